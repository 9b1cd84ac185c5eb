import type { Actor } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { ordinaryOutcome } from '../../flow/ways.ts';
import type { Desk } from '../../run/host/desk.ts';
import { NoSuchWork } from '../../run/host/host-errors.ts';
import type { CaseView } from '../../run/view.ts';
import { nearest } from '../../text/did-you-mean.ts';
import { visible } from '../../text/safe-text.ts';
import { EXIT } from '../exit-code.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { actorOf, commandOf, type CaseOptions } from './case-options.ts';
import { runCaseSend } from './case-send.ts';
import { caseWords } from './case-words.ts';
import { caseOf, withCases, type KeptCases } from './kept-cases.ts';
import { printCaseJson, tellStanding, type Owners } from './tell-case.ts';

export interface CaseActArguments extends CaseOptions {
  readonly caseId: string;
  readonly step: string;
  /** `role:person` */
  readonly by: string;
}

/** `throughline case claim`: a person takes on the work of a step. @throws UsageError */
export async function runCaseClaim(session: Session, options: CaseActArguments): Promise<number> {
  const by = personOf(session, options);
  const { caseId, step } = options;
  return act(session, options, by, (desk) => desk.claim(caseId, step), { [step]: by.person });
}

/** `throughline case release`: the work of a step goes back to everybody of its role. @throws UsageError */
export async function runCaseRelease(session: Session, options: CaseActArguments): Promise<number> {
  const by = actorOf(session, options.by);
  return act(session, options, by, (desk) => desk.release(options.caseId, options.step));
}

/** `throughline case delegate`: the work of a step goes to a person. @throws UsageError */
export async function runCaseDelegate(
  session: Session,
  options: CaseActArguments & { readonly person: string; readonly reason?: string },
): Promise<number> {
  const by = actorOf(session, options.by);
  const { caseId, step, person, reason } = options;
  const why = reason === undefined ? {} : { reason };
  return act(session, options, by, (desk) => desk.delegate(caseId, step, person, why), { [step]: person });
}

export interface CaseCompleteArguments extends CaseActArguments {
  readonly outcome?: string;
  readonly data: readonly string[];
  readonly eventId?: string;
}

/** `throughline case complete`: the work of a step is done, with what its form asks for. @throws UsageError */
export async function runCaseComplete(session: Session, options: CaseCompleteArguments): Promise<number> {
  const { caseId, step, outcome, data, by, eventId } = options;
  const event = outcome ?? (await outcomeOf(session, options));
  return runCaseSend(session, {
    db: options.db,
    json: options.json,
    caseId,
    event: `step.${step}.${event}`,
    data,
    by,
    eventId,
  });
}

/** The outcome that is meant where none is named: the only one, or the ordinary one. */
async function outcomeOf(session: Session, options: CaseCompleteArguments): Promise<string> {
  let chosen = '';
  await withCases(session, options, { readOnly: true }, async (cases) => {
    const { compiled } = await caseOf(cases, options.caseId);
    const { view } = await cases.host.read(options.caseId);
    const outcomes = view.accepts.flatMap(({ step, outcome }) => (step === options.step && outcome ? [outcome] : []));
    const verb = compiled.plan.steps.get(options.step)?.step.action.verb;
    const usual = verb === undefined ? undefined : ordinaryOutcome(verb);
    const [only] = outcomes.length === 1 ? outcomes : outcomes.filter((one) => one === usual);
    if (outcomes.length === 0) throw noWork(session, compiled, view, options.step);
    const words = caseWords[session.language];
    if (only === undefined)
      throw new UsageError(
        words.whichOutcome(options.step),
        words.nameOneOf(outcomes.map((one) => `--outcome ${one}`)),
      );
    chosen = only;
    return EXIT.ok;
  });
  return chosen;
}

/** What belongs to a person needs one. */
function personOf(session: Session, { by: given, ...options }: CaseActArguments): Required<Actor> {
  const by = actorOf(session, given);
  if (by.person !== undefined) return { role: by.role, person: by.person };
  const words = caseWords[session.language];
  const { caseId, step } = options;
  throw new UsageError(
    words.noPerson,
    words.run(commandOf(options, 'case', 'claim', caseId, step, '--by', `${by.role}:${words.personPlace}`)),
  );
}

async function act(
  session: Session,
  options: CaseActArguments,
  by: Actor,
  work: (desk: Desk) => Promise<{ readonly seq: number; readonly view: CaseView; readonly changed: boolean }>,
  owners: Owners = {},
): Promise<number> {
  return withCases(session, options, {}, async (cases) => {
    const { compiled } = await caseOf(cases, options.caseId);
    const done = await work(cases.host.as(by)).catch(async (error: unknown) => {
      if (!(error instanceof NoSuchWork)) throw error;
      const { view } = await cases.host.read(options.caseId);
      throw noWork(session, compiled, view, options.step);
    });
    tellDone(cases, compiled, done, owners);
    return EXIT.ok;
  });
}

/** What was done with a case from outside its blueprint, and how it stands. */
export function tellDone(
  cases: KeptCases,
  compiled: CompiledBlueprint,
  { seq, view, changed }: { readonly seq: number; readonly view: CaseView; readonly changed: boolean },
  owners: Owners = {},
): void {
  const { session, options } = cases;
  const words = caseWords[session.language];
  if (options.json === true) {
    printCaseJson(cases, compiled, view, { caseId: view.id, seq, changed });
    return;
  }
  session.io.stdout.write(`${changed ? words.done(seq) : words.unchanged}\n`);
  tellStanding(cases, compiled, view, owners);
}

/** Nothing waits at a step for whoever asked; what does is named. */
function noWork({ language }: Session, compiled: CompiledBlueprint, { waiting }: CaseView, step: string): UsageError {
  const words = caseWords[language];
  const steps = [...compiled.plan.steps.keys()];
  const near = steps.includes(step) ? undefined : nearest(step, steps);
  const there = waiting.map((at) => `${at.step} (${at.for})`);
  const hint =
    near === undefined ? (there.length === 0 ? words.nothingWaits : words.waitsAre(there)) : words.didYouMean(near);
  return new UsageError(words.noWorkAt(visible(step)), hint, EXIT.errors);
}
