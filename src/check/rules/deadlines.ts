import type { Rule } from '../rule.ts';
import { namedDeadlines } from '../uses.ts';

/** A time that is taken from a field or parameter comes from one that holds a date, an instant or a length of time. */
export const deadlines: Rule = {
  name: 'times-come-from-date-fields',
  phase: 2,
  check(check) {
    const { data, parameters } = check.blueprint;
    for (const { deadline, takesDuration } of namedDeadlines(check.blueprint)) {
      const { name, path } = deadline;
      const type = (data.get(name) ?? parameters.get(name)?.type)?.type;
      const wanted = takesDuration ? ['date', 'datetime', 'duration'] : ['date', 'datetime'];
      if (type !== undefined && !wanted.includes(type)) check.atValue(path, 'TL4023', { name, type, wanted });
    }
  },
};
