import type { Entry } from '../../compile/case.ts';
import type { JournalRecord } from '../../run/store/journal-record.ts';
import { describeTimeline } from '../timeline/describe-timeline.ts';
import type { TimelineOptions } from '../timeline/timeline-options.ts';
import { entriesOf, readTimeline } from '../timeline/read-timeline.ts';
import type { ClockBar, TimelineItem, TimelineRow } from '../timeline/timeline-model.ts';
import { TimelineNames } from '../timeline/timeline-names.ts';
import { printInstant } from '../../time/instant.ts';
import { mermaidText } from './mermaid-text.ts';

/**
 * What happened to one case as a Mermaid Gantt chart: a section for each row of the picture, bars for what lasted, diamonds
 * for what happened, breached clocks as critical. Instants are those that the clocks of the blueprint's zone show.
 *
 * @param history as {@link drawTimeline} takes it.
 * @returns the text of the diagram; the same history gives the same text.
 */
export function mermaidTimeline(
  history: readonly (Entry | JournalRecord)[],
  { compiled, locale, title, until, context, people }: TimelineOptions,
): string {
  const { blueprint } = compiled;
  const names = new TimelineNames(compiled, locale ?? blueprint.locales[0] ?? 'en', people);
  const story = readTimeline(compiled, entriesOf(history), { names, until, context, people });
  const { zone } = blueprint;
  const described = describeTimeline(story, names, { title, zone, blueprint: names.of.text(blueprint.title) });
  const write = new TaskWriter(zone);
  return [
    'gantt',
    `  title ${mermaidText(described.title)}`,
    '  dateFormat YYYY-MM-DDTHH:mm:ss',
    '  axisFormat %m-%d %H:%M',
    ...story.rows.flatMap((row) => write.row(row)),
    '',
  ].join('\n');
}

/** Mermaid draws nothing of a bar that lasts no time at all. */
const LEAST = 1;

class TaskWriter {
  readonly #zone: string;

  constructor(zone: string) {
    this.#zone = zone;
  }

  row({ name, items, clocks }: TimelineRow): string[] {
    const tasks = [...items.map((item) => this.#item(item)), ...clocks.map((clock) => this.#clock(clock))];
    return tasks.length === 0 ? [] : [`  section ${mermaidText(name)}`, ...tasks.map((task) => `    ${task}`)];
  }

  #item({ from, to, label, tone, sign, end }: TimelineItem): string {
    const tags = [
      ...(tone === 'bad' ? ['crit'] : []),
      ...(sign === undefined ? [end === 'open' ? 'active' : 'done'] : ['milestone']),
    ];
    return this.#task(label, tags, from.at, sign === undefined ? to.at : from.at);
  }

  #clock({ from, to, label, tone }: ClockBar): string {
    return this.#task(label, [tone === 'bad' ? 'crit' : tone === 'good' ? 'done' : 'active'], from.at, to.at);
  }

  #task(label: string, tags: readonly string[], from: number, to: number): string {
    const seconds = Math.round((to - from) / 1000);
    const length = tags.includes('milestone') ? 0 : Math.max(LEAST, seconds);
    return `${mermaidText(label)} :${tags.join(', ')}, ${this.#wall(from)}, ${length}s`;
  }

  /** Without the offset: Mermaid would move it to the zone of whoever looks. */
  #wall(at: number): string {
    return printInstant(Math.floor(at / 1000) * 1000, this.#zone).slice(0, 19);
  }
}
