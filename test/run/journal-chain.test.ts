import { describe, expect, test } from 'vitest';

import {
  Audit,
  chainHash,
  NO_HEAD,
  openRecord,
  sealEntry,
  type ChainedEntry,
  type SealedEntry,
} from '../../src/run/store/journal-chain.ts';
import type {
  AuditOptions,
  AuditReport,
  Cause,
  JournalRecord,
  Personal,
  StoreNote,
} from '../../src/run/store/journal-record.ts';

const WHO = 'Chen Wei';
const personal: Personal = { fields: ['name'], values: [WHO] };

function record(caseId: string, seq: number, data: object, cause?: Cause): JournalRecord {
  const event = { type: 'customer.writes', at: 1, by: { role: 'customer' }, data: { ...data } };
  return { caseId, seq, recordedAt: 1, cause: cause ?? { kind: 'event', event }, entries: [] };
}

const erasure: Cause = { kind: 'act', act: 'erase', by: { role: 'head' }, reason: 'asked for' };
const note: StoreNote = { at: 5, type: 'clock.back', from: 9, to: 5 };

/** Entries one behind the other, as a store keeps them. */
function chained(sealed: readonly SealedEntry[]): ChainedEntry[] {
  let hash = NO_HEAD;
  return sealed.map((entry, index) => ({ ...entry, entry: index + 1, hash: (hash = chainHash(hash, entry.body)) }));
}

function audit(chain: readonly ChainedEntry[], options?: AuditOptions): AuditReport {
  const working = new Audit(options);
  for (const entry of chain) working.take(entry);
  return working.report();
}

/** Five entries of two cases, a note among them; the second and the fourth have personal values. */
const whole = chained([
  sealEntry(record('C-1', 1, { item: 'lamp' })),
  sealEntry(record('C-1', 2, { name: WHO, note: `for ${WHO}` }), personal),
  sealEntry(note),
  sealEntry(record('C-2', 1, { name: WHO }), personal),
  sealEntry(record('C-1', 3, { item: 'vase' })),
]);
const head = whole.at(-1)!.hash;

/** The journal after one of its entries was tampered with. */
function tampered(place: number, tamper: (entry: ChainedEntry) => ChainedEntry): ChainedEntry[] {
  return whole.map((entry) => (entry.entry === place ? tamper(entry) : entry));
}

describe('a journal', () => {
  test('that nobody has touched is whole, and has all its earlier heads', () => {
    expect(audit(whole)).toEqual({ entries: 5, head, erased: 0, broken: undefined });
    for (const { hash } of whole) expect(audit(whole, { head: hash }).broken).toBeUndefined();
  });

  test('keeps what is personal apart: a body says nothing of it, and the same value never looks the same', () => {
    for (const { body } of whole) expect(body).not.toContain(WHO);
    const [, first, , second] = whole.map(({ body }) => /"name":(\{[^}]*\})/.exec(body)?.[1]);
    expect(first).toMatch(/"\$personal":"[0-9a-f]{64}"/);
    expect(first).not.toBe(second);
    expect(openRecord(whole[1]!)).toEqual(record('C-1', 2, { name: WHO, note: `for ${WHO}` }));
  });

  test('keeps apart a reason that names somebody, and no other reason', () => {
    const act = (reason: string): Cause => ({ kind: 'act', act: 'delegate', by: { role: 'agent' }, reason });
    expect(sealEntry(record('C-1', 1, {}, act(`${WHO} is angry`)), personal).body).not.toContain(WHO);
    expect(sealEntry(record('C-1', 1, {}, act('on leave')), personal).secrets).toBeUndefined();
  });
});

test('what customers write in their own words is kept apart, whatever it says; what else an event carries is not', () => {
  const writes = record('C-1', 1, { text: 'I have moved to Xuhui.', urgent: true });
  const sealed = sealEntry(writes, personal);
  expect(sealed.body).not.toContain('Xuhui');
  expect(sealed.body).toContain('"urgent":true');
  expect(openRecord(sealed)).toEqual(writes);
  const entries = [{ type: 'event.received', at: 1, event: 'customer.writes', data: { text: 'Xuhui' } }] as const;
  expect(sealEntry({ ...record('C-1', 1, {}), entries }, personal).body).not.toContain('Xuhui');
});

