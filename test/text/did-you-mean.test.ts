import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certain, nearest } from '../../src/text/did-you-mean.ts';
import { runs } from '../support/runs.ts';

const keys = ['say', 'ask', 'do', 'call', 'decide', 'choose', 'wait', 'survey', 'outcomes', 'frontstage', 'no-answer'];

describe('did you mean', () => {
  test.each([
    ['decde', 'decide', 'a missing letter'],
    ['chooose', 'choose', 'an extra letter'],
    ['waut', 'wait', 'a wrong letter'],
    ['aks', 'ask', 'two neighbours swapped'],
    ['Outcomes', 'outcomes', 'another letter case'],
    ['no_answer', 'no-answer', 'an underscore for a hyphen'],
    ['frontstge', 'frontstage', 'a slip in a long word'],
    ['frnotstgae', 'frontstage', 'two slips in a long word'],
    ['ｗａｉｔ', 'wait', 'full-width letters'],
  ])('"%s" means "%s": %s', (word, meant) => {
    expect(nearest(word, keys)).toBe(meant);
  });

  test.each([
    ['投拆', ['投诉', '回访', '接收'], '投诉'],
    ['协同部门答覆', ['协同部门答复', '解释说明'], '协同部门答复'],
    ['撤诉', ['客户', '答复'], undefined],
    ['𠮷野家', ['吉野家', '回访'], '吉野家'],
  ])('of two Chinese characters one may differ: "%s"', (word, candidates, meant) => {
    expect(nearest(word, candidates)).toBe(meant);
  });

  test('a word that is near to nothing gets no proposal', () => {
    expect(nearest('escalate', keys)).toBeUndefined();
    expect(nearest('x', ['y', 'z'])).toBeUndefined();
    expect(nearest('', keys)).toBeUndefined();
    expect(nearest('wait', [])).toBeUndefined();
    expect(nearest('ab', ['a'])).toBeUndefined();
  });

  test('the word itself is never proposed', () => {
    expect(nearest('wait', ['wait'])).toBeUndefined();
    expect(nearest('wait', ['wait', 'waits'])).toBe('waits');
  });

  test('of equally near words the one with the same beginning wins, then the first in order', () => {
    expect(nearest('cell', ['bell', 'call', 'tell'])).toBe('call');
    expect(nearest('stage-x', ['stage-c', 'stage-a', 'stage-b'])).toBe('stage-a');
  });

  const id = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', '投', '诉'), maxLength: 8 });

  test('the order of the candidates never matters', () => {
    fc.assert(
      fc.property(id, fc.uniqueArray(id, { maxLength: 8 }), (word, candidates) => {
        expect(nearest(word, candidates.toReversed())).toBe(nearest(word, candidates));
      }),
      { numRuns: runs(300) },
    );
  });

  test('it finds a nearest candidate, as a plain full table does', () => {
    fc.assert(
      fc.property(id, fc.uniqueArray(id, { maxLength: 8 }), (word, candidates) => {
        const allowed = word.length < 2 ? 0 : Math.max(1, Math.floor(word.length / 3));
        const near = candidates.filter(
          (candidate) =>
            candidate !== word && fullDistance(word, candidate) <= Math.min(allowed, lengthOfShorter(word, candidate)),
        );
        const found = nearest(word, candidates);
        const least = Math.min(...near.map((candidate) => fullDistance(word, candidate)));
        expect(found === undefined ? Infinity : fullDistance(word, found)).toBe(least);
      }),
      { numRuns: runs(500) },
    );
  });

  test('the nearest of ten thousand ids is found', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `step-${index}-of-the-journey`);
    expect(nearest('step-4711-of-teh-journey', ids)).toBe('step-4711-of-the-journey');
  });
});

/** One less than the shorter word: at least one character must be kept. */
function lengthOfShorter(a: string, b: string): number {
  return Math.min(a.length, b.length) - 1;
}

function fullDistance(a: string, b: string): number {
  const table: number[][] = [];
  for (let row = 0; row <= a.length; row += 1) {
    table.push([]);
    for (let column = 0; column <= b.length; column += 1) {
      const options = [row === 0 ? column : column === 0 ? row : Infinity];
      if (row > 0 && column > 0) {
        options.push(table[row - 1]![column]! + 1, table[row]![column - 1]! + 1);
        options.push(table[row - 1]![column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1));
      }
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        options.push(table[row - 2]![column - 2]! + 1);
      }
      table[row]!.push(Math.min(...options));
    }
  }
  return table[a.length]![b.length]!;
}

describe('a word of the language is beyond doubt', () => {
  const KEYS = ['kind', 'title', 'within', 'follow-up', 'times', 'timer', 'by'];

  test.each([
    ['knid', 'kind'],
    ['titel', 'title'],
    ['Title', 'title'],
    ['ｋｉｎｄ', 'kind'],
    ['follow_up', 'follow-up'],
    ['followup', 'follow-up'],
    ['wthin', 'within'],
  ])('when there is one slip in it: %s', (written, meant) => {
    expect(certain(written, KEYS)).toBe(meant);
  });

  test.each(['timex', 'wthn', 'b', 'bye', 'kin', '种类', 'kind2'])('not when it could be another: %s', (written) => {
    expect(certain(written, KEYS)).toBeUndefined();
  });
});
