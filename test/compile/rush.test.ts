import { expect, test } from 'vitest';

import { compileBlueprint, step } from '../../src/index.ts';
import { readOrThrow } from '../support/blueprints.ts';

const AT = Date.parse('2026-01-05T09:00:00+08:00');

test('a case whose waiting time is no time at all is given up instead of going round for ever', () => {
  const compiled = compileBlueprint(
    readOrThrow(`throughline: 1
id: rounds
version: "1.0.0"
omits: { intake: none, confirmation: none, follow-up: none }
data: { pause: { type: duration, default: PT0S }, again: { type: boolean, default: true } }
stages:
  work:
    kind: resolution
    steps:
      rest: { wait: pause }
      back: { choose: [{ when: again, to: rest }, { else: next }] }
ends: { done: { outcome: solved } }
`),
  );
  let { snapshot, setTimers } = step(compiled, null, { id: 'C-1', at: AT }, AT);
  expect(() => {
    for (; setTimers.length > 0;) ({ snapshot, setTimers } = step(compiled, snapshot, setTimers[0]!.event, AT));
  }).toThrow('The case goes round through step "rest" without waiting: its time was over each time it was set.');
});
