/** The longest expression that is read, in UTF-16 units. */
export const LONGEST_EXPRESSION = 4_000;

/** How many expressions may stand inside one another, and how many operators in one row of `and`, `or` or calculations. */
export const MOST_LEVELS = 64;

/** How many slips of the pen are reported of one expression: a text with more is no expression at all. */
export const MOST_SLIPS = 20;
