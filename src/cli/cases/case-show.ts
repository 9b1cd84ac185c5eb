import { textIn } from '../../blueprint/text.ts';
import { visible } from '../../text/safe-text.ts';
import { describeInstant, printInstant } from '../../time/instant.ts';
import { columnsOf } from '../columns.ts';
import { EXIT } from '../exit-code.ts';
import type { Session } from '../session.ts';
import type { CaseOptions } from './case-options.ts';
import { caseWords } from './case-words.ts';
import { caseOf, tellingOf, withCases } from './kept-cases.ts';
import { printCaseJson, tellStanding } from './tell-case.ts';

/**
 * `throughline case show`: a case as it stands.
 *
 * @throws UsageError
 */
export async function runCaseShow(
  session: Session,
  options: CaseOptions & { readonly caseId: string },
): Promise<number> {
  return withCases(session, options, { readOnly: true }, async (cases) => {
    const { caseId } = options;
    const { compiled } = await caseOf(cases, caseId);
    const { view, seq, parked } = await cases.host.read(caseId);
    const { blueprint } = compiled;
    const { language, io } = session;
    if (options.json === true) {
      const held = parked && { ...parked, at: printInstant(parked.at, blueprint.zone) };
      printCaseJson(cases, compiled, view, { caseId, seq, ...(held === undefined ? {} : { parked: held }) });
      return EXIT.ok;
    }
    const { stdout } = io;
    const words = caseWords[language];
    const { names } = tellingOf(session, compiled);
    const title = blueprint.title === undefined ? compiled.id : textIn(blueprint.title, language);
    const status = words.status[parked === undefined ? view.status : 'parked'];
    stdout.write(
      `${stdout.style('bold', `${visible(caseId)} · ${visible(title)} ${compiled.version} · ${status}`)}\n\n`,
    );
    const instant = (at: number): string => describeInstant(at, blueprint.zone, language);
    const facts: [string, string][] = [[words.openedAt, instant(view.openedAt)]];
    if (view.stage !== undefined) facts.push([words.stage, visible(names.stage(view.stage))]);
    if (view.closedAt !== undefined) facts.push([words.closedAt, instant(view.closedAt)]);
    if (parked !== undefined) {
      facts.push([words.parkedAt, `${instant(parked.at)} · ${visible(parked.event.type)}`]);
      facts.push([words.failed, visible(`${parked.error.name}: ${parked.error.message}`)]);
    }
    for (const line of columnsOf(facts)) stdout.write(`${line}\n`);
    stdout.write('\n');
    const values = names.values(view.data).filter(({ text }) => text !== '–');
    if (values.length > 0) {
      for (const line of columnsOf(values.map(({ label, text }) => [visible(label), visible(text)]))) {
        stdout.write(`${line}\n`);
      }
      stdout.write('\n');
    }
    tellStanding(cases, compiled, view);
    return EXIT.ok;
  });
}
