import type { Actor } from '../../compile/case.ts';
import { storyJson } from '../../journey/journey-json.ts';
import type { Cause, JournalRecord } from '../../run/store/journal-record.ts';
import { renderStory } from '../../story/render-story.ts';
import { tellStory } from '../../story/story.ts';
import { visible } from '../../text/safe-text.ts';
import { describeInstant, printInstant } from '../../time/instant.ts';
import { columnsOf } from '../columns.ts';
import { EXIT } from '../exit-code.ts';
import { paintFor } from '../paint.ts';
import { jsonText, widthOf } from '../report.ts';
import type { Session } from '../session.ts';
import type { CaseOptions } from './case-options.ts';
import { caseWords } from './case-words.ts';
import { caseOf, withCases } from './kept-cases.ts';

export interface CaseHistoryArguments extends CaseOptions {
  readonly caseId: string;
  /** Event by event instead of as a story. */
  readonly raw?: boolean;
}

/**
 * `throughline case history`: what happened to a case, as a story or event by event.
 *
 * @throws UsageError
 */
export async function runCaseHistory(session: Session, options: CaseHistoryArguments): Promise<number> {
  return withCases(session, options, { readOnly: true }, async (cases) => {
    const { caseId, raw, json } = options;
    const { compiled } = await caseOf(cases, caseId);
    const records = await cases.host.history(caseId);
    const { zone } = compiled.blueprint;
    const { stdout } = session.io;
    const { language } = session;
    if (raw === true) {
      const rows = rawRows(records);
      if (json === true) {
        const all = rows.map(({ recordedAt, ...row }) => ({ ...row, recordedAt: printInstant(recordedAt, zone) }));
        stdout.write(jsonText({ caseId, records: all }));
        return EXIT.ok;
      }
      const cells = rows.map(({ seq, recordedAt, what, by, before, after }) => [
        String(seq),
        describeInstant(recordedAt, zone, language),
        visible(what),
        visible(by === undefined ? '' : nameOf(by)),
        before === after ? visible(after ?? '') : visible(`${before ?? '–'} → ${after ?? '–'}`),
      ]);
      const [head = '', ...lines] = columnsOf(cells, caseWords[language].recordColumns);
      stdout.write(`${stdout.style('bold', head)}\n`);
      for (const line of lines) stdout.write(`${line}\n`);
      return EXIT.ok;
    }
    const { view } = await cases.host.read(caseId);
    const entries = records.flatMap((record) => record.entries);
    const story = tellStory(compiled, entries, { language, view });
    if (json === true) stdout.write(jsonText({ caseId, story: storyJson(compiled, story) }));
    else stdout.write(`${renderStory(story, { paint: paintFor(stdout), width: widthOf(stdout) })}\n`);
    return EXIT.ok;
  });
}

/** One record of a journal, with the stage before and after it. */
interface RawRow {
  readonly seq: number;
  readonly recordedAt: number;
  /** The type of the event, or what was done with the case. */
  readonly what: string;
  readonly by?: Actor;
  readonly eventId?: string;
  /** Absent where the case was in no stage: before it was opened, and once it is closed. */
  readonly before?: string;
  readonly after?: string;
}

function rawRows(records: readonly JournalRecord[]): RawRow[] {
  let stage: string | undefined;
  return records.map(({ seq, recordedAt, cause, entries }) => {
    const before = stage;
    for (const entry of entries) {
      if (entry.type === 'stage.entered') ({ stage } = entry);
      else if (entry.type === 'stage.left' && entry.stage === stage) stage = undefined;
    }
    const eventId = cause.kind === 'event' ? cause.eventId : undefined;
    return {
      seq,
      recordedAt,
      what: whatOf(cause),
      ...actorIn(cause),
      ...(eventId === undefined ? {} : { eventId }),
      ...(before === undefined ? {} : { before }),
      ...(stage === undefined ? {} : { after: stage }),
    };
  });
}

function whatOf(cause: Cause): string {
  switch (cause.kind) {
    case 'opened':
      return 'case.opened';
    case 'event':
      return cause.event.type === 'timer' ? `timer ${cause.event.timer ?? ''}` : cause.event.type;
    case 'act':
      return cause.act;
  }
}

function actorIn(cause: Cause): { readonly by?: Actor } {
  const by = cause.kind === 'opened' ? cause.input.by : cause.kind === 'event' ? cause.event.by : cause.by;
  return by === undefined ? {} : { by };
}

function nameOf({ role, person }: Actor): string {
  return person === undefined ? role : `${role}:${person}`;
}
