import { describe, expect, test } from 'vitest';

import { checkBlueprint, readBlueprint } from '../../src/index.ts';
import { findingsOf, fixed, said, smallBlueprint, told } from './small-blueprint.ts';

const unset = 'parameters: { limit: { type: integer, value: unset } }';
const steps = 'a: { do: Work, when: limit > 3 }';

/** A blueprint with one finding (TL4035) on the line of its parameter, with a comment behind it or above it. */
function withComment({ behind, above }: { behind?: string; above?: string }): string {
  const line = behind === undefined ? unset : `${unset} ${behind}`;
  return smallBlueprint({ sections: above === undefined ? line : `${above}\n${line}`, steps });
}

describe('a finding that its author takes as it is, and says why, is not shown again', () => {
  test('by a comment at the end of its line', () => {
    expect(told(withComment({}))).toEqual(['TL4035 unset']);
    expect(told(withComment({ behind: '# throughline-ignore TL4035: the board decides in May' }))).toEqual([]);
  });

  test('by a comment alone on the line above, with blank lines and other comments in between', () => {
    const above = '# throughline-ignore TL4035: the board decides in May';
    expect(told(withComment({ above }))).toEqual([]);
    expect(told(withComment({ above: `${above}\n\n  # limit of the desk` }))).toEqual([]);
  });

  test('several codes in one comment, and several comments above one line', () => {
    const line = unset.replace(/ \}\s*$/u, ', spare: { type: integer, value: 3 } }');
    expect(told(smallBlueprint({ sections: line, steps })).map((found) => found.split(' ')[0])).toEqual([
      'TL4035',
      'TL4011',
    ]);
    const both = `# throughline-ignore TL4035, TL4011: not in use before May\n${line}`;
    expect(told(smallBlueprint({ sections: both, steps }))).toEqual([]);
    const two = `# throughline-ignore TL4035: no number yet\n# throughline-ignore TL4011: not in use yet\n${line}`;
    expect(told(smallBlueprint({ sections: two, steps }))).toEqual([]);
  });

  test('written with a Chinese keyboard, on lines that end as on Windows, behind a byte order mark', () => {
    const text = withComment({ behind: '# throughline-ignore TL4035：五月由董事会决定' });
    expect(told(text)).toEqual([]);
    expect(told(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual([]);
    expect(told(withComment({ above: '#throughline-ignore TL4035，TL4011: 五月决定' }))).toEqual(['TL4093 TL4011']);
  });

  test('also when it was found in reading', () => {
    const text = smallBlueprint({ sections: 'title: No #1 in service' });
    expect(told(text)).toHaveLength(1);
    const [code = ''] = told(text)[0]?.split(' ') ?? [];
    const silent = text.replace('title: No', `# throughline-ignore ${code}: meant so\ntitle: No`);
    expect(told(silent)).toEqual([]);
  });

  test('but findings of other lines and other codes stay', () => {
    const other = withComment({ above: '# throughline-ignore TL4011: leftover' });
    expect(told(other)).toEqual(['TL4093 TL4011', 'TL4035 unset']);
    const far = withComment({}).replace('throughline: 1', 'throughline: 1 # throughline-ignore TL4035: later');
    expect(told(far)).toEqual(['TL4093 TL4035', 'TL4035 unset']);
  });

  test('a # inside a text or a block of text is no comment', () => {
    const inText = smallBlueprint({ sections: `title: "# throughline-ignore TL4035: x"\n${unset}`, steps });
    expect(told(inText)).toEqual(['TL4035 unset']);
    const inBlock = smallBlueprint({
      sections: `purpose: |\n  One.\n  # throughline-ignore TL4035: x\n${unset}`,
      steps,
    });
    expect(told(inBlock)).toEqual(['TL4035 unset']);
  });
});

describe('a suppression that does not hold is itself a finding', () => {
  test('without a reason: the finding is silenced, the missing reason is shown in its place', () => {
    const text = withComment({ behind: '# throughline-ignore TL4035' });
    expect(told(text)).toEqual(['TL4090 # throughline-ignore TL4035']);
    expect(told(withComment({ behind: '# throughline-ignore TL4035: …' }))).toEqual([
      'TL4090 # throughline-ignore TL4035: …',
    ]);
    expect(said(text)).toEqual([
      {
        en: 'Nobody can tell later why TL4035 is silenced here: the reason is missing. Write it behind a colon: # throughline-ignore TL4035: because of ….',
        'zh-CN':
          '这里屏蔽了 TL4035，却没有说明原因，以后没有人知道为什么。请在冒号后写明原因：# throughline-ignore TL4035: 因为……。',
      },
    ]);
  });

  test('with a code that does not exist, or the name of a law', () => {
    expect(told(withComment({ behind: '# throughline-ignore TL4935: x1' }))).toEqual(['TL4035 unset', 'TL4091 TL4935']);
    const law = withComment({ behind: '# throughline-ignore parameters-have-a-value: in May' });
    expect(said(law)[1]?.en).toBe(
      'There is no finding with the code "parameters-have-a-value", so nothing is silenced. Did you mean "TL4035"?',
    );
  });

  test('with a code in small letters, which is mended', () => {
    const text = withComment({ behind: '# throughline-ignore tl4035: in May' });
    expect(told(text)).toEqual(['TL4035 unset', 'TL4091 tl4035']);
    expect(told(fixed(text))).toEqual([]);
  });

  test('without a code, or without a colon before the reason', () => {
    expect(told(withComment({ behind: '# throughline-ignore' }))).toEqual([
      'TL4035 unset',
      'TL4094 # throughline-ignore',
    ]);
    const text = withComment({ behind: '# throughline-ignore TL4035 the board decides' });
    expect(told(text)).toEqual(['TL4094 # throughline-ignore TL4035 the board decides']);
    expect(fixed(text)).toContain('# throughline-ignore TL4035: the board decides\n');
    expect(told(fixed(text))).toEqual([]);
  });

  test.each(['throughline-disable', 'throughline ignore', 'throughline-ignore-next-line', 'throughline: ignore'])(
    'with other words than throughline-ignore: %s',
    (words) => {
      const text = withComment({ behind: `# ${words} TL4035: in May` });
      expect(told(text)).toEqual(['TL4035 unset', `TL4094 # ${words} `]);
      expect(told(fixed(text))).toEqual([]);
    },
  );

  test('but a comment that only speaks of throughline or of a code is a comment', () => {
    expect(told(withComment({ behind: '# throughline says TL4035' }))).toEqual(['TL4035 unset']);
    expect(told(withComment({ behind: '# see TL4035' }))).toEqual(['TL4035 unset']);
    expect(told(withComment({ above: '# throughline: 1' }))).toEqual(['TL4035 unset']);
  });

  test('of an error, because a blueprint with an error cannot run', () => {
    const text = smallBlueprint({ steps: 'a: { do: Work, by: nobody } # throughline-ignore TL4001: later' });
    expect(told(text)).toEqual(['TL4001 nobody', 'TL4092 TL4001']);
    expect(told(fixed(text))).toEqual(['TL4001 nobody']);
    expect(fixed(text)).toContain('by: nobody }\n');
  });

  test('that silences nothing: it would hide the next finding of its line', () => {
    const text = smallBlueprint({ steps: '# throughline-ignore TL4035: later\na: { do: Work }' });
    expect(told(text)).toEqual(['TL4093 TL4035']);
    expect(fixed(text)).toBe(smallBlueprint({ steps: 'a: { do: Work }' }));
    expect(said(text)[0]?.en).toMatch(/^No TL4035 begins on line \d+, so there is nothing to silence\. /);
  });

  test('of which one code of several silences nothing: the others stay', () => {
    const text = withComment({ behind: '# throughline-ignore TL4011, TL4035, TL4036: in May' });
    expect(told(text)).toEqual(['TL4093 TL4011, TL4035, TL4036']);
    expect(fixed(text)).toBe(withComment({ behind: '# throughline-ignore TL4035: in May' }));
  });

  test('behind the last line, where nothing follows', () => {
    expect(said(`${smallBlueprint({})}# throughline-ignore TL4035: in May\n`)[0]?.en).toContain(
      'Nothing follows this comment',
    );
  });

  test('what is silenced for a stricter preset is no leftover under a weaker one', () => {
    const text = withComment({ behind: '# throughline-ignore TL4035: in May' });
    const { blueprint } = readBlueprint(text, { file: 'small.blueprint.yaml' });
    if (blueprint === undefined) throw new Error('The blueprint cannot be read.');
    expect(checkBlueprint(blueprint, { preset: 'minimal' })).toEqual([]);
    const strictOnly = smallBlueprint({}).replace('id: small', 'id: small # throughline-ignore TL4106: a draft');
    expect(told(strictOnly)).toEqual([]);
  });

  test('nothing is said of leftovers while errors keep the other laws from being looked at', () => {
    const text = withComment({ behind: '# throughline-ignore TL4011: in May' }).replace(
      'when: limit > 3',
      'by: nobody',
    );
    expect(findingsOf(text).map(({ code }) => code)).toEqual(['TL4001']);
  });
});
