import type { CompiledBlueprint } from '../../compile/compile.ts';
import { CUSTOMER } from '../../blueprint/id.ts';
import { SERVICE, SYSTEM } from '../../compile/case.ts';
import { caseJson } from '../../journey/journey-json.ts';
import type { AcceptedEvent } from '../../run/accepted.ts';
import type { CaseView } from '../../run/view.ts';
import { wrapText } from '../../story/wrap-text.ts';
import { displayWidth } from '../../text/width.ts';
import { presentRows } from '../play-view.ts';
import { jsonText, widthOf } from '../report.ts';
import { commandOf } from './case-options.ts';
import { caseWords } from './case-words.ts';
import { shortName } from './event-named.ts';
import { tellingOf, type KeptCases } from './kept-cases.ts';

/** What a command did, as plain JSON: what is its own, then the case as it stands. */
export function printCaseJson(
  { session }: KeptCases,
  compiled: CompiledBlueprint,
  view: CaseView,
  own: object = {},
): void {
  const { blueprint, version } = view;
  const { zone } = compiled.blueprint;
  const accepts = view.accepts.map(acceptedJson);
  const all = { ...own, case: { ...caseJson(view, zone), blueprint, version, accepts } };
  session.io.stdout.write(jsonText(all));
}

/** What a case can take, as plain JSON. */
export function acceptedJson({ type, step, outcome, by, fields }: AcceptedEvent): object {
  return {
    type,
    step,
    outcome,
    by,
    fields: fields.map(({ name, field, needed, known }) => ({ name, type: field.type, needed, known })),
  };
}

/** Prints how a case stands, and which commands move it on. */
export function tellStanding(cases: KeptCases, compiled: CompiledBlueprint, view: CaseView, owners: Owners = {}): void {
  const { session } = cases;
  const { stdout } = session.io;
  const words = caseWords[session.language];
  const rows = presentRows(tellingOf(session, compiled), view, Math.max(cases.now(), view.at));
  const next = nextCommands(cases, view, owners);
  const lead = Math.max(displayWidth(words.now), displayWidth(words.next)) + 2;
  const tell = (heading: string, all: readonly string[], isWrapped: boolean): void => {
    for (const [index, row] of all.entries()) {
      const room = Math.max(20, widthOf(stdout) - lead);
      const parts = isWrapped ? wrapText(row, room) : [row];
      for (const [line, part] of parts.entries()) {
        const name = index === 0 && line === 0 ? heading : '';
        stdout.write(`${name}${' '.repeat(lead - displayWidth(name))}${part}\n`);
      }
    }
  };
  tell(words.now, rows, true);
  tell(words.next, next, false);
}

/** Who is known to have claimed the work of a step. */
export type Owners = Readonly<Record<string, string>>;

/** The commands by which people can move a case on now: first what it waits for, then what may come at any time. */
export function nextCommands(
  { options }: Pick<KeptCases, 'options'>,
  { id, accepts }: CaseView,
  owners: Owners = {},
): string[] {
  const byPeople = accepts.filter(({ by }) => by.some((role) => role !== SERVICE && role !== SYSTEM.role));
  const awaited = byPeople.filter(({ step }) => step !== undefined);
  return (awaited.length > 0 ? awaited : byPeople).map((event) => {
    const [who = CUSTOMER] = event.by.filter((role) => role !== SERVICE && role !== SYSTEM.role);
    const needed = event.fields.flatMap(({ name, needed }) => (needed ? [`${name}=…`] : []));
    const owner = owners[event.step ?? ''];
    const by = owner === undefined ? who : `${who}:${owner}`;
    return commandOf(options, 'case', 'send', id, shortName(event.type), ...needed, '--by', by);
  });
}
