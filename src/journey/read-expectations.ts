import type { Path } from '../text/places.ts';
import { EXPECTATION_KEYS, type Expectation, type ExpectationKey } from './expectation.ts';
import type { WrittenExpect } from './expect-schema.ts';
import type { ExpectedLine } from './journey-file.ts';

/**
 * What a line expects, one by one in written order, what must not be so last, each with its place.
 *
 * @param path of the value of `expect`.
 * @param readInstant gives the epoch milliseconds of a written instant; undefined where it is none (and has been told).
 */
export function expectationsOf(
  { not, ...written }: WrittenExpect,
  path: Path,
  readInstant: (text: string, path: Path) => number | undefined,
): ExpectedLine[] {
  const keys = Object.keys(written);
  const negated = not === undefined ? [] : expectationsOf(not, [...path, 'not'], readInstant);
  return [
    ...EXPECTATION_KEYS.filter((key) => written[key] !== undefined)
      .toSorted((a, b) => keys.indexOf(a) - keys.indexOf(b))
      .flatMap((key) => oneByOne(key, written[key], [...path, key], readInstant)),
    ...negated.map(({ expectation, path: place }) => ({ expectation: turned(expectation), path: place })),
  ];
}

function oneByOne(
  key: ExpectationKey,
  value: WrittenExpect[ExpectationKey],
  path: Path,
  readInstant: (text: string, path: Path) => number | undefined,
): ExpectedLine[] {
  const expected = (more: Omit<Expectation, 'key'>, place: Path = path): ExpectedLine => ({
    expectation: { key, ...more },
    path: place,
  });
  if (value === undefined) return [];
  if (key === 'visited') return [expected({ value })];
  if (typeof value === 'boolean') return [value ? expected({}) : expected({ negated: true })];
  if (typeof value === 'string') return [expected(key === 'offers' ? offered(value) : { name: value })];
  if (Array.isArray(value)) {
    return value.map((name: string, index) => expected(key === 'offers' ? offered(name) : { name }, [...path, index]));
  }
  return Object.entries(value).flatMap(([name, given]) => {
    const place = [...path, name];
    if (key !== 'due') return expected({ name, value: given }, place);
    const instant = readInstant(String(given), place);
    return instant === undefined ? [] : expected({ name, value: instant }, place);
  });
}

/** `visit.repaired` is an outcome of a step, `customer.withdraws` an event. */
function offered(written: string): Pick<Expectation, 'name' | 'value'> {
  if (/^(?:customer|signal|case|escalation)\./u.test(written)) return { name: written };
  const [name = '', outcome] = written.replace(/^step\./u, '').split('.');
  return outcome === undefined ? { name } : { name, value: outcome };
}

function turned({ negated, ...expectation }: Expectation): Expectation {
  return negated === true ? expectation : { ...expectation, negated: true };
}
