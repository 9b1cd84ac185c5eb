import { CUSTOMER } from '../blueprint/id.ts';
import { SYSTEM, type Actor, type CaseEvent } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { acceptedEvent } from '../compile/ladder-plan.ts';
import { ordinaryOutcome } from '../flow/ways.ts';
import { inCase } from '../story/module-names.ts';
import { addDuration } from '../time/duration.ts';
import type { CasePlayer, Trouble } from './case-player.ts';
import type { JourneyLine } from './journey-file.ts';

/** One line of a journey happens to a case now; what it says of people and services holds from now on. */
export function letHappen(compiled: CompiledBlueprint, player: CasePlayer, line: JourneyLine): Trouble | undefined {
  switch (line.kind) {
    case 'step':
    case 'event':
    case 'message':
    case 'accept':
      return player.send(happeningOf(compiled, line));
    case 'absent':
    case 'present':
      player.attend(line.person, line.kind === 'present');
      return undefined;
    case 'wait':
      return player.advanceTo(addDuration(player.now, line.duration, compiled.blueprint.zone));
    case 'until':
      return player.advanceTo(line.instant);
    case 'returns':
      return player.answer(line.service, { kind: 'returns', data: line.data, path: line.path });
    case 'fail':
      return player.answer(line.service, { kind: 'fail', data: {}, path: line.path }, line.times);
    case 'slow':
      player.delay(line.service, line.duration, line.path);
      return undefined;
    case 'expect':
      return undefined;
  }
}

/** What a line sends to the case; the instant is the player's. */
export function happeningOf(
  { plan }: CompiledBlueprint,
  line: Extract<JourneyLine, { kind: 'step' | 'event' | 'message' | 'accept' }>,
): Omit<CaseEvent, 'at'> {
  switch (line.kind) {
    case 'step': {
      const planned = plan.steps.get(line.step);
      const verb = planned?.step.action.verb ?? 'do';
      const data = inCase(line.step, planned?.asked ?? new Map(), line.data);
      return { type: `step.${line.step}.${line.outcome ?? ordinaryOutcome(verb)}`, by: line.by, data };
    }
    case 'event':
      return { type: line.event, by: line.by ?? usualSender(line.event), data: line.data };
    case 'accept':
      return { type: acceptedEvent(line.escalation), by: line.by };
    case 'message':
      return { type: 'customer.writes', by: line.by, data: { text: line.text } };
  }
}

/** Who sends an event from outside where nobody else is named. */
export function usualSender(event: string): Actor {
  return event.startsWith('customer.') || event === 'case.reopens' ? { role: CUSTOMER } : SYSTEM;
}
