import { parse, stringify } from 'yaml';

import type { CompiledBlueprint } from '../../src/index.ts';

/** A blueprint with one small mistake in it. */
export interface PlantedFault {
  /** What was changed, and where: `shift-a-limit stages.intake.steps.report.within`. */
  readonly name: string;
  readonly compiled: CompiledBlueprint;
}

/** One place at which an operator changes something: it changes a copy of the document. */
interface Site {
  readonly at: string;
  readonly plant: (copy: Tree) => void;
}

type Tree = Record<string, unknown>;
type Path = readonly (string | number)[];

/** The mistakes that people make in blueprints; the list stood before any journey was held against it. */
const OPERATORS: Readonly<Record<string, (document: Tree) => Site[]>> = {
  'drop-a-level': (document) =>
    entriesOf(document['escalations']).flatMap(([id, ladder]) =>
      listOf(ladder['levels']).length < 2
        ? []
        : listOf(ladder['levels']).map((_, index) =>
            site(['escalations', id, 'levels'], (levels) => (levels as unknown[]).toSpliced(index, 1), `[${index}]`),
          ),
    ),
  'lengthen-a-limit': (document) => limits(document, (amount) => amount * 2),
  'flip-a-comparison': (document) =>
    walk(document).flatMap(({ path, value }) => {
      const flipped = typeof value === 'string' && isCondition(path) ? flip(value) : undefined;
      return flipped === undefined ? [] : [site(path, () => flipped)];
    }),
  'swap-targets': (document) =>
    stepsIn(document).flatMap(({ path, step }) => {
      const outcomes = step['outcomes'];
      if (!isTree(outcomes)) return [];
      const [first, second] = Object.entries(outcomes).filter(([, outcome]) => targetOf(outcome) !== undefined);
      if (first === undefined || second === undefined || targetOf(first[1]) === targetOf(second[1])) return [];
      return [
        site([...path, 'outcomes'], (written) => ({
          ...(written as Tree),
          [first[0]]: withTarget(first[1], targetOf(second[1])),
          [second[0]]: withTarget(second[1], targetOf(first[1])),
        })),
      ];
    }),
  'remove-a-pause': (document) =>
    entriesOf(document['slas']).flatMap(([id, sla]) =>
      sla['pause'] === undefined || sla['pause'] === 'never' ? [] : [site(['slas', id, 'pause'], () => undefined)],
    ),
  'forget-a-setting': (document) =>
    walk(document).flatMap(({ path }) => {
      const key = path.at(-1);
      return path[0] === 'stages' && (key === 'set' || key === 'reach') ? [site(path, () => undefined)] : [];
    }),
  'change-a-row': (document) =>
    entriesOf(document['decisions']).flatMap(([id, { rules }]) =>
      listOf(rules).flatMap((rule, index) => {
        const others = listOf(rules).map((other) => (other as Tree)['then']);
        const own = JSON.stringify((rule as Tree)['then']);
        const other = others.find((one) => JSON.stringify(one) !== own);
        return other === undefined ? [] : [site(['decisions', id, 'rules', index, 'then'], () => other)];
      }),
    ),
  'give-to-another-role': (document) => {
    const roles = Object.keys(isTree(document['roles']) ? document['roles'] : {});
    return stepsIn(document).flatMap(({ path, step }) => {
      const other = roles.find((role) => role !== step['by']);
      return typeof step['by'] === 'string' && other !== undefined ? [site([...path, 'by'], () => other)] : [];
    });
  },
  'forget-a-condition': (document) =>
    stepsIn(document).flatMap(({ path, step }) =>
      step['when'] === undefined ? [] : [site([...path, 'when'], () => undefined)],
    ),
  'shorten-a-limit': (document) => limits(document, (amount) => Math.floor(amount / 2)),
  'say-something-else': (document) => {
    const messages = Object.keys(isTree(document['messages']) ? document['messages'] : {});
    return stepsIn(document).flatMap(({ path, step }) => {
      const other = messages.find((message) => message !== step['say']);
      return typeof step['say'] === 'string' && other !== undefined ? [site([...path, 'say'], () => other)] : [];
    });
  },
};

