import { actLaws } from './store-act-laws.ts';
import { auditLaws } from './store-audit-laws.ts';
import { caseLaws } from './store-case-laws.ts';
import type { OpenStore } from './store-fixtures.ts';
import { listLaws } from './store-list-laws.ts';
import { orderLaws } from './store-order-laws.ts';
import { simulateCases } from './store-simulation.ts';

/**
 * What every store must hold: run it with a function that opens an empty store. Whoever writes a store calls this from a
 * test file of theirs.
 */
export function storeConformance(name: string, open: OpenStore): void {
  caseLaws(name, open);
  listLaws(name, open);
  actLaws(name, open);
  auditLaws(name, open);
  orderLaws(name, open);
  simulateCases(name, open);
}
