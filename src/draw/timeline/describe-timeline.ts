import type { TimelineStory } from './timeline-model.ts';
import type { TimelineNames } from './timeline-names.ts';

interface Heading {
  readonly title: string | undefined;
  readonly zone: string;
  readonly blueprint: string | undefined;
}

/** The heading of a picture, and what it shows in sentences, for those who cannot see it. */
export function describeTimeline(
  { caseId, state, end, from, until, rows }: TimelineStory,
  names: TimelineNames,
  { title, zone, blueprint }: Heading,
): { readonly title: string; readonly subtitle: string; readonly description: string } {
  const { words } = names;
  const [first, last] = [names.instant(from), names.instant(until)];
  const ended = state === 'open' ? words.open(last) : words.closed(end ?? '');
  const subtitle = [...(blueprint === undefined ? [] : [blueprint]), words.span(first, last), zone, ended].join(' · ');
  const stages = rows.find(({ kind }) => kind === 'stages')?.items.map(({ label }) => label) ?? [];
  const description = [
    words.said.case(caseId, first, last, ended),
    ...(stages.length === 0 ? [] : [words.said.stages(few(stages))]),
    ...rows.flatMap(({ kind, name, clocks, items }) => {
      if (kind === 'clock') return [words.said.clock(name, few(clocks.map(({ label }) => label)))];
      return kind === 'escalation' ? [words.said.told(name, few(items.map(({ label }) => label)))] : [];
    }),
  ];
  return { title: title ?? words.caseTitle(caseId), subtitle, description: description.join(' ') };
}

/** Nobody listens to hundreds: what repeats is said once. */
function few(all: readonly string[]): string[] {
  return [...new Set(all)].slice(0, 40);
}
