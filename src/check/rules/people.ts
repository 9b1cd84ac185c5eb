import { checkPeople } from '../people.ts';
import type { Rule } from '../rule.ts';

/** The people of a blueprint keep the laws of people files: nobody is away for ever, and somebody is always on call. */
export const people: Rule = {
  name: 'people-can-be-found',
  phase: 4,
  check(check) {
    const { people: file } = check.blueprint;
    if (file?.people === undefined) return;
    for (const found of checkPeople(file.people)) check.once(JSON.stringify([found.code, found.span]), found);
  },
};
