import { percentOf, type Coverage, type Share } from './coverage.ts';
import type { CoverageKind } from './coverage-item.ts';

/** How much has to be covered at least, in per cent. */
export interface Thresholds {
  readonly all?: number;
  readonly byKind?: Readonly<Partial<Record<CoverageKind, number>>>;
}

/** A threshold that is not reached. */
export interface MissedThreshold {
  readonly kind: CoverageKind | 'all';
  /** What was asked for, in per cent. */
  readonly least: number;
  readonly share: Share;
  /** What is covered in whole per cent, rounded down. */
  readonly percent: number;
}

/** The thresholds that are not reached; reckoned exactly, so that 100 means all and 66.6 is reached by two of three. */
export function missedThresholds(coverage: Coverage, { all, byKind = {} }: Thresholds): MissedThreshold[] {
  const asked: [MissedThreshold['kind'], number | undefined, Share][] = [
    ['all', all, coverage.all],
    ...Object.entries(coverage.kinds).map(([kind, share]): [CoverageKind, number | undefined, Share] => [
      kind as CoverageKind,
      byKind[kind as CoverageKind],
      share,
    ]),
  ];
  return asked.flatMap(([kind, least, share]) =>
    least === undefined || share.covered * 100 >= least * share.of
      ? []
      : [{ kind, least, share, percent: percentOf(share) }],
  );
}
