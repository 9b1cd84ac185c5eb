/** What a piece of printed text is, for whoever chooses its colour. */
export type Style = 'error' | 'warning' | 'info' | 'place' | 'code' | 'gutter' | 'help';

/** Colours a text for its reader; must not change its display width. */
export type Paint = (style: Style, text: string) => string;

/** Leaves every text as it is. */
export const paintNothing: Paint = (_style, text) => text;
