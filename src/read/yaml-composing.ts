import type { CST } from 'yaml';
import type { YamlNode } from './yaml-nodes.ts';
import type { Props } from './yaml-props.ts';
import type { YamlReferences } from './yaml-references.ts';
import type { Scope, YamlReport } from './yaml-report.ts';

/** Where a value stands. */
export interface Spot {
  /** The collection that holds the value. */
  readonly scope: Scope;
  /** How many collections stand around the value. */
  readonly depth: number;
  /** What is wrong with a map at this spot has been told. */
  readonly told?: boolean;
  /** Where nothing stands, when nothing was written. */
  readonly nothingAt: number;
}

/** What the parts of the composer need of each other. */
export interface Composing {
  readonly report: YamlReport;
  readonly references: YamlReferences;
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  /** Makes the node of a value and reports what is wrong with it. */
  value(token: CST.Token | null | undefined, props: Props, spot: Spot): YamlNode;
}
