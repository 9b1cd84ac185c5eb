import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { checkBlueprint, readBpmn } from '../../src/index.ts';
import { blocksOf } from '../../src/flow/blocks.ts';
import { explore, wholeOf } from '../../src/flow/net-explore.ts';
import { netOfScope, ORDINARY } from '../../src/flow/net-of-scope.ts';
import { scopesOf } from '../../src/flow/process-scopes.ts';
import { unsoundnessOf } from '../../src/flow/soundness.ts';
import { drawn } from '../support/drawn-process.ts';

/** What is found, in a line each: what kind, and the nodes that it names. */
function found(sketch: string): string[] {
  return unsoundnessOf(drawn(sketch)).map((one) => {
    switch (one.kind) {
      case 'waits':
        return `${one.at} waits for ${one.missing}${one.after === undefined ? '' : ` after ${one.after} goes to ${one.way ?? 'an end'}`}`;
      case 'endless':
        return `endless: ${one.nodes.join(' ')}`;
      case 'dead':
        return `dead: ${one.node}${one.flow === undefined ? '' : ` by ${one.flow}`}`;
      case 'undecided':
        return `undecided: ${one.node}`;
      default:
        return `${one.kind}: ${one.split ?? 'start'} ${one.ways.join(' ')} ${one.merge} ${one.follows ?? '-'}`;
    }
  });
}

describe('a gateway that waits for ever is named with the one that sent the case elsewhere', () => {
  test('where one of two ways is chosen and both are waited for', () => {
    expect(
      found(`start s -> split
        xor split -> check pack
        task check -> join
        task pack -> join
        and join -> e
        end e`),
    ).toEqual(['join waits for pack after split goes to check']);
  });

  test('where a rejected case ends on one of two parallel ways', () => {
    expect(
      found(`start s -> both
        and both -> check pack
        task check -> fine
        xor fine -> join out
        end out
        task pack -> join
        and join -> e
        end e`),
    ).toEqual(['join waits for fine after fine goes to out']);
  });

  test('where the time runs out on a task of a parallel way', () => {
    expect(
      found(`start s -> both
        and both -> check pack
        task check -> join
        boundary:timer late @check -> out
        end out
        task pack -> join
        and join -> e
        end e`),
    ).toEqual(['join waits for check after check goes to late']);
  });

  test('where an event is waited for, and only one of several can happen first', () => {
    expect(
      found(`start s -> race
        first race -> reply late
        catch:message reply -> join
        catch:timer late -> join
        and join -> e
        end e`),
    ).toEqual(['join waits for late after race goes to reply']);
  });

  test('where nothing ever leads to one of the ways', () => {
    expect(
      found(`start s -> join
        task ghost -> join
        and join -> e
        end e`),
    ).toEqual(['join waits for ghost', 'dead: ghost']);
  });

  test('and where no condition can ever be true', () => {
    expect(
      found(`start s -> g
        xor g -> a[false] b[false]
        task a -> e
        task b -> e
        end e`)[0],
    ).toBe('g waits for g');
  });

  test('unless something ends the whole process, whoever still waits', () => {
    expect(
      found(`start s -> both
        and both -> work stop
        task work -> join
        task never -> join
        and join -> e
        end e
        task stop -> all
        end:terminate all`),
    ).toEqual(['dead: never']);
  });
});

describe('what runs at the same time and is not joined is done twice', () => {
  const both = (merge: string, after: string): string =>
    `start s -> both\nand both -> check pack\ntask check -> m\ntask pack -> m\n${merge} m -> ${after}\nend e`;

  test('behind an exclusive gateway', () => {
    expect(found(`${both('xor', 'send')}\ntask send -> e`)).toEqual(['twice: both check pack m send']);
  });

  test('by the very task at which they meet', () => {
    expect(found(both('task', 'e'))).toEqual(['twice: both check pack m m']);
  });

  test('where only the end follows the gateway, the end is reached twice', () => {
    expect(found(both('xor', 'e'))).toEqual(['ends-twice: both check pack m -']);
  });

  test('where each leads straight to an end, nothing is wrong', () => {
    expect(found('start s -> both\nand both -> a b\ntask a -> e\ntask b -> e\nend e')).toEqual([]);
  });

  test('where the first of them ends everything, nothing is done twice', () => {
    expect(found('start s -> both\nand both -> a b\ntask a -> m\ntask b -> m\nxor m -> e\nend:terminate e')).toEqual(
      [],
    );
  });

  test('a task that leads to two others starts both at once', () => {
    expect(found('start s -> a\ntask a -> b c\ntask b -> d\ntask c -> d\ntask d -> e\nend e')).toEqual([
      'twice: a b c d d',
    ]);
  });

  test('what each round starts anew piles up', () => {
    expect(
      found(`start s -> m
        xor m -> a
        task a -> g
        and g -> report x
        task report -> done
        end done
        xor x -> m e
        end e`),
    ).toEqual([expect.stringMatching(/^piles-up: g .* report$/u)]);
  });

  test('a reminder that does not interrupt its task may well come again in the next round', () => {
    expect(
      found(`start s -> m
        xor m -> a
        task a -> x
        boundary:timer late @a beside -> remind
        task remind -> told
        end told
        xor x -> m e
        end e`),
    ).toEqual([]);
  });
});

