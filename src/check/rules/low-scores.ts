import type { Rule } from '../rule.ts';
import { namesRead } from '../names-read.ts';

/** A bad score changes something for the customer who gave it: a survey whose scores all lead the same way only counts. */
export const lowScores: Rule = {
  name: 'low-scores-lead-somewhere',
  phase: 4,
  ofWays: true,
  principle: 'improving',
  check(check) {
    for (const node of check.flow.nodes.values()) {
      if (node.kind !== 'step' || node.step.action.verb !== 'survey') continue;
      const { id, path, action, outcomes } = node.step;
      // A questionnaire of several fields has no score.
      const [score] = action.questions;
      if (action.kind === 'questions' || score === undefined) continue;
      const scored = node.edges.filter(({ kind, way }) => kind === 'way' && way?.kind !== 'time-out');
      if (new Set(scored.map(({ to }) => to)).size > 1) continue;
      // What is decided later, by a branch or a table, is a way of its own too.
      const { name } = score;
      if (namesRead(check, { except: outcomes.map((outcome) => outcome.path) }).has(name)) continue;
      check.atKey(path, 'TL4104', { step: id, field: name });
    }
  },
};
