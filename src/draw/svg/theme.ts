/** How a picture is coloured: `auto` follows the reader's screen, and is printed in black on white. */
export const THEMES = ['auto', 'light', 'dark', 'print'] as const;

export type Theme = (typeof THEMES)[number];

/**
 * What a part of a picture is for; its class in the SVG. Everything that is told by colour is told by a shape, a pattern of
 * the line or a word as well.
 */
export interface Palette {
  /** The ground, and what stands on it. */
  readonly paper: string;
  readonly ink: string;
  /** Second words: notes, captions, times. */
  readonly quiet: string;
  /** Borders of boxes, arrows, and fine lines of the grid. */
  readonly line: string;
  readonly arrow: string;
  readonly hair: string;
  /** A band of the picture and the one beside it. */
  readonly band: string;
  readonly bandAlt: string;
  /** Boxes: a step, and one that only gives room to what belongs to it. */
  readonly box: string;
  readonly soft: string;
  /** Good, wanting care, bad, and chosen: the ground and its sign or border. */
  readonly good: string;
  readonly goodSoft: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly bad: string;
  readonly badSoft: string;
  readonly accent: string;
  readonly accentSoft: string;
}

/** Hues of Okabe and Ito, which the colour-blind tell apart, darkened or lightened until text on them has contrast 4.5. */
const LIGHT: Palette = {
  paper: '#ffffff',
  ink: '#1b1f24',
  quiet: '#4b5563',
  line: '#4b5563',
  arrow: '#374151',
  hair: '#c9ced6',
  band: '#f6f7f9',
  bandAlt: '#ffffff',
  box: '#ffffff',
  soft: '#eef1f5',
  good: '#00664b',
  goodSoft: '#dff3ec',
  warn: '#8a5a00',
  warnSoft: '#fdf0d5',
  bad: '#a63a00',
  badSoft: '#fde6da',
  accent: '#005a91',
  accentSoft: '#e0effa',
};

const DARK: Palette = {
  paper: '#14181d',
  ink: '#f0f2f5',
  quiet: '#b3bbc6',
  line: '#8f99a6',
  arrow: '#c3cad3',
  hair: '#3a424d',
  band: '#1a2027',
  bandAlt: '#14181d',
  box: '#212932',
  soft: '#262f39',
  good: '#5fd3ae',
  goodSoft: '#173a30',
  warn: '#f2b84b',
  warnSoft: '#3d2f12',
  bad: '#ff9a66',
  badSoft: '#472616',
  accent: '#7cc4f5',
  accentSoft: '#16344a',
};

/** For paper: nothing is told by a coloured ground. */
const PRINT: Palette = {
  paper: '#ffffff',
  ink: '#000000',
  quiet: '#333333',
  line: '#000000',
  arrow: '#000000',
  hair: '#999999',
  band: '#ffffff',
  bandAlt: '#ffffff',
  box: '#ffffff',
  soft: '#f2f2f2',
  good: '#000000',
  goodSoft: '#ffffff',
  warn: '#000000',
  warnSoft: '#f2f2f2',
  bad: '#000000',
  badSoft: '#e6e6e6',
  accent: '#000000',
  accentSoft: '#f2f2f2',
};

export const PALETTES: Readonly<Record<'light' | 'dark' | 'print', Palette>> = {
  light: LIGHT,
  dark: DARK,
  print: PRINT,
};

/**
 * Faces that systems bring along, Latin and Chinese; the widths of letters that texts are measured with are those of the
 * first Latin ones.
 */
export const FONT_FAMILY =
  "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

/**
 * The style sheet of a picture. Every picture uses the same classes:
 * `fill-<part>`, `stroke-<part>` for each part of the {@link Palette}; `dashed` and `dotted` for broken lines, `line` for what
 * has no ground, `icon` for small signs, `mid` and `bold` for words.
 */
export function styleSheet(theme: Theme): string {
  const base = `text{font-family:${FONT_FAMILY}}.dashed{stroke-dasharray:5 4}.dotted{stroke-dasharray:1.5 3.5;stroke-linecap:round}.icon{fill:none;stroke-width:1.2;stroke-linejoin:round;stroke-linecap:round}.mid{text-anchor:middle}.bold{font-weight:600}.line{fill:none}`;
  if (theme !== 'auto') return base + rules(PALETTES[theme]);
  return `${base}${rules(LIGHT)}@media screen and (prefers-color-scheme:dark){${rules(DARK)}}@media print{${rules(PRINT)}}`;
}

function rules(palette: Palette): string {
  return Object.entries(palette)
    .map(([part, colour]: [string, string]) => `.fill-${part}{fill:${colour}}.stroke-${part}{stroke:${colour}}`)
    .join('');
}
