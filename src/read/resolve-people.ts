import type { PeopleFile } from '../blueprint/people.ts';
import { report, type Reading } from './reading.ts';

/** The people file that a blueprint names; what is wrong with the file is told there. */
export function readPeopleKey(reading: Reading, reference: string | undefined): PeopleFile | undefined {
  if (reference === undefined) return undefined;
  const path = ['people'];
  const { people, problem, findings } = reading.people(reference);
  if (problem !== undefined) report(reading, 'TL2077', reading.places.value(path), { name: reference, problem });
  reading.findings.push(...findings);
  return { path, reference, people };
}