describe('a case can end', () => {
  test('where a circle has no way out, it is told', () => {
    expect(found('start s -> m\nxor m -> a\ntask a -> m')).toEqual(['endless: m a']);
  });

  test('where a circle can be left, it is not', () => {
    expect(found('start s -> m\nxor m -> a\ntask a -> x\nxor x -> m e\nend e')).toEqual([]);
  });

  describe('a circle inside comes to its end with what breaks it off', () => {
    const circle = 'start sp/in/i -> m\nxor sp/in/m -> a\ntask sp/in/a -> m';
    const around = (first: string): string => `start s -> sp\nsub sp -> e\nend e\n${first}\n${circle}`;
    const alone = 'start sp/si -> in\nsub sp/in -> so\nend sp/so';
    const beside = (split: string, end: string): string =>
      `start sp/si -> both\n${split} sp/both -> in b\nsub sp/in -> so\nend sp/so\ntask sp/b -> sb\n${end} sp/sb`;

    test('nothing does, so it is told', () => {
      expect(found(around(alone))).toContain('endless: m a');
    });

    test('the time of what stands around it', () => {
      expect(found(around(`${alone}\nboundary:timer late @sp -> e`))).toEqual(['dead: so']);
      expect(found(around(`${alone}\nboundary:timer late @sp beside -> e`))).toContain('endless: m a');
    });

    test('a way beside it that ends everything', () => {
      expect(found(around(beside('and', 'end:terminate')))).toEqual(['dead: so']);
      expect(found(around(beside('and', 'end')))).toContain('endless: m a');
      expect(found(around(beside('xor', 'end:terminate')))).toContain('endless: m a');
    });

    test('a message to an event sub-process around it, but not to the one that it stands in', () => {
      const handler = 'handler h\nstart:message h/hs -> ho\nend h/ho';
      expect(found(`${around(alone)}\n${handler}`)).toEqual(['dead: so', 'dead: e']);
      const within = 'handler h\nstart:message h/hs -> hm\nxor h/hm -> ha\ntask h/ha -> hm';
      expect(found(`start s -> t\ntask t -> e\nend e\n${within}`)).toEqual(['endless: hm ha']);
    });
  });

  test('what nothing leads to is told once, not with all that follows it', () => {
    expect(found('start s -> e\nend e\ntask ghost -> shade\ntask shade -> e')).toEqual(['dead: ghost']);
  });
});

describe('inclusive gateways', () => {
  test('an inclusive join without its own split waits only for what can still come', () => {
    expect(
      found(`start s -> g
        or g -> a b
        task a -> x
        xor x -> c e2
        end e2
        task c -> j
        task b -> j
        or j -> e1
        end e1`),
    ).toEqual([]);
  });

  test('an inclusive split into a parallel join waits for ever when not all ways are taken', () => {
    expect(found('start s -> g\nor g -> a b\ntask a -> j\ntask b -> j\nand j -> e\nend e')).toHaveLength(1);
  });
});

describe('what happens in sub-processes is seen outside as far as it comes out', () => {
  const sub = (inner: string, border: string, after = 'sub sp -> e2\nend e2'): string =>
    `start s -> sp\n${after}\n${inner}\n${border}\nend e1`;
  const thrown = (kind: string): string => `start sp/i -> x\nend:${kind} sp/x`;

  test('a sub-process that only fails is never left in the ordinary way', () => {
    expect(found(sub(thrown('error=E'), 'boundary:error=E b @sp -> e1'))).toEqual(['dead: e2']);
    expect(found(sub(thrown('escalation=E'), 'boundary:escalation=E b @sp -> e1'))).toEqual(['dead: e2']);
    expect(
      found(sub('start sp/i -> x\nend:cancel sp/x', 'boundary:cancel b @sp -> e1', 'transaction sp -> e2\nend e2')),
    ).toEqual(['dead: e2']);
  });

  test('a sub-process for each of a list is left in the ordinary way where the list is empty', () => {
    const failing = sub(thrown('error=E'), 'boundary:error=E b @sp -> e1', 'sub:each sp -> e2\nend e2');
    expect(found(failing)).toEqual([]);
  });

  test('an escalation that is always thrown comes out beside the ordinary end: both can be joined', () => {
    const inner = 'start sp/i -> t\nthrow:escalation=E sp/t -> o\nend sp/o';
    expect(found(sub(inner, 'boundary:escalation=E b @sp beside -> j\nand j -> e1', 'sub sp -> j'))).toEqual([]);
    expect(
      found(sub('start sp/i -> o\nend sp/o', 'boundary:escalation=E b @sp beside -> j\nand j -> e1', 'sub sp -> j')),
    ).toEqual(['j waits for b', 'dead: b']);
  });

  test('what waits for ever inside is told there', () => {
    const inner = 'start sp/i -> g\nxor sp/g -> a c\ntask sp/a -> j\ntask sp/c -> j\nand sp/j -> o\nend sp/o';
    expect(found(sub(inner, 'boundary:timer b @sp -> e1'))).toEqual(['j waits for c after g goes to a']);
  });

  test('an error goes to an event sub-process beside it, and the sub-process then ends in the ordinary way', () => {
    expect(
      found(
        sub(`${thrown('error=E')}\nhandler sp/h\nstart:error=E h/hs -> he\nend h/he`, 'boundary:timer b @sp -> e1'),
      ),
    ).toEqual([]);
  });

  test('a called process is left as it says itself, also when it calls itself', () => {
    expect(
      found(`start s -> c
        call:q c -> e2
        boundary:error=E b @c -> e1
        end e1
        end e2
        process q
        start qs -> qx
        end:error=E qx`),
    ).toEqual(['dead: e2']);
    expect(found('start s -> x\nxor x -> c e\ncall:p c -> e\nend e')).toEqual([]);
  });
});