/** The mistakes that people make in a process that they draw, in the text of its file. */
const DRAWN: Readonly<Record<string, (xml: string) => DrawnSite[]>> = {
  'lengthen-a-limit': (xml) => durations(xml, (amount) => amount * 2),
  'flip-a-comparison': (xml) =>
    matches(xml, /<bpmn:conditionExpression[^>]*>([^<]+)</gu).flatMap((found) => {
      const flipped = flip(found.text.replaceAll('&gt;', '>').replaceAll('&lt;', '<'));
      const written = flipped?.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      return written === undefined ? [] : [{ at: found.text, text: replaced(xml, found, written) }];
    }),
  'swap-targets': (xml) => swapped(xml, /<bpmn:sequenceFlow\b[^>]*\btargetRef="([^"]+)"/gu),
  'shorten-a-limit': (xml) => durations(xml, (amount) => Math.floor(amount / 2)),
  'give-to-another-role': (xml) => swapped(xml, /<bpmn:lane\b[^>]*\bthroughline:role="([^"]+)"/gu),
  'end-otherwise': (xml) => swapped(xml, /<bpmn:endEvent\b[^>]*\bthroughline:outcome="([^"]+)"/gu),
};

interface DrawnSite {
  readonly at: string;
  readonly text: string;
}

/**
 * So many small mistakes, taken in turn from each operator, from places spread over the whole blueprint. Only such as leave
 * a blueprint that can run: the others the checker finds.
 *
 * @param compile gives a changed blueprint ready to run; undefined when it has errors.
 */
export async function plantedFaults(
  text: string,
  count: number,
  compile: (text: string) => Promise<CompiledBlueprint | undefined>,
): Promise<PlantedFault[]> {
  const queues = text.startsWith('<') ? drawnSites(text) : writtenSites(text);
  const planted: PlantedFault[] = [];
  while (planted.length < count && queues.some(({ sites }) => sites.length > 0)) {
    for (const { name, sites } of queues) {
      const next = sites.shift();
      if (next === undefined || planted.length === count) continue;
      const compiled = await compile(next.text());
      if (compiled !== undefined) planted.push({ name: `${name} ${next.at}`, compiled });
    }
  }
  return planted;
}

/** The places of one operator that are left, and what the text is when the mistake is made there. */
interface Queue {
  readonly name: string;
  readonly sites: { readonly at: string; readonly text: () => string }[];
}

function writtenSites(text: string): Queue[] {
  const document = parse(text) as Tree;
  const changed = (plant: Site['plant']): string => {
    const copy = structuredClone(document);
    plant(copy);
    return stringify(copy, { lineWidth: 0, aliasDuplicateObjects: false });
  };
  return Object.entries(OPERATORS).map(([name, operator]) => ({
    name,
    sites: spread(operator(document)).map(({ at, plant }) => ({ at, text: () => changed(plant) })),
  }));
}

function drawnSites(xml: string): Queue[] {
  return Object.entries(DRAWN).map(([name, operator]) => ({
    name,
    sites: spread(operator(xml)).map((drawn) => ({ at: drawn.at, text: () => drawn.text })),
  }));
}

interface Match {
  readonly index: number;
  readonly text: string;
}

/** What the one group of a pattern matches, with its place. */
function matches(xml: string, pattern: RegExp): Match[] {
  return [...xml.matchAll(pattern)].map((found) => {
    const [whole, text = ''] = found;
    return { index: found.index + whole.lastIndexOf(text), text };
  });
}

function replaced(xml: string, { index, text }: Match, by: string): string {
  return xml.slice(0, index) + by + xml.slice(index + text.length);
}

function durations(xml: string, change: (amount: number) => number): DrawnSite[] {
  return matches(xml, /<bpmn:timeDuration[^>]*>([^<]+)</gu).flatMap((found) => {
    const changed = withAmount(found.text, change);
    return changed === undefined ? [] : [{ at: found.text, text: replaced(xml, found, changed) }];
  });
}

/** Two neighbours that say different things, each with what the other says. */
function swapped(xml: string, pattern: RegExp): DrawnSite[] {
  const all = matches(xml, pattern);
  return all.slice(1).flatMap((second, position) => {
    const first = all[position];
    if (first === undefined || first.text === second.text) return [];
    const text = replaced(replaced(xml, second, first.text), first, second.text);
    return [{ at: `${first.text} and ${second.text}`, text }];
  });
}

