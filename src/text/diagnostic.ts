import { catalogue, type Code, type ParamsOf } from './catalogue.ts';
import type { CatalogueEntry, Language, Severity, Wording } from './catalogue/entry.ts';
import { positionAt, type Source, type Span } from './source.ts';

/** A change of the text that would mend a finding. */
export interface Edit extends Span {
  readonly newText: string;
}

/**
 * What is wrong, where, and what to do about it. Plain data: it can be kept, sent or printed as it is.
 * Lines and columns are 1-based, columns count UTF-16 units, the end is exclusive.
 */
export interface Finding {
  readonly code: Code;
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** One sentence in English; {@link wordingOf} gives it in another language. */
  readonly message: string;
  readonly hint: string;
  /** What the sentences speak of, for {@link wordingOf}. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Offsets of the place in the text, in UTF-16 units. */
  readonly span: Span;
  /** Further places that explain the finding. */
  readonly related: readonly RelatedPlace[];
  /** Present when the mend is safe to apply without asking. */
  readonly fix?: readonly Edit[];
}

/** True for what keeps a file from being used. */
export function isError({ severity }: Pick<Finding, 'severity'>): boolean {
  return severity === 'error';
}

/** A second place that explains a finding, such as the first use of a duplicate id. */
export interface RelatedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A place: a span inside its source. */
export interface Place {
  readonly source: Source;
  readonly span: Span;
}

/** Makes a finding; the parameters must be those that the code's sentences use. */
export function finding<C extends Code>(
  code: C,
  place: Place,
  params: ParamsOf<C>,
  more: { related?: readonly Place[]; fix?: readonly Edit[] } = {},
): Finding {
  const { rule, severity } = catalogue[code];
  const start = positionAt(place.source, place.span.start);
  const end = positionAt(place.source, Math.max(place.span.end, place.span.start));
  const wording = word(code, params, 'en');
  return {
    code,
    rule,
    severity,
    file: place.source.file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    message: wording.message,
    hint: wording.hint,
    params: params as Readonly<Record<string, unknown>>,
    span: place.span,
    related: (more.related ?? []).map(({ source, span }) => ({ file: source.file, ...positionAt(source, span.start) })),
    ...(more.fix ? { fix: more.fix } : {}),
  };
}

/** The sentences of a finding in a language. */
export function wordingOf(found: Finding, language: Language): Wording {
  return word(found.code, found.params, language);
}

function word(code: Code, params: object, language: Language): Wording {
  // The parameters were checked against this very code when the finding was made.
  const kind = catalogue[code] as unknown as CatalogueEntry<object>;
  return kind[language](params);
}

/** By file, then place, then code: the order in which people read. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) || a.span.start - b.span.start || a.span.end - b.span.end || compareText(a.code, b.code)
  );
}

/** Orders texts by UTF-16 unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
