import { onCallDefinitionOf, type OnCallSchedule, type People } from '../blueprint/people.ts';
import { compareFindings, finding, type Finding } from '../text/diagnostic.ts';
import { readSuppressions, silence } from '../text/suppression.ts';
import { dateOf } from '../time/date-key.ts';
import { printInstant } from '../time/instant.ts';
import { onCall } from '../time/on-call.ts';
import { firstGapIn } from '../time/on-call-gap.ts';

/** Whoever is away for so many days has most likely left. */
const LONGEST_ABSENCE = 731;

/**
 * Holds a people file against its laws: in the order of the text, without what its author took as it is by
 * `# throughline-ignore CODE: why`.
 */
export function checkPeople(people: People): readonly Finding[] {
  const { source, places } = people;
  const found = [...longAbsences(people), ...holes(people)];
  return silence(found, readSuppressions(source, places.comments)).kept.toSorted(compareFindings);
}

/** Somebody who does not come back keeps others from being told. */
function longAbsences({ source, places, people }: People): Finding[] {
  return [...people.values()].flatMap(({ id, away }) =>
    away
      .filter(({ first, last }) => last - first >= LONGEST_ABSENCE)
      .map(({ path, last }) =>
        finding('TL4191', { source, span: places.value(path) }, { person: id, until: dateOf(last) }),
      ),
  );
}

/** Restricted layers are to cover the week together. */
function holes({ source, places, schedules }: People): Finding[] {
  return [...schedules.values()].flatMap((schedule) => {
    const compiled = onCall(onCallDefinitionOf(schedule));
    const gap = compiled.layers.some(({ isRestricted }) => isRestricted) ? firstGapIn(compiled) : undefined;
    if (gap === undefined) return [];
    const params = {
      schedule: schedule.id,
      from: wallTextOf(gap.from, schedule),
      ...(gap.until === undefined ? {} : { until: wallTextOf(gap.until, schedule) }),
    };
    return [finding('TL4190', { source, span: places.key(schedule.path) }, params)];
  });
}

/** What the clocks of a schedule show: `2026-01-05 09:00`. */
function wallTextOf(instant: number, { zone }: OnCallSchedule): string {
  return printInstant(instant, zone).slice(0, 16).replace('T', ' ');
}
