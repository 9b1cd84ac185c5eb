import type { CompiledBlueprint } from '../compile/compile.ts';
import type { CaseRefusal } from '../run/refusal.ts';
import type { CaseSnapshot } from '../run/step.ts';
import { viewCase } from '../run/view.ts';
import { ownField } from '../story/module-names.ts';
import { finding, type Finding, type Place } from '../text/diagnostic.ts';
import { acceptedLines } from './accepted-lines.ts';
import type { Trouble } from './case-player.ts';
import type { Journey, JourneyLine } from './journey-file.ts';

/** What stopped a journey, and the line at which it did; the opening has none. */
export interface Stopped {
  readonly trouble: Trouble;
  readonly line?: JourneyLine;
}

/** The finding of what stopped a journey, at the line that says what the case did not take. */
export function explainTrouble(
  compiled: CompiledBlueprint,
  journey: Journey,
  snapshot: CaseSnapshot | undefined,
  { trouble, line }: Stopped,
): Finding {
  switch (trouble.kind) {
    case 'fault': {
      const { reason, step } = trouble.fault;
      return finding('TL5018', placeOf(journey, line), { reason, step });
    }
    case 'endless': {
      const { still, limit } = trouble;
      return finding('TL5019', placeOf(journey, line), { still, limit });
    }
    case 'refused': {
      const { refusal, event, path } = trouble;
      const { code, params } = refusal;
      const view = snapshot && viewCase(compiled, snapshot);
      const refused = path === undefined ? line : journey.lines.find((candidate) => candidate.path === path);
      const [, step] = /^step\.([^.]+)\./.exec(event.type) ?? [];
      return finding('TL5017', placeOf(journey, refused), {
        reason: { code, params: inOwnNames(params) },
        step,
        event: refused?.kind === 'accept' ? `accept: ${refused.escalation}` : event.type,
        waitsAt: (view?.waiting ?? []).map((waiting) => waiting.step),
        end: view?.end,
        accepted: view === undefined ? [] : acceptedLines(compiled, view),
      });
    }
  }
}

/** A refusal speaks of the fields of a module as the journey does. */
function inOwnNames(params: CaseRefusal['params']): Record<string, unknown> {
  const own: Record<string, unknown> = { ...params };
  const { fields } = own;
  return Array.isArray(fields) ? { ...own, fields: fields.map((field) => ownField(String(field))) } : own;
}

/** Where a line stands: the value that makes its kind. Without a line it is the journey's name: the case did not open. */
export function placeOf({ source, places, path }: Journey, line: JourneyLine | undefined): Place {
  return { source, span: line === undefined ? places.key(path) : places.value([...line.path, line.kind]) };
}
