import type { Field } from '../../src/blueprint/field.ts';
import type { WrittenLine } from '../../src/journey/journey-file.ts';
import { choicesOf, lineOf, nextByItself, type Choice } from '../../src/journey/play-choices.ts';
import {
  openSession,
  playLine,
  redo,
  undo,
  type PlayOpening,
  type PlaySession,
} from '../../src/journey/play-session.ts';
import { sampleValue } from '../../src/journey/sample-value.ts';
import type { CompiledBlueprint } from '../../src/index.ts';
import type { Roll } from './random-events.ts';

function valueFor(roll: Roll, field: Field): unknown {
  const { type, min = 0, max = 9, values } = field;
  switch (type) {
    case 'integer':
      return min + roll(max - min + 1);
    case 'number':
      return roll(100) / 10;
    case 'boolean':
      return roll(2) === 0;
    case 'enum':
      return [...(values?.keys() ?? [])][roll(values?.size ?? 1)];
    case 'text':
      return ['x', '你好，世界', 'no', '12', ' a: b # c', '"quoted"', '好的！'][roll(7)];
    default:
      return sampleValue(field);
  }
}

/** A line that somebody might choose. */
export function chosen(roll: Roll, choice: Choice): WrittenLine {
  const fields = 'fields' in choice ? choice.fields : [];
  const data = Object.fromEntries(
    fields.filter(({ needed }) => needed || roll(3) === 0).map(({ name, field }) => [name, valueFor(roll, field)]),
  );
  const by = choice.kind === 'step' ? choice.by[roll(choice.by.length)] : undefined;
  if (choice.kind === 'message') return lineOf(choice, { data: { text: ['何时能好？', 'yes', ''][roll(3)]! } });
  return lineOf(choice, { data, by, person: choice.kind === 'step' && roll(4) === 0 ? '王 丽' : undefined });
}

/** Somebody plays: does what is offered, lets time pass, goes back and forth. Undefined where no case can be opened. */
export function playAround(
  roll: Roll,
  blueprint: CompiledBlueprint,
  moves: number,
  opening: PlayOpening = roll(3) === 0 ? { locale: 'zh-CN', data: { note: '从前' } } : {},
): PlaySession | undefined {
  const opened = openSession(blueprint, opening);
  // A blueprint may ask at once for what it cannot do.
  if (!opened.ok) return undefined;
  let { session } = opened;
  for (let turn = 0; turn < moves; turn += 1) {
    const what = roll(10);
    if (what === 0) session = undo(session, 1 + roll(3));
    else if (what === 1) session = redo(session, 1 + roll(2));
    else if (what === 2) session = nextByItself(session)?.after ?? session;
    else {
      const choices = choicesOf(session);
      const choice = choices[roll(Math.max(1, choices.length))];
      const isEnd = choice?.kind === 'event' && choice.event.startsWith('case.') && roll(8) > 0;
      const line = choice === undefined || isEnd ? { wait: ['30m', '5h', 'P1D'][roll(3)]! } : chosen(roll, choice);
      const move = playLine(session, line);
      if (move.ok) session = move.session;
    }
  }
  return session;
}
