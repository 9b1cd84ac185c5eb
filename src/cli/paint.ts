import type { Paint, Style } from '../text/paint.ts';
import type { Output, StyleFormat } from './io.ts';

const formats: Readonly<Record<Style, StyleFormat>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  place: 'cyan',
  code: 'bold',
  gutter: 'dim',
  help: 'green',
};

/** Colours text for an output as its reader wants it. */
export function paintFor(output: Output): Paint {
  return (style, text) => output.style(formats[style], text);
}