/** First, last, middle, and so on between: the first few are spread over the whole. */
function spread<T>(items: readonly T[]): T[] {
  const order: T[] = [];
  const queue: [number, number][] = [[0, items.length]];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [from, to] = next;
    if (from >= to) continue;
    const middle = Math.floor((from + to) / 2);
    order.push(items[middle] as T);
    queue.push([from, middle], [middle + 1, to]);
  }
  return order;
}

function site(path: Path, change: (value: unknown) => unknown, suffix = ''): Site {
  return {
    at: path.join('.') + suffix,
    plant: (copy) => {
      const owner = path.slice(0, -1).reduce<unknown>((tree, key) => (tree as Tree)[key], copy) as Tree;
      const key = path.at(-1) as string;
      const changed = change(owner[key]);
      if (changed === undefined) delete owner[key];
      else owner[key] = changed;
    },
  };
}

function* nodes(value: unknown, path: Path): Generator<{ readonly path: Path; readonly value: unknown }> {
  yield { path, value };
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* nodes(item, [...path, index]);
  else if (isTree(value)) for (const [key, item] of Object.entries(value)) yield* nodes(item, [...path, key]);
}

function walk(document: Tree): { readonly path: Path; readonly value: unknown }[] {
  return [...nodes(document, [])];
}

/** Every step wherever it stands, with its path. */
function stepsIn(document: Tree): { readonly path: Path; readonly step: Tree }[] {
  return walk(document).flatMap(({ path, value }) => {
    const [owner] = path.slice(-2);
    return (owner === 'steps' || owner === 'alternatives') && isTree(value) ? [{ path, step: value }] : [];
  });
}

/** Limits of steps and clocks, their warnings, the times of levels and reminders. */
function isLimit(path: Path): boolean {
  const key = path.at(-1);
  if (path[0] === 'calendars' || path[0] === 'parameters') return false;
  return ['within', 'target', 'warn', 'at', 'after', 'every', 'wait', 'gap', 'lasts'].includes(String(key));
}

function isCondition(path: Path): boolean {
  const key = path.at(-1);
  return key === 'when' || (path[0] === 'decisions' && path.includes('if'));
}

/** Every limit with another amount. */
function limits(document: Tree, change: (amount: number) => number): Site[] {
  return walk(document).flatMap(({ path, value }) => {
    const shifted = typeof value === 'string' && isLimit(path) ? withAmount(value, change) : undefined;
    return shifted === undefined ? [] : [site(path, () => shifted)];
  });
}

/** `15m` becomes `30m`, `80%` becomes `40%`; undefined where nothing would be left. */
function withAmount(text: string, change: (amount: number) => number): string | undefined {
  const [, before = '', digits = '', unit = ''] = /^(-?P?T?)(\d+)([a-zA-Z]+|%)$/u.exec(text) ?? [];
  const amount = unit === '%' ? Math.floor(Number(digits) / 2) : change(Number(digits));
  return digits === '' || amount === 0 ? undefined : `${before}${amount}${unit}`;
}

const OPPOSITES: Readonly<Record<string, string>> = {
  '<': '>=',
  '>': '<=',
  '<=': '>',
  '>=': '<',
  '=': '!=',
  '!=': '=',
};

/** The first comparison of a condition turned round. */
function flip(text: string): string | undefined {
  const sign = /(?<![<>=!])(?:<=|>=|!=|<|>|=)(?!=)/u.exec(text);
  const opposite = sign === null ? undefined : OPPOSITES[sign[0]];
  if (sign === null || opposite === undefined) return undefined;
  return text.slice(0, sign.index) + opposite + text.slice(sign.index + sign[0].length);
}

function targetOf(outcome: unknown): string | undefined {
  if (typeof outcome === 'string') return outcome;
  return isTree(outcome) && typeof outcome['to'] === 'string' ? outcome['to'] : undefined;
}

function withTarget(outcome: unknown, target: string | undefined): unknown {
  return isTree(outcome) ? { ...outcome, to: target } : target;
}

function entriesOf(section: unknown): [string, Tree][] {
  return Object.entries(isTree(section) ? section : {}).filter((entry): entry is [string, Tree] => isTree(entry[1]));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
