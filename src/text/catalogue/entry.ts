/** error: it cannot run; warning: every other finding; info: a proposal. */
export type Severity = 'error' | 'warning' | 'info';

/** The languages in which the product speaks. */
export type Language = 'en' | 'zh-CN';

/** One sentence that says what is wrong, and one that names the next step. */
export interface Wording {
  readonly message: string;
  readonly hint: string;
}

/** One kind of finding: its law's name, how grave it is, and its sentences in both languages. */
export interface CatalogueEntry<Params extends object = never> {
  /** The law that was broken, kebab-case: `every-target-exists`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly en: (params: Params) => Wording;
  readonly 'zh-CN': (params: Params) => Wording;
}

/** Declares one entry of the catalogue; its parameters are checked where a finding is made. */
export function entry<Params extends object>(definition: CatalogueEntry<Params>): CatalogueEntry<Params> {
  return definition;
}

/** The wording of a near miss: `Did you mean "x"?`, or the given alternative when nothing is near. */
export function didYouMean(near: string | undefined, otherwise: string): string {
  return near === undefined ? otherwise : `Did you mean "${near}"?`;
}

/** The Chinese twin of {@link didYouMean}. */
export function didYouMeanZh(near: string | undefined, otherwise: string): string {
  return near === undefined ? otherwise : `您是不是想写“${near}”？`;
}
