import type { Way } from '../../flow/ways.ts';
import type { Rule } from '../rule.ts';

/**
 * Outcomes that somebody or something tells apart go different ways: where `next` runs into the very step that another
 * outcome names, the difference is lost without a word. Time-outs and failures may go on like the rest.
 */
export const sharedOutcomes: Rule = {
  name: 'outcomes-part-ways',
  phase: 4,
  ofWays: true,
  principle: 'flexible',
  check(check) {
    const { places } = check.blueprint;
    for (const node of check.flow.nodes.values()) {
      if (node.kind !== 'step') continue;
      const ways = node.edges.flatMap(({ way, to }) => (way === undefined || isOwn(way) ? [] : [{ way, to }]));
      for (const { way, to } of ways) {
        if (way.to.name !== 'next' || hasEffect(way)) continue;
        const other = ways.find((one) => one.to === to && one.way.to.name !== 'next' && !hasEffect(one.way));
        if (other === undefined) continue;
        const params = {
          step: node.step.id,
          outcome: nameOf(way),
          other: nameOf(other.way),
          target: other.way.to.name,
        };
        check.at(places.value(way.to.path), 'TL4108', params, { related: [places.value(other.way.to.path)] });
      }
    }
  },
};

/** Brought about by the case itself. */
function isOwn({ kind }: Way): boolean {
  return kind === 'time-out' || kind === 'failure';
}

/** The ways differ in what they set or reach. */
function hasEffect({ set, reach }: Way): boolean {
  return set.length > 0 || reach.length > 0;
}

/** A branch of `choose` has no name but its target; the one without a condition is `else`. */
function nameOf({ kind, name, when }: Way): string {
  return kind === 'branch' && when === undefined ? 'else' : name;
}
