import type { CST } from 'yaml';
import type { Edit } from '../text/diagnostic.ts';
import { fullWidthIn } from './full-width.ts';
import type { Span } from '../text/source.ts';
import type { Composing } from './yaml-composing.ts';
import { excerpt, nextLine } from './yaml-lines.ts';
import { halving } from './yaml-quotes.ts';
import type { Scope } from './yaml-report.ts';
import { endOf, entryNamed, isScalarToken, type MapNode, type YamlNode } from './yaml-nodes.ts';
import { resolveScalar } from './yaml-scalars.ts';
import { explainReserved } from './yaml-explain-sign.ts';
import { sayOddIndent } from './yaml-indents.ts';

/** A map without entries yet. Its data has no prototype, so that `__proto__` and `constructor` are keys like others. */
export function emptyMap(start: number): MapNode {
  return { kind: 'map', start, end: start, data: Object.create(null), entries: [] };
}

/**
 * Adds an entry under the name that its key gives. Of two entries with one name the first is kept; a key that is no
 * text is reported and adds nothing.
 */
export function addEntry(
  composing: Composing,
  scope: Scope,
  map: MapNode,
  key: CST.Token | null | undefined,
  at: number,
  value: YamlNode,
): void {
  const name = nameOf(composing, scope, key, at);
  map.end = Math.max(map.end, value.end);
  if (name === undefined) return;
  const keyStart = key?.offset ?? at;
  const keyEnd = keyStart + (key && 'source' in key ? key.source.length : 1);
  const data = map.data as Record<string, unknown>;
  const twice = name in data;
  if (!twice) {
    data[name] = value.data;
    const entry = { name, keyStart, keyEnd, value };
    map.entries.push(entry);
    map.byName?.set(name, entry);
  } else {
    // Leaving out a whole group would make everything that refers into it look wrong.
    if (value.kind !== 'scalar') composing.report.broken = true;
    // Several in a row come from one mistake, such as a lost line between two groups.
    if (!scope.told && !map.lastTwice && !composing.report.follows(keyStart))
      sayTwice(composing, map, name, { start: keyStart, end: keyEnd });
  }
  map.lastTwice = twice;
}

function sayTwice({ report }: Composing, map: MapNode, key: string, second: Span): void {
  const first = entryNamed(map, key);
  if (first === undefined) return;
  const related = [{ start: first.keyStart, end: first.keyEnd }];
  report.say('TL1011', second, { key, line: report.lineOf(first.keyStart) }, { related });
}

/** The text of a key; undefined, with a finding, when it is no text. */
function nameOf(composing: Composing, scope: Scope, key: CST.Token | null | undefined, at: number): string | undefined {
  const { report } = composing;
  if (!key) {
    if (report.follows(at)) scope.told = true;
    report.fault(scope, 'TL1012', { start: at, end: at + 1 }, { written: '', kind: 'nothing' });
    return undefined;
  }
  if (!isScalarToken(key)) {
    const span = { start: key.offset, end: endOf(key) };
    const written = excerpt(report.text.slice(span.start, span.end));
    report.fault(scope, 'TL1012', span, { written, kind: kindOf(key) });
    return undefined;
  }
  const { offset, source } = key;
  const span = { start: offset, end: offset + source.length };
  const data = resolveScalar(key, report);
  if (key.type === 'scalar') {
    explainReserved(composing, scope, key);
    if (source === '<<') {
      report.refuse('TL1013', span, {});
      return undefined;
    }
    if (source === '') report.refuse('TL1012', { start: at, end: at + 1 }, { written: '', kind: 'nothing' });
    else if (!isPlainAscii(source)) sayFullWidthKey(composing, scope, source, offset);
  }
  if (typeof data === 'string') return data;
  if (source !== '') {
    const kind = typeof data === 'number' ? 'number' : data === null ? 'null' : 'truth';
    const fix = [{ ...span, newText: `"${source}"` }];
    report.refuse('TL1012', span, { written: excerpt(source), kind }, { fix });
  }
  return undefined;
}

function isPlainAscii(text: string): boolean {
  return !/[^\0-\x7f]/u.test(text);
}

/** Names hold no punctuation but `-` and `_`, so full-width marks in a key were meant as syntax. */
function sayFullWidthKey({ report }: Composing, scope: Scope, source: string, offset: number): void {
  if (sayOddIndent(report, source, offset)) return;
  const [mark] = fullWidthIn(source).filter(({ ascii }) => ':,[{'.includes(ascii));
  if (mark === undefined) return;
  const start = offset + mark.index;
  scope.told = true;
  report.refuse(
    'TL1041',
    { start, end: start + 1 },
    { char: mark.char, ascii: mark.ascii },
    { fix: mend(source, offset) },
  );
  // Brackets that became part of the key close nothing any more.
  if (/[[\]{}]/u.test(source)) report.passOver(nextLine(report.text, offset));
}

/** The mend of a key that is an entry and the next key, or a key and the beginning of its value; else none. */
function mend(source: string, offset: number): Edit[] {
  const isEntryAndKey = /^[^\s：，、]+ *：[^：，、]*[，、] *[^\s：，、]+$/u.test(source);
  const isKeyAndBracket = /^[^\s：，、]+ *：\s*[{["']/u.test(source);
  return isEntryAndKey ? halving(source, offset) : isKeyAndBracket ? halving(source, offset).slice(0, 1) : [];
}

function kindOf(key: CST.Token): 'list' | 'map' | 'reference' {
  if (key.type === 'alias') return 'reference';
  const isMap = key.type === 'block-map' || (key.type === 'flow-collection' && key.start.source === '{');
  return isMap ? 'map' : 'list';
}
