import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { StateConfig } from '../../compile/state-config.ts';
import type { DrawOptions } from '../options.ts';
import { ChartBuilder, type ChartEdge, type ChartNode, type ChartScope } from '../statechart/chart.ts';
import { StateNames } from '../statechart/state-names.ts';
import { MermaidIds, mermaidText, quoted } from './mermaid-text.ts';

/**
 * The machine of a blueprint as a Mermaid state diagram: its flow and its interrupts, parallel branches as regions. Stages
 * have no boxes there, because Mermaid draws no arrow between states of different boxes; each state names its stage.
 * Service clocks and escalations are left to the picture in SVG, which has a card for each.
 *
 * @returns the text of the diagram; the same blueprint gives the same text.
 */
export function mermaidStatechart(compiled: CompiledBlueprint, { locale }: Pick<DrawOptions, 'locale'> = {}): string {
  const names = new StateNames(compiled, locale);
  const { journey, interrupt } = compiled.config.states ?? {};
  const builder = new ChartBuilder(names);
  const writer = new ScopeWriter();
  const flow = journey === undefined ? [] : writer.scope(builder.region(journey, ''));
  const beside = interrupt === undefined || !hasSteps(interrupt) ? [] : writer.interrupts(builder, interrupt, names);
  return [
    'stateDiagram-v2',
    '  direction TB',
    `  accTitle: ${mermaidText(names.blueprint)}`,
    ...[...flow, ...beside].map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/** True for interrupts that run steps of their own; without any there is nothing to see but that nothing runs. */
function hasSteps({ states = {} }: StateConfig): boolean {
  return Object.keys(states).length > 2;
}

class ScopeWriter {
  readonly #ids = new MermaidIds();

  scope({ groups, edges }: ChartScope): string[] {
    const lines: string[] = [];
    const dots = new Map<string, Pick<ChartNode, 'id'> | undefined>();
    for (const { box, nodes } of groups) {
      const [first] = nodes.filter(({ kind }) => kind !== 'initial');
      for (const node of nodes) {
        if (node.kind === 'initial') dots.set(node.id, box);
        else lines.push(...this.#node(node, box?.title));
      }
      if (box === undefined || first === undefined || box.notes.length === 0) continue;
      const notes = [box.title, ...box.notes].map((note) => mermaidText(note));
      lines.push(`note right of ${this.#ids.of(first.id)}`, ...notes.map((note) => `  ${note}`), 'end note');
    }
    // The dot of a stage is no state of its own: whatever leads to the stage leads to where its dot does.
    const entries = new Map(
      edges.flatMap(({ from, to }): [string, string][] => {
        const box = dots.get(from);
        return box === undefined ? [] : [[box.id, to]];
      }),
    );
    const ends = groups.flatMap(({ nodes }) => nodes.filter(({ kind }) => kind === 'final'));
    return [
      ...lines,
      ...edges.flatMap(({ from, to, words }) => {
        if (dots.get(from) !== undefined) return [];
        return this.#edge({ from: dots.has(from) ? undefined : from, to: entries.get(to) ?? to, words });
      }),
      ...ends.map(({ id }) => `${this.#ids.of(id)} --> [*]`),
    ];
  }

  /** The interrupts stand in a box of their own beside the flow. */
  interrupts(builder: ChartBuilder, state: StateConfig, names: StateNames): string[] {
    const title = names.words.regions.interrupt;
    const inner = this.scope(builder.region(state, title)).map((line) => `  ${line}`);
    return [`state ${quoted(title)} as ${this.#ids.of(state.id)} {`, ...inner, '}'];
  }

  #node({ id, kind, title, caption, notes, inner }: ChartNode, stage: string | undefined): string[] {
    const own = this.#ids.of(id);
    // A choice of Mermaid shows no text, so a question is a state too.
    const lines = [kind === 'choice' ? `${title} ?` : title, ...(stage === undefined ? [] : [stage]), caption];
    const shown = [...lines.filter((line) => line.trim() !== ''), ...notes];
    const regions = inner.map((scope) => this.scope(scope));
    if (regions.length === 0) return [`state ${quoted(...shown)} as ${own}`];
    return [
      `state ${quoted(title)} as ${own} {`,
      ...regions.flatMap((region, index) => [...(index === 0 ? [] : ['  --']), ...region.map((line) => `  ${line}`)]),
      '}',
    ];
  }

  /** @param from absent for where the scope begins. */
  #edge({ from, to, words }: Pick<ChartEdge, 'to' | 'words'> & { readonly from: string | undefined }): string {
    const label = words.map(mermaidText).join(' / ');
    const start = from === undefined ? '[*]' : this.#ids.of(from);
    return `${start} --> ${this.#ids.of(to)}${label === '' ? '' : ` : ${label}`}`;
  }
}
