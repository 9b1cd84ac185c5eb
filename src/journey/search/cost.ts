/** What the kinds of moves cost when a way is looked for: an act is ten, whatever is less usual a little more. */
export const COST = {
  act: 10,
  value: 2,
  idleValue: 8,
  outcome: 3,
  timeOut: 16,
  failure: 24,
  event: 30,
  drastic: 60,
} as const;
