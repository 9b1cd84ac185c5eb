import { expect, test } from 'vitest';

import { unknownName } from '../../../src/journey/expect/known-names.ts';
import { EXPECTATION_KEYS, type Expectation } from '../../../src/journey/expectation.ts';
import { shop } from './support.ts';

/** What is unknown in some expectations, with what was probably meant: `place resolutoin: resolution`. */
function slips(...expectations: readonly Expectation[]): string[] {
  return expectations.flatMap((expectation) => {
    const found = unknownName(shop, expectation);
    return found === undefined ? [] : [`${found.what} ${found.name}: ${found.near ?? `one of ${found.known.length}`}`];
  });
}

test('a name that the blueprint does not know is told apart from what did not come true, with what was meant', () => {
  expect(
    slips(
      { key: 'in', name: 'resolutoin' },
      { key: 'waiting-for', name: 'agnet' },
      { key: 'offers', name: 'repiar' },
      { key: 'offers', name: 'repair', value: 'fixd' },
      { key: 'reached', name: 'looked_at' },
      { key: 'visited', value: ['intake', 'lok'] },
      { key: 'said', name: 'goodby' },
      { key: 'notified', name: 'teamlead' },
      { key: 'met', name: 'mendd' },
      { key: 'due', name: 'repare' },
      { key: 'data', name: 'sevrity' },
      { key: 'ended', name: 'lots' },
      { key: 'refused', name: 'TL6O01' },
      { key: 'in', name: 'warehouse' },
    ),
  ).toEqual([
    'place resolutoin: resolution',
    'whom agnet: agent',
    'offer repiar: repair',
    'outcome fixd: fixed',
    'milestone looked_at: looked-at',
    'place lok: look',
    'message goodby: goodbye',
    'recipient teamlead: team-lead',
    'clock mendd: mended',
    'due repare: repair',
    'field sevrity: severity',
    'end lots: lost',
    'code TL6O01: TL6001',
    'place warehouse: one of 13',
  ]);
});

test('whatever the blueprint has a name for is known, and words of a text need none', () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    in: ['intake', 'both', 'order-part', 'calls', 'calm'],
    'waiting-for': ['customer', 'service', 'system', 'engineer'],
    offers: ['repair', 'customer.calls', 'unanswered', 'step.repair.fixed', 'case.cancels'],
    reached: ['resolved', 'looked-at'],
    said: ['thanks', 'Thank', 'Good bye', 'lamp'],
    notified: ['head', 'customer'],
    due: ['mended', 'report'],
    ended: ['done', 'solved', 'cancelled', 'merged'],
  };
  const all = EXPECTATION_KEYS.flatMap((key) => (known[key] ?? []).map((name): Expectation => ({ key, name })));
  expect(slips(...all, { key: 'ended' }, { key: 'refused' }, { key: 'visited', value: [] })).toEqual([]);
});
