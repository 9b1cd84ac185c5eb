import { parseInstant } from '../../time/instant.ts';
import type { JourneyLine, WrittenLine } from '../journey-file.ts';

/** A line of ours as the player takes it; it is read from its text when the way is gone. */
export function playedLine({ by, as, step, outcome, with: data = {}, ...line }: WrittenLine): JourneyLine {
  const path: JourneyLine['path'] = [];
  const actor = { role: by ?? '', ...(as === undefined ? {} : { person: as }) };
  if (step !== undefined) return { kind: 'step', path, step, by: actor, outcome, data };
  if (line.accept !== undefined) return { kind: 'accept', path, escalation: line.accept, by: actor };
  if (line.event !== undefined) {
    return { kind: 'event', path, event: line.event, data, ...(by === undefined ? {} : { by: actor }) };
  }
  if (line.message !== undefined) return { kind: 'message', path, text: line.message, by: { role: 'customer' } };
  if (line.returns !== undefined) return { kind: 'returns', path, service: line.returns, data };
  if (line.fail !== undefined) return { kind: 'fail', path, service: line.fail, times: line.times ?? 1 };
  const parsed = parseInstant(line.until ?? '');
  return { kind: 'until', path, instant: parsed.ok ? parsed.instant : 0, text: line.until ?? '' };
}
