import { describe, expect, test } from 'vitest';

import { journeyTest } from '../../src/vitest.ts';
import { openShop } from './desk.ts';

/** The first line of a stack: `stacks.test.ts: misses`. */
function firstShown(error: unknown): string {
  const [first = ''] = String(error instanceof Error ? error.stack : '').match(/^ {4}at .*$/mu) ?? [];
  const [, name = '', file = ''] = /^ {4}at (?:async )?(?:(\S+) \()?.*?([^/]+\.ts):\d+:\d+\)?$/u.exec(first) ?? [];
  return `${file}: ${name}`;
}

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe('what a test cannot do shows the line of the test first, and not where in this library it was thrown', () => {
  const attempts: Record<string, () => unknown> = {
    misses: () => openShop().wait('soon'),
    slips: () => openShop().as('agent').complete('loook'),
    hastens: () => openShop().as('agent').complete('look'),
    snatches: () => openShop().as('agent').claim('look'),
    strays: () => openShop().runUntil('nowhere'),
    tries: () => openShop().tries((c) => c.wait('soon')),
  };

  test.each(Object.keys(attempts))('%s', (name) => {
    const error = thrownBy(attempts[name]!);
    expect(error).toMatchObject({ name: 'JourneyError' });
    expect(firstShown(error)).toMatch(/^stacks\.test\.ts: /u);
  });

  test('what could not be opened', () => {
    const error = thrownBy(() => openShop({ start: 'tomorrow' }));
    expect(error).toMatchObject({ name: 'JourneyError', code: 'TL5004' });
    expect(firstShown(error)).toBe('desk.ts: openShop');
  });

  const opening = journeyTest('./desks/repair.blueprint.yaml');

  opening('what could not be opened for a test that Vitest runs', async ({ open }) => {
    const error: unknown = await open({ priority: 'soon' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'JourneyError' });
    expect(firstShown(error)).toMatch(/^stacks\.test\.ts: /u);
  });

  test('the message stands before it, as in every error', () => {
    const error = thrownBy(attempts['misses']!);
    expect(error instanceof Error && error.stack?.startsWith(`JourneyError: ${error.message}\n    at `)).toBe(true);
  });
});
