import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Text } from '../../blueprint/text.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Path } from '../../text/places.ts';
import { positionAt } from '../../text/source.ts';
import type { CoverageItem, CoverageKind } from './coverage-item.ts';
import type { Proof } from './proof.ts';

/** One thing that can be covered, before its place is looked up. */
export interface Draft {
  readonly kind: CoverageKind;
  readonly id: string;
  readonly group: string;
  readonly body: Blueprint;
  readonly path: Path;
  readonly missing: Text;
  readonly cannot?: Text;
  readonly evidence: readonly string[];
}

/** What the writers of items look things up in. */
export interface Writing {
  readonly compiled: CompiledBlueprint;
  readonly proof: Proof;
}

/** Items in their order; what several machine transitions do in the same words is one item. */
export function placed(drafts: Iterable<Draft>): CoverageItem[] {
  const items = new Map<string, CoverageItem>();
  for (const { body, path, ...draft } of drafts) {
    const key = `${draft.kind} ${draft.id}`;
    const known = items.get(key);
    if (known !== undefined) {
      items.set(key, { ...known, evidence: [...new Set([...known.evidence, ...draft.evidence])] });
      continue;
    }
    const { line } = positionAt(body.source, body.places.key(path).start);
    items.set(key, { ...draft, file: body.source.file, line });
  }
  return [...items.values()];
}

/** A sentence in both languages. */
export function said(en: string, zh: string): Text {
  return { en, 'zh-CN': zh };
}
