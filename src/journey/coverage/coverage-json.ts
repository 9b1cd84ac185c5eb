import mapValues from 'lodash/mapValues.js';

import type { Text } from '../../blueprint/text.ts';
import { percentOf, type Coverage, type Share } from './coverage.ts';
import type { CoverageKind } from './coverage-item.ts';

/** Coverage as plain JSON, for other tools; everything is in it, what is covered too. */
export interface CoverageJson {
  readonly blueprint: string;
  readonly journeys: readonly string[];
  readonly all: ShareJson;
  readonly kinds: Readonly<Record<CoverageKind, ShareJson>>;
  readonly items: readonly ItemJson[];
}

export interface ShareJson extends Share {
  /** Whole per cent, rounded down. */
  readonly percent: number;
}

export interface ItemJson {
  readonly id: string;
  readonly kind: CoverageKind;
  readonly group: string;
  readonly file: string;
  readonly line: number;
  readonly covered: boolean;
  readonly hits: number;
  readonly by: readonly string[];
  /** Why it cannot happen, where that is proven. */
  readonly cannot?: Text;
  /** Why it does not happen, as the author says. */
  readonly declared?: Text;
}

export function coverageJson({ blueprint, journeys, all, kinds, items }: Coverage): CoverageJson {
  return {
    blueprint,
    journeys,
    all: withPercent(all),
    kinds: mapValues(kinds, withPercent),
    items: items.map(({ id, kind, group, file, line, covered, hits, by, cannot, declared }) => ({
      id,
      kind,
      group,
      file,
      line,
      covered,
      hits,
      by,
      ...(cannot === undefined ? {} : { cannot }),
      ...(declared === undefined ? {} : { declared }),
    })),
  };
}

function withPercent(share: Share): ShareJson {
  return { ...share, percent: percentOf(share) };
}