describe('an audit names', () => {
  test('an entry that was altered', () => {
    const chain = tampered(1, (entry) => ({ ...entry, body: entry.body.replace('lamp', 'ring') }));
    expect(audit(chain).broken).toEqual({ entry: 1, caseId: 'C-1', seq: 1, problem: 'altered' });
    expect(audit(tampered(3, (entry) => ({ ...entry, body: entry.body.replace('9', '8') }))).broken).toEqual({
      entry: 3,
      problem: 'altered',
    });
  });

  test.each(['', 'null', '[]', '{', '"text"'])('an entry that became %j', (body) => {
    expect(audit(tampered(2, (entry) => ({ ...entry, body }))).broken).toEqual({ entry: 2, problem: 'altered' });
  });

  test('the first of several, and the hash beside it makes no difference', () => {
    const altered = (entry: ChainedEntry): ChainedEntry => ({ ...entry, body: `${entry.body} ` });
    const chain = whole.map((entry) => (entry.entry >= 4 ? altered(entry) : entry));
    expect(audit(chain).broken).toMatchObject({ entry: 4, problem: 'altered' });
    const rehashed = tampered(4, ({ body, ...entry }) => ({ ...entry, body: `${body} `, hash: chainHash('', body) }));
    expect(audit(rehashed).broken).toMatchObject({ entry: 4, problem: 'altered' });
  });

  test('an entry that was taken out, whether the others were numbered anew or not', () => {
    const without = whole.filter(({ entry }) => entry !== 3);
    expect(audit(without).broken).toEqual({ entry: 3, problem: 'missing' });
    const renumbered = without.map((entry, index) => ({ ...entry, entry: index + 1 }));
    expect(audit(renumbered).broken).toEqual({ entry: 3, caseId: 'C-2', seq: 1, problem: 'altered' });
    expect(audit(whole.slice(1)).broken).toEqual({ entry: 1, problem: 'missing' });
  });

  test('two entries that changed places', () => {
    const [first, second, third, ...rest] = whole;
    expect(audit([first!, third!, second!, ...rest]).broken).toMatchObject({ entry: 2, problem: 'missing' });
    const swapped = [first!, { ...third!, entry: 2 }, { ...second!, entry: 3 }, ...rest];
    expect(audit(swapped).broken).toEqual({ entry: 2, problem: 'altered' });
  });

  test('an entry that was put in', () => {
    const forged = sealEntry(record('C-1', 3, { item: 'gold' })).body;
    const put = [...whole.slice(0, 2), { body: forged, entry: 3, hash: chainHash(whole[1]!.hash, forged) }];
    const chain = [...put, ...whole.slice(2).map((entry) => ({ ...entry, entry: entry.entry + 1 }))];
    expect(audit(chain).broken).toEqual({ entry: 4, problem: 'altered' });
  });

  test('an end that was cut off, and a whole chain that was written anew, once it is given the head of before', () => {
    const cut = whole.slice(0, 3);
    expect(audit(cut).broken).toBeUndefined();
    expect(audit(cut, { head }).broken).toEqual({ entry: 4, problem: 'missing' });
    const anew = chained(whole.map(({ body, secrets }) => ({ body: body.replace('lamp', 'ring'), secrets })));
    expect(audit(anew).broken).toBeUndefined();
    expect(audit(anew, { head }).broken).toEqual({ entry: 6, problem: 'missing' });
    expect(audit([], { head }).broken).toEqual({ entry: 1, problem: 'missing' });
  });

  test('a personal value that is not what was written', () => {
    const other = tampered(2, (entry) => ({ ...entry, secrets: entry.secrets!.replace(WHO, 'Wang Wu') }));
    expect(audit(other).broken).toEqual({ entry: 2, caseId: 'C-1', seq: 2, problem: 'value' });
    const foreign = tampered(2, (entry) => ({ ...entry, secrets: whole[3]!.secrets! }));
    expect(audit(foreign).broken).toMatchObject({ entry: 2, problem: 'value' });
  });

  test.each(['{', 'null', '7', '[7]', '[["a"]]', '[[1,2,3]]'])('personal values that became %j', (secrets) => {
    expect(audit(tampered(2, (entry) => ({ ...entry, secrets }))).broken).toMatchObject({ entry: 2, problem: 'value' });
  });

  test('a personal value that is gone, unless its erasure stands further on in the journal of its case', () => {
    const gone = tampered(2, ({ secrets: _secrets, ...entry }) => entry);
    expect(audit(gone)).toMatchObject({
      erased: 1,
      broken: { entry: 2, caseId: 'C-1', seq: 2, problem: 'lost' },
    });
    const erased = (...records: JournalRecord[]): AuditReport => {
      const bodies = [...gone, ...records.map((one) => sealEntry(one))];
      return audit(chained(bodies));
    };
    expect(erased(record('C-1', 4, {}, erasure)).broken).toBeUndefined();
    expect(erased(record('C-2', 2, {}, erasure)).broken).toMatchObject({ entry: 2, problem: 'lost' });
    // An erasure excuses nothing that was written after it.
    const after = chained([...gone, sealEntry(record('C-1', 4, {}, erasure)), { body: gone[1]!.body }]);
    expect(audit(after).broken).toMatchObject({ entry: 7, problem: 'lost' });
  });

  test('nothing where an erasure took values of its own record with it', () => {
    const sealed = sealEntry(record('C-1', 1, {}, { ...erasure, reason: `${WHO} asked for it` }), personal);
    expect(sealed.secrets).toContain(WHO);
    expect(audit(chained([{ body: sealed.body }]))).toMatchObject({ erased: 1, broken: undefined });
  });
});
