import { wordingOfRefusal, type CaseRefusal } from '../../run/refusal.ts';
import type { CaseView } from '../../run/view.ts';
import { EXIT } from '../exit-code.ts';
import { jsonText } from '../report.ts';
import { caseWords } from './case-words.ts';
import type { KeptCases } from './kept-cases.ts';
import { acceptedJson, nextCommands } from './tell-case.ts';

/** Prints why a case did not take an event, and the commands that it would take. */
export function tellRefusal({ session, options }: KeptCases, view: CaseView, refusal: CaseRefusal): number {
  const { io, language, words } = session;
  const { message, hint } = wordingOfRefusal(refusal, language);
  if (options.json === true) {
    const { code, rule, accepted } = refusal;
    const refused = { code, rule, message, hint, accepted: accepted.map(acceptedJson) };
    io.stdout.write(jsonText({ caseId: view.id, refused }));
    return EXIT.errors;
  }
  io.stderr.write(`${io.stderr.style('red', words.error)}${message}\n`);
  if (hint !== '') io.stderr.write(`${io.stderr.style('green', words.hint)}${hint}\n`);
  const { step, owner } = refusal.params;
  const isClaimed = typeof step === 'string' && typeof owner === 'string';
  const next = nextCommands({ options }, view, isClaimed ? { [step]: owner } : {});
  if (next.length > 0) {
    io.stderr.write(`${caseWords[language].wouldTake}\n`);
    for (const command of next) io.stderr.write(`  ${command}\n`);
  }
  return EXIT.errors;
}