describe('the elements of the standard that behave are found to behave', () => {
  const SAID: Readonly<Record<string, readonly string[]>> = {
    // A condition that is literally false is never true.
    '09': ['TL4175 e1'],
    '10': ['TL4175 e1'],
    '13': ['TL4175 c'],
    '14': ['TL4175 e2'],
    // What only fails, escalates or is cancelled never ends in the ordinary way.
    '36': ['TL4175 e2'],
    '37': ['TL4175 e2'],
    '39': ['TL4175 e2'],
    '46': ['TL4175 e2'],
  };
  const numbers = Array.from({ length: 65 }, (_, index) => String(index + 1).padStart(2, '0'));

  test.each(numbers)('cell %s', async (number) => {
    const xml = readFileSync(new URL(`../bpmn/cells/${number}.bpmn`, import.meta.url), 'utf8');
    const { flow, blueprint } = await readBpmn(xml, { file: `${number}.bpmn` });
    const dead = unsoundnessOf(flow).map((one) => (one.kind === 'dead' ? `TL4175 ${one.node}` : one.kind));
    expect(dead).toEqual(SAID[number] ?? []);
    if (blueprint === undefined) return;
    const told = checkBlueprint(blueprint).filter(({ code }) => code >= 'TL4170' && code < 'TL4190');
    expect(told.every(({ code }) => code === 'TL4175')).toBe(true);
  });
});

test('where there is more than was looked at, nothing is said but that', () => {
  const ways = Array.from({ length: 12 }, (_, index) => index);
  const sketch = [
    'start s -> g',
    `and g -> ${ways.map((way) => `a${way}`).join(' ')}`,
    ...ways.flatMap((way) => [`task a${way} -> x${way}`, `xor x${way} -> j e`]),
    'or j -> t',
    'task t -> e',
    'end e',
  ].join('\n');
  expect(found(sketch)).toEqual([expect.stringMatching(/^undecided: /u)]);
});

test('a net that is played without being made smaller shows the same', () => {
  const model = drawn('start s -> g\nxor g -> a b\ntask a -> j\ntask b -> j\nand j -> e\nend e');
  const scopes = scopesOf(model.processes[0]!);
  const { net } = netOfScope(model, scopes, scopes.get('p')!, () => ORDINARY);
  const played = explore(net, wholeOf(net));
  expect([played.stuck.length, played.doubled.length, played.isCut]).toEqual([2, 0, false]);
});

describe('blocks are found by their two gateways', () => {
  const blocks = (sketch: string): string[] =>
    drawn(sketch).processes.flatMap((process) =>
      blocksOf(process).map(
        ({ split, join, branches }) => `${split} ${branches.map(({ nodes }) => nodes.join('+')).join(' | ')} ${join}`,
      ),
    );

  test('outer ones first', () => {
    expect(
      blocks(`start s -> g
        and g -> a x
        task a -> j
        xor x -> b c
        task b -> y
        task c -> y
        xor y -> j
        and j -> e
        end e`),
    ).toEqual(['g a | x+b+c+y j', 'x b | c y']);
  });

  test('an empty branch is one', () => {
    expect(blocks('start s -> g\nor g -> a j\ntask a -> j\nor j -> e\nend e')).toEqual(['g a |  j']);
  });

  test('what is entered or left in between is none', () => {
    expect(blocks('start s -> g\nand g -> a b\ntask a -> x\nxor x -> j e\ntask b -> j\nand j -> e\nend e')).toEqual([]);
    expect(
      blocks('start s -> g\nand g -> a b\ntask a -> j\nboundary:timer t @a -> e\ntask b -> j\nand j -> e\nend e'),
    ).toEqual([]);
  });
});
