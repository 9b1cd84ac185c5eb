/** Small pieces of TypeScript source. What goes in may be any text; what comes out is valid. */

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The longest line that a union may take before it is written one member a line. */
const LINE = 100;

/** A type's name from an id: `complaint-desk` → `ComplaintDesk`. Signs that no identifier may have become `_`. */
export function typeName(id: string): string {
  const name = id
    .split('-')
    .map((word) => word.replace(/^./u, (first) => first.toUpperCase()))
    .join('')
    .replaceAll(/[^\p{ID_Continue}$]/gu, '_');
  return IDENTIFIER.test(name) ? name : `_${name}`;
}

/** The key of a property, in quotes where it must be. */
export function propertyKey(name: string): string {
  return IDENTIFIER.test(name) ? name : literal(name);
}

/** A text as a type: in single quotes. */
export function literal(text: string): string {
  const inside = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`);
  return `'${inside}'`;
}

/** A union of types; `never` of none. */
export function union(types: readonly string[], indent = ''): string {
  const all = [...new Set(types)];
  if (all.length === 0) return 'never';
  const line = all.join(' | ');
  return line.length + indent.length <= LINE ? line : all.map((type) => `\n${indent}  | ${type}`).join('');
}

/** A comment for people, with its indentation and line end; nothing where there is nothing to say. */
export function comment(words: readonly (string | undefined)[], indent = ''): string {
  const lines = words.flatMap((line) => (line === undefined || line === '' ? [] : [oneLine(line)]));
  if (lines.length === 0) return '';
  if (lines.length === 1) return `${indent}/** ${lines[0] ?? ''} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

/** Words that cannot end the comment they stand in, nor its line. */
function oneLine(words: string): string {
  return words.replaceAll(/\s+/gu, ' ').trim().replaceAll('*/', '*\\/');
}
