import * as z from 'zod';

import type { Language } from '../../text/catalogue/entry.ts';
import type { JournalRecord } from './journal-record.ts';
import type { CaseStore } from './store.ts';

/** One case with all that is needed to understand it elsewhere, as JSON: its journal, and the blueprint it runs on. */
export interface ExportedCase {
  readonly blueprint: {
    readonly id: string;
    readonly version: string;
    /** The content hash. */
    readonly hash: string;
    /** The compiler revision under which the case ran; absent means that of the reader. */
    readonly revision?: number;
    /** The blueprint itself first; then its modules, calendars and the like. Empty where the texts are not at hand. */
    readonly files: readonly { readonly file: string; readonly text: string }[];
  };
  /** The journal, from the opening on. */
  readonly records: readonly JournalRecord[];
}

/** What is wrong with a file that should be an exported case. */
export interface ExportProblem {
  /** Where: `records[2].cause`; empty for the whole. */
  readonly where: string;
  readonly words: Readonly<Record<Language, string>>;
}

/** An exported case, or what is wrong with it: never both. */
export type ReadExportedCase =
  | { readonly exported: ExportedCase; readonly problems?: undefined }
  | { readonly exported?: undefined; readonly problems: readonly ExportProblem[] };

/** Takes one case out of a store; undefined when there is none. */
export async function exportCase(
  store: Pick<CaseStore, 'load' | 'history' | 'blueprints'>,
  caseId: string,
): Promise<ExportedCase | undefined> {
  const record = await store.load(caseId);
  if (record === undefined) return undefined;
  const { blueprint: id, version, hash, revision } = record.frozen;
  const kept = (await store.blueprints()).find((one) => one.hash === hash && one.revision === revision);
  const records = await store.history(caseId);
  return { blueprint: { id, version, hash, revision, files: kept?.files ?? [] }, records };
}

/**
 * Reads the text of an exported case, as {@link exportCase} gives it. All that is wrong is told, each with its place.
 *
 * @param text JSON.
 */
export function readExportedCase(text: string): ReadExportedCase {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: [{ where: '', words: { en: 'This is not JSON.', 'zh-CN': '这不是 JSON。' } }] };
  }
  const parsed = exportedSchema.safeParse(value);
  if (!parsed.success) return { problems: parsed.error.issues.slice(0, MOST_PROBLEMS).map(problemOf) };
  const exported = value as ExportedCase;
  const problems = orderProblems(exported.records);
  return problems.length === 0 ? { exported } : { problems };
}

/** Nobody reads more of them at once. */
const MOST_PROBLEMS = 5;

const actorSchema = z.looseObject({ role: z.string(), person: z.string().optional() });
const dataSchema = z.record(z.string(), z.unknown()).optional();

const causeSchema = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('opened'),
    input: z.looseObject({ id: z.string(), at: z.number(), by: actorSchema.optional(), data: dataSchema }),
  }),
  z.looseObject({
    kind: z.literal('event'),
    event: z.looseObject({ type: z.string(), at: z.number(), by: actorSchema, data: dataSchema }),
  }),
  z.looseObject({
    kind: z.literal('act'),
    act: z.enum(['claim', 'release', 'delegate', 'skip', 'revive', 'erase']),
    by: actorSchema,
  }),
]);

const exportedSchema = z.looseObject({
  blueprint: z.looseObject({
    id: z.string(),
    version: z.string(),
    hash: z.string(),
    revision: z.number().optional(),
    files: z.array(z.looseObject({ file: z.string(), text: z.string() })),
  }),
  records: z
    .array(
      z.looseObject({
        caseId: z.string(),
        seq: z.int(),
        recordedAt: z.number(),
        cause: causeSchema,
        entries: z.array(z.looseObject({ type: z.string(), at: z.number() })),
      }),
    )
    .min(1),
});

function problemOf({ path, code }: z.core.$ZodIssue): ExportProblem {
  const where = path.reduce<string>(
    (place, key) =>
      typeof key === 'number' ? `${place}[${key}]` : place === '' ? String(key) : `${place}.${String(key)}`,
    '',
  );
  const isValue = code === 'invalid_value' || code === 'invalid_union';
  return {
    where,
    words: isValue
      ? { en: 'This is not what an exported case has here.', 'zh-CN': '导出的案例在这里不会是这样的值。' }
      : { en: 'This is missing, or of the wrong kind.', 'zh-CN': '此处缺失，或类型不对。' },
  };
}

/** The records of one case, each following the other. */
function orderProblems(records: readonly JournalRecord[]): ExportProblem[] {
  const [first] = records;
  return records.flatMap(({ caseId, seq, cause }, index): ExportProblem[] => {
    const where = `records[${index}]`;
    if (caseId !== first?.caseId) {
      const words = { en: 'This record is of another case.', 'zh-CN': '这条记录属于另一个案例。' };
      return [{ where: `${where}.caseId`, words }];
    }
    if (seq !== index + 1) {
      const words = {
        en: `A journal counts from 1 on, without gaps: here stands ${seq} instead of ${index + 1}.`,
        'zh-CN': `记录从 1 起连续编号：这里是 ${seq}，应为 ${index + 1}。`,
      };
      return [{ where: `${where}.seq`, words }];
    }
    if ((cause.kind === 'opened') === (index === 0)) return [];
    const words = {
      en: 'A journal begins with the opening of its case, and no case is opened twice.',
      'zh-CN': '记录以案例开立开头，且案例只开立一次。',
    };
    return [{ where: `${where}.cause`, words }];
  });
}
