import type { Sla } from '../blueprint/sla.ts';
import { courseOf, type ClockCourse } from '../flow/clock-course.ts';
import type { Check } from './rule.ts';
import { fieldsSetBy } from './uses.ts';

const known = new WeakMap<Sla, { readonly check: Check; readonly course: ClockCourse | undefined }>();

/** What becomes of a clock on all ways; worked out once for all rules of a check. Undefined where that cannot be told. */
export function clockCourse(check: Check, sla: Sla): ClockCourse | undefined {
  const before = known.get(sla);
  if (before?.check === check) return before.course;
  const course = courseOf(sla, check.flow, check.expressions, (step) => fieldsSetBy(check.blueprint, step));
  known.set(sla, { check, course });
  return course;
}
