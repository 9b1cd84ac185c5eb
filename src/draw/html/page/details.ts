import type { Fact, PageData, PageLocale, SourcePlace } from '../page-data.ts';
import { make } from './dom.ts';

/** Writes what is known of a step into the panel beside the picture. */
export function showDetails(
  panel: HTMLElement,
  { sources }: PageData,
  { details, words }: PageLocale,
  id: string | undefined,
  choose: (id: string) => void,
): void {
  const found = id === undefined ? undefined : details[id];
  if (id === undefined || found === undefined) {
    panel.replaceChildren(make('p', 'hint', words.choose), make('p', 'hint', words.keys));
    return;
  }
  const close = make('button', 'close', '×');
  close.setAttribute('aria-label', words.close);
  close.title = words.close;
  close.dataset['close'] = '';
  const source = sources[id];
  panel.replaceChildren(
    close,
    make('p', 'kind', found.kind),
    make('h2', '', found.title),
    make('dl', '', ...found.facts.flatMap((fact) => factParts(fact, choose))),
    ...(source === undefined ? [] : sourceParts(source, words.source)),
  );
  panel.scrollTop = 0;
}

function factParts({ label, lines }: Fact, choose: (id: string) => void): Node[] {
  return [
    make('dt', '', label),
    ...lines.map(({ text, to }) => {
      if (to === undefined) return make('dd', '', text);
      const link = make('button', 'link', text);
      link.addEventListener('click', () => choose(to));
      return make('dd', '', link);
    }),
  ];
}

function sourceParts({ file, line, lines }: SourcePlace, heading: string): Node[] {
  const code = make('pre', '');
  code.tabIndex = 0;
  code.setAttribute('aria-label', `${heading} ${file}:${line}`);
  for (const [index, text] of lines.entries()) {
    const number = make('span', 'number', text === '…' ? '' : String(line + index));
    number.setAttribute('aria-hidden', 'true');
    code.append(number, `${text}\n`);
  }
  return [make('h3', '', heading), make('p', 'place', `${file}:${line}`), code];
}
