import { catalogue, isCode, type Code } from '../text/catalogue.ts';
import { nearest } from '../text/did-you-mean.ts';

/** Every code, in their order. */
export const allCodes: readonly Code[] = Object.keys(catalogue).filter(isCode).toSorted();

/** The codes that somebody asks for by code (`TL4002`, `tl4002`, `4002`) or by law (`targets-exist`); none when unknown. */
export function rulesNamed(asked: string): readonly Code[] {
  const name = asked.normalize('NFKC').trim();
  const code = name.toUpperCase().replace(/^(?=\d{4}$)/u, 'TL');
  if (isCode(code)) return [code];
  return allCodes.filter((known) => catalogue[known].rule === name.toLowerCase());
}

/** The code or law that was most likely meant. */
export function nearestRule(asked: string): string | undefined {
  const name = asked.normalize('NFKC').trim();
  const isNumber = /^(?:tl)?\d+$/iu.test(name);
  if (isNumber) return nearest(name.toUpperCase().replace(/^(?=\d)/u, 'TL'), allCodes);
  return nearest(
    name.toLowerCase(),
    allCodes.map((code) => catalogue[code].rule),
  );
}
