import type { CompiledBlueprint } from '../../compile/compile.ts';
import { compileBlueprint } from '../../pipeline.ts';
import type { CaseInput } from '../../compile/case.ts';
import type { Started } from '../../run/host/host.ts';
import { visible } from '../../text/safe-text.ts';
import { EXIT } from '../exit-code.ts';
import { loadChecked } from '../load-checked.ts';
import { Loader } from '../loader.ts';
import { printFindings } from '../report.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { actorOf, commandOf, type CaseOptions } from './case-options.ts';
import { caseWords } from './case-words.ts';
import { givenValues } from './given-values.ts';
import { withCases, type KeptCases } from './kept-cases.ts';
import { printCaseJson, tellStanding } from './tell-case.ts';

export interface CaseOpenArguments extends CaseOptions {
  readonly file: string;
  /** The number of the case; the next free one unless told. */
  readonly id?: string;
  /** `name=value`, or `@file.json`. */
  readonly data: readonly string[];
  readonly by?: string;
  /** The customer's language. */
  readonly locale?: string;
}

/**
 * `throughline case open`: opens a case and keeps it, with its blueprint, in a file.
 *
 * @returns 0, or 1 when the blueprint has errors or there is a case of this number already.
 * @throws UsageError
 */
export async function runCaseOpen(session: Session, options: CaseOpenArguments): Promise<number> {
  const { io, words } = session;
  const { blueprint, report } = await loadChecked(session, new Loader(io, words), options.file);
  if (blueprint === undefined) {
    printFindings(io.stderr, report);
    io.stderr.write(`${caseWords[session.language].notOpened}\n`);
    return EXIT.errors;
  }
  const compiled = compileBlueprint(blueprint);
  const by = options.by === undefined ? undefined : actorOf(session, options.by);
  const clocks = { zone: blueprint.zone, now: io.cases.clock.now() };
  const data = await givenValues(session, options.data, { fields: blueprint.data, clocks });
  const input = { data, ...(by === undefined ? {} : { by }), ...(options.locale && { locale: options.locale }) };
  return withCases(session, options, { blueprint: compiled, create: true }, async (cases) => {
    const { id } = options;
    const { started, caseId } = await openCase(cases, compiled, id, input);
    if (!started.created) {
      const next = commandOf(options, 'case', 'show', caseId);
      const own = caseWords[session.language];
      throw new UsageError(own.isThere(visible(caseId)), own.run(next), EXIT.errors);
    }
    if (options.json === true)
      printCaseJson(cases, compiled, started.view, { caseId, created: true, seq: started.seq });
    else {
      io.stdout.write(`${io.stdout.style('bold', caseWords[session.language].opened(visible(caseId)))}\n`);
      tellStanding(cases, compiled, started.view);
    }
    return EXIT.ok;
  });
}

/** Opens a case under its number, or under the next one that is free: of two processes, one gets it and the other the next. */
async function openCase(
  { host, store, session }: KeptCases,
  { id: blueprint, version }: CompiledBlueprint,
  wanted: string | undefined,
  input: Omit<CaseInput, 'id' | 'at'>,
): Promise<{ readonly started: Started; readonly caseId: string }> {
  const requestId = session.io.cases.newId();
  const request = { blueprint, version, input, requestId };
  if (wanted !== undefined) return { caseId: wanted, started: await host.start(wanted, request) };
  const numbered = (number: number): string => `${blueprint}-${String(number).padStart(6, '0')}`;
  const isTaken = async (number: number): Promise<boolean> => (await store.load(numbered(number))) !== undefined;
  for (let number = await firstFree(isTaken); ; number += 1) {
    const caseId = numbered(number);
    const started = await host.start(caseId, request);
    if (started.created) return { caseId, started };
  }
}

/** A free number after taken ones, found by looking at few: numbers are given in order. */
async function firstFree(isTaken: (number: number) => Promise<boolean>): Promise<number> {
  let taken = 0;
  let free = 1;
  while (await isTaken(free)) [taken, free] = [free, free * 2];
  while (free - taken > 1) {
    const middle = Math.floor((taken + free) / 2);
    if (await isTaken(middle)) taken = middle;
    else free = middle;
  }
  return free;
}
