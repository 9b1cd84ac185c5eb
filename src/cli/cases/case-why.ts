import type { ClockReport, EscalationReport } from '../../run/why/report-why.ts';
import { EXIT } from '../exit-code.ts';
import { jsonText } from '../report.ts';
import type { Session } from '../session.ts';
import { allJson, knownIn, listExplained, noSuchId, oneJson, printExplained, type Explained } from '../why.ts';
import { commandOf, type CaseOptions } from './case-options.ts';
import { caseOf, withCases } from './kept-cases.ts';

export interface CaseWhyArguments extends CaseOptions {
  readonly caseId: string;
  /** A clock or an escalation; where both have it, the clock. Without one all are listed. */
  readonly id?: string;
}

/**
 * `throughline case why`: why the clocks of a case stand as they do, and who was told in its escalations.
 *
 * @throws UsageError
 */
export async function runCaseWhy(session: Session, options: CaseWhyArguments): Promise<number> {
  return withCases(session, options, { readOnly: true }, async ({ store, blueprints, host }) => {
    const { caseId, id, json } = options;
    const { compiled } = await caseOf({ store, blueprints }, caseId);
    const known = knownIn(compiled);
    const ids = [...new Set([...known.clocks, ...known.escalations])];
    if (id !== undefined && !ids.includes(id)) throw noSuchId(session, id, known);
    const reports = await Promise.all((id === undefined ? ids : [id]).map((one) => host.why(caseId, one)));
    const explained = id === undefined ? allOf(reports) : oneOf(reports);
    const { stdout } = session.io;
    if (json === true) stdout.write(jsonText(id === undefined ? allJson(explained) : oneJson(explained)));
    else if (id === undefined)
      listExplained(session, explained, commandOf(options, 'case', 'why', caseId, ids[0] ?? ''));
    else printExplained(session, explained);
    return EXIT.ok;
  });
}

type Reports = readonly (ClockReport | EscalationReport)[];

function oneOf(reports: Reports): Explained {
  const clocks = reports.filter((report) => 'sla' in report);
  const escalations = reports.flatMap((report) => ('sla' in report ? report.escalations : [report]));
  return { clocks, escalations };
}

/** Each once: an escalation comes by its own id where it has one, and with its clock. */
function allOf(reports: Reports): Explained {
  const { clocks, escalations } = oneOf(reports);
  return { clocks, escalations: [...new Map(escalations.map((one) => [one.escalation, one])).values()] };
}
