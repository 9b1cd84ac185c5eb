import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { ROWS } from '../../src/blueprint/step.ts';
import type { Blueprint } from '../../src/index.ts';
import { layoutBlueprint } from '../../src/draw/blueprint/draw-blueprint.ts';
import { everyExample } from '../support/examples.ts';
import { pictureFaults } from '../support/blueprint-faults.ts';
import { randomBlueprint } from '../support/random-blueprint.ts';
import { runs } from '../support/runs.ts';

function faultsOf(blueprint: Blueprint, options: { locale?: string; columns?: number } = {}): string[] {
  return pictureFaults(layoutBlueprint(blueprint, options));
}

describe('a drawn blueprint: nothing overlaps, no arrow goes through a box, all words stay inside', () => {
  it.each(everyExample())('%s', (_, blueprint) => {
    for (const locale of ['zh-CN', 'en']) {
      expect(faultsOf(blueprint, { locale })).toEqual([]);
      expect(faultsOf(blueprint, { locale, columns: 1000 })).toEqual([]);
      expect(faultsOf(blueprint, { locale, columns: 3 })).toEqual([]);
    }
  });

  test('random blueprints on pages of any width', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 40 }), (seed, columns) => {
        const { text, blueprint } = randomBlueprint(seed, 2 + (seed % 3 === 0 ? 1 : 0));
        const faults = faultsOf(blueprint, { columns });
        if (faults.length > 0) throw new Error(`${faults.join('\n')}\n${text}`);
      }),
      { numRuns: runs(300), endOnFailure: true },
    );
  });
});

test('every step has a column of its own, stages follow one another, and rows stand in their canonical order', () => {
  for (const [, blueprint] of everyExample()) {
    for (const page of layoutBlueprint(blueprint).pages) {
      const steps = page.boxes.filter(({ kind }) => kind === 'node').map(({ bounds }) => bounds);
      const middles = steps.map(({ x, width }) => x + width / 2);
      expect(middles).toEqual([...middles].sort((a, b) => a - b));
      expect(new Set(middles).size).toBe(middles.length);
      const lefts = page.stages.map(({ bounds }) => bounds.x);
      expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
      expect(page.rows.map(({ row }) => row)).toEqual([...ROWS]);
      expect(
        page.rows.every(({ bounds }, index) => index === 0 || bounds.y >= (page.rows[index - 1]?.bounds.y ?? 0)),
      ).toBe(true);
    }
  }
});
