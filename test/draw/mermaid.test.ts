import { describe, expect, test } from 'vitest';

import { mermaidBlueprint } from '../../src/draw/mermaid/mermaid-blueprint.ts';
import { mermaidStatechart } from '../../src/draw/mermaid/mermaid-statechart.ts';
import { MermaidIds, mermaidText } from '../../src/draw/mermaid/mermaid-text.ts';
import { mermaidTimeline } from '../../src/draw/mermaid/mermaid-timeline.ts';
import { compileBlueprint, playJourney, readBlueprint, readJourneys, type Blueprint } from '../../src/index.ts';
import { CALL_BACK } from '../cli/support.ts';
import { everyExample } from '../support/examples.ts';
import { randomBlueprint } from '../support/random-blueprint.ts';

const HOSTILE = 'a "quote" #35; [end] {x} (y) <b>; %% --> `md` | \\ end\nsubgraph';

function blueprintOf(text: string): Blueprint {
  const { blueprint, findings } = readBlueprint(text, { file: 'desk.blueprint.yaml' });
  if (blueprint === undefined) throw new Error(JSON.stringify(findings));
  return blueprint;
}

/** Labels of flowcharts and states stand in quotes; what is outside them is ours alone. */
const FLOWCHART_LINE = new RegExp(
  [
    String.raw`flowchart LR`,
    String.raw`  acc(?:Title|Descr): [^"#<>;]*(?:#\d+;[^"#<>;]*)*`,
    String.raw`  subgraph n_\w+\["LABEL"\]`,
    String.raw` +n_\w+(?:\["LABEL"\]|\{"LABEL"\}|\(\["LABEL"\]\)|\(\("LABEL"\)\)|\(\(\("LABEL"\)\)\)|\[\["LABEL"\]\])`,
    String.raw`  end`,
    String.raw`  n_\w+ (?:-->|-\.->)(?:\|"LABEL"\|)? n_\w+`,
  ]
    .map((one) => `^${one.replaceAll('LABEL', String.raw`(?:[^"#<>;]|#\d+;|<br/>)+`)}$`)
    .join('|'),
  'u',
);

const STATE_LINE = new RegExp(
  [
    String.raw`stateDiagram-v2`,
    String.raw`  direction TB`,
    String.raw`  accTitle: TEXT`,
    String.raw` +state "(?:[^"#<>;]|#\d+;|<br/>)+" as n_\w+(?: \{)?`,
    String.raw` +\}`,
    String.raw` +--`,
    String.raw` +(?:n_\w+|\[\*\]) --> (?:n_\w+|\[\*\])(?: : TEXT)?`,
    String.raw` +note right of n_\w+`,
    String.raw` +end note`,
    String.raw` +TEXT`,
  ]
    .map((one) => `^${one.replaceAll('TEXT', String.raw`(?:[^"#<>;:{}]|#\d+;)+`)}$`)
    .join('|'),
  'u',
);

const GANTT_LINE = new RegExp(
  [
    String.raw`gantt`,
    String.raw`  title TEXT`,
    String.raw`  dateFormat YYYY-MM-DDTHH:mm:ss`,
    String.raw`  axisFormat %m-%d %H:%M`,
    String.raw`  section TEXT`,
    String.raw`    TEXT :(?:(?:crit|done|active|milestone), )+\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d, \d+s`,
  ]
    .map((one) => `^${one.replaceAll('TEXT', String.raw`(?:[^"#<>;:]|#\d+;)+`)}$`)
    .join('|'),
  'u',
);

function foreignLines(text: string, known: RegExp): string[] {
  return text.split('\n').filter((line) => line !== '' && !known.test(line));
}

describe('texts in Mermaid', () => {
  test('signs that mean something there become entity codes, letters of all scripts stay', () => {
    expect(mermaidText('接待"客户" #1; [end]')).toBe('接待#34;客户#34; #35;1#59; #91;end#93;');
    expect(mermaidText('a <b>\nc:d `e` 80% follow-up --> x')).toBe(
      'a #60;b#62; c#58;d #96;e#96; 80#37; follow-up #45;#45;#62; x',
    );
    expect(mermaidText('\u202Ehidden')).toBe('#8249;U+202E#8250;hidden');
    expect(mermaidText('')).toBe(' ');
  });

  test('ids are ASCII, no words of the grammar, and different for different things', () => {
    const ids = new MermaidIds();
    const all = ['end', 'step-a-b', 'step-a_b', '受理', 'o', 'x', 'default'].map((key) => ids.of(key));
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((id) => /^n_[A-Za-z0-9_]+$/u.test(id))).toBe(true);
    expect(ids.of('受理')).toBe(all[3]);
  });
});

describe('a blueprint in Mermaid', () => {
  test('is a flowchart with a subgraph for each stage', () => {
    expect(mermaidBlueprint(blueprintOf(CALL_BACK))).toBe(`flowchart LR
  accTitle: call back
  accDescr: Service blueprint of call back#58; 2 steps in the stages intake, resolution#59; it ends as closed solved. Rows from the top#58; evidence, customer actions, frontstage, backstage, support.
  subgraph n_stage_intake["intake"]
    n_step_receive["receive"]
  end
  subgraph n_stage_resolution["resolution"]
    n_step_ring["Ring the customer<br/>agent"]
  end
  n_end_closed_solved((("closed solved<br/>solved")))
  n_step_receive --> n_step_ring
  n_step_ring --> n_end_closed_solved
  n_start_of_the_case((" "))
  n_start_of_the_case --> n_step_receive
`);
  });

  test('one changed step changes its own lines and no others', () => {
    const before = mermaidBlueprint(blueprintOf(CALL_BACK)).split('\n');
    const after = mermaidBlueprint(blueprintOf(CALL_BACK.replace('Ring the customer', 'Call them'))).split('\n');
    expect(after.filter((line, index) => line !== before[index])).toEqual(['    n_step_ring["Call them<br/>agent"]']);
  });

  test('of every example and of any other blueprint, each line is one of the grammar', () => {
    const all = [
      ...everyExample().map(([, one]) => one),
      ...[1, 2, 3, 4, 5].map((seed) => randomBlueprint(seed).blueprint),
    ];
    for (const blueprint of all) {
      for (const locale of blueprint.locales) {
        expect(foreignLines(mermaidBlueprint(blueprint, { locale }), FLOWCHART_LINE)).toEqual([]);
        expect(foreignLines(mermaidStatechart(compileBlueprint(blueprint), { locale }), STATE_LINE)).toEqual([]);
      }
    }
  });

  test('hostile names stay names, in all three diagrams', () => {
    const written = JSON.stringify(HOSTILE);
    const text = CALL_BACK.replace('do: Ring the customer', `do: ${written}`)
      .replace('kind: intake', `kind: intake\n    title: ${written}`)
      .replace('outcome: solved', `outcome: solved, title: ${written}`);
    const blueprint = blueprintOf(text);
    const compiled = compileBlueprint(blueprint);
    expect(foreignLines(mermaidBlueprint(blueprint), FLOWCHART_LINE)).toEqual([]);
    expect(foreignLines(mermaidStatechart(compiled), STATE_LINE)).toEqual([]);
    const journey = `throughline-journey: 1
blueprint: ./desk.blueprint.yaml
journeys:
  all:
    steps:
      - { by: customer, step: receive, with: { number: "+31612345678" } }
      - { by: agent, step: ring }
`;
    const { file, findings } = readJourneys(journey, { file: 'desk.journey.yaml' });
    expect(findings).toEqual([]);
    const [first] = file?.journeys ?? [];
    if (first === undefined) throw new Error('There is no journey.');
    const { entries, end } = playJourney(compiled, first);
    const chart = mermaidTimeline(entries, { compiled, until: end });
    expect(foreignLines(chart, GANTT_LINE)).toEqual([]);
    expect(chart).toContain('section Stages');
    expect(chart).toContain(`    ${mermaidText(HOSTILE)} :done, 2026-01-05T09:00:00, 1s`);
  });
});

describe('a machine in Mermaid', () => {
  test('is a state diagram: where it begins, what leads where, and where it ends', () => {
    expect(mermaidStatechart(compileBlueprint(blueprintOf(CALL_BACK))).split('\n')).toEqual(
      expect.arrayContaining([
        'stateDiagram-v2',
        '  state "Ring the customer<br/>resolution<br/>step-ring · waits for staff" as n_step_ring',
        '  n_step_receive --> n_step_ring : answered',
        '  [*] --> n_step_receive',
      ]),
    );
  });
});
