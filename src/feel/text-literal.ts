const ESCAPE = /\\(?:(["'\\nrt])|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6}))/g;
const PLAIN: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The text that a literal with its quotes stands for (DMN 1.5, grammar rule 64); an unknown escape stays as it is. */
export function readText(literal: string): string {
  return literal.slice(1, -1).replace(ESCAPE, (whole, sign?: string, short?: string, long?: string) => {
    if (sign !== undefined) return PLAIN[sign] ?? sign;
    const code = Number.parseInt(short ?? long ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
