import type { Field } from '../../blueprint/field.ts';
import { CUSTOMER } from '../../blueprint/id.ts';
import { SYSTEM, type Actor } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { carriedBy } from '../../compile/carried.ts';
import type { AcceptedEvent } from '../../run/accepted.ts';
import { EXIT } from '../exit-code.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { actorOf, type CaseOptions } from './case-options.ts';
import { caseWords } from './case-words.ts';
import { eventNamed, shortName } from './event-named.ts';
import { givenValues } from './given-values.ts';
import { caseOf, withCases } from './kept-cases.ts';
import { printCaseJson, tellStanding } from './tell-case.ts';
import { tellRefusal } from './tell-refusal.ts';

export interface CaseSendArguments extends CaseOptions {
  readonly caseId: string;
  readonly event: string;
  /** `name=value`, or `@file.json`. */
  readonly data: readonly string[];
  readonly by?: string;
  /** Names this event, so that it can be sent again safely. */
  readonly eventId?: string;
}

/**
 * `throughline case send`: brings an event into a case.
 *
 * @returns 0 when the case took it, now or before; 1 when it did not.
 * @throws UsageError
 */
export async function runCaseSend(session: Session, options: CaseSendArguments): Promise<number> {
  return withCases(session, options, {}, async (cases) => {
    const { caseId } = options;
    const { compiled } = await caseOf(cases, caseId);
    const { view: before } = await cases.host.read(caseId);
    const type = eventNamed(session, compiled, before.accepts, options.event);
    const accepted = before.accepts.find((event) => event.type === type);
    const by = options.by === undefined ? senderOf(session, type, accepted) : actorOf(session, options.by);
    const clocks = { zone: compiled.blueprint.zone, now: cases.now() };
    const data = await givenValues(session, options.data, { fields: fieldsOf(compiled, type, accepted), clocks });
    const eventId = options.eventId ?? session.io.cases.newId();
    const event = { type, ...(Object.keys(data).length === 0 ? {} : { data }) };
    const sent = await cases.host.as(by).send(caseId, event, { eventId });
    if (sent.refused !== undefined) return tellRefusal(cases, sent.view, sent.refused);
    const words = caseWords[session.language];
    if (options.json === true) {
      const { seq, duplicate } = sent;
      printCaseJson(cases, compiled, sent.view, { caseId, seq, event: type, eventId, duplicate });
    } else {
      session.io.stdout.write(`${(sent.duplicate ? words.duplicate : words.taken)(shortName(type), sent.seq)}\n`);
      tellStanding(cases, compiled, sent.view);
    }
    return EXIT.ok;
  });
}

/** Who sends an event of which nobody said it: the only one who may. As in journeys, what customers do comes from them. */
function senderOf({ language }: Session, type: string, accepted: AcceptedEvent | undefined): Actor {
  if (type.startsWith('customer.') || type === 'case.reopens') return { role: CUSTOMER };
  const [only, ...others] = accepted?.by ?? [];
  if (only !== undefined && others.length === 0) return { role: only };
  if (accepted === undefined || type.startsWith('signal.')) return SYSTEM;
  const words = caseWords[language];
  throw new UsageError(words.whoSends(shortName(type)), words.nameOneOf(accepted.by.map((role) => `--by ${role}`)));
}

/** What an event may carry; where the case does not take it now, whatever the blueprint knows. */
function fieldsOf(
  { blueprint }: CompiledBlueprint,
  type: string,
  accepted: AcceptedEvent | undefined,
): ReadonlyMap<string, Field> {
  if (accepted !== undefined) return new Map(accepted.fields.map(({ name, field }) => [name, field]));
  return new Map([...blueprint.data, ...carriedBy(blueprint, type)]);
}
