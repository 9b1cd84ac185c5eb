import omit from 'lodash/omit.js';

import type { WrittenBlueprint } from '../blueprint/blueprint.ts';
import type { Process, ProcessModel, ProcessNode } from '../blueprint/process.ts';
import { compareFindings, type Finding } from '../text/diagnostic.ts';
import { partsOf } from './process-blueprint.ts';
import type { Modules } from './modules.ts';
import { ownBlueprint } from './process-own.ts';
import { leftBehind, type Left } from './process-left.ts';
import { readableIds, withReadableNames } from './process-readable.ts';
import type { Hindrance } from './process-routes.ts';
import { shapeOf } from './process-shape.ts';
import { inOrder, yamlOf, type Remark } from './process-yaml.ts';

/** What a person is told in the file about what was proposed. */
export interface ImportRemarks {
  readonly from: (file: string) => string;
  readonly stages: string;
  readonly field: string;
  readonly inputs: string;
  readonly outcome: string;
  readonly staff: string;
  readonly byHand: string;
}

/** A process as the YAML of a blueprint, or what keeps it from being one. */
export type Imported =
  | {
      readonly kind: 'imported';
      readonly yaml: string;
      readonly content: WrittenBlueprint;
      /** What the YAML does not say. */
      readonly left: readonly Left[];
      readonly findings: readonly Finding[];
    }
  | {
      readonly kind: 'hindered';
      readonly hindrances: ReadonlyMap<ProcessNode | Process, Hindrance>;
      readonly findings: readonly Finding[];
    }
  /** There are errors; the findings say which. */
  | { readonly kind: 'unreadable'; readonly findings: readonly Finding[] };

/** Writes a process as a person would have written it: in steps with readable ids, with what was proposed as comments. */
export function importProcess(model: ProcessModel, remarks: ImportRemarks, modules?: Modules): Imported {
  const own = ownBlueprint(model, modules);
  if (own?.kind === 'own') {
    // Its drawing is made of it again whenever it is exported.
    const content = omit(own.blueprint.content as WrittenBlueprint & { readonly days?: unknown }, ['days']);
    return {
      kind: 'imported',
      yaml: yamlOf(content),
      content,
      left: [],
      findings: own.findings,
    };
  }
  const parts = partsOf(model);
  const findings = parts.draft.findings.toSorted(compareFindings);
  if (model.main === undefined || findings.some(({ severity }) => severity === 'error')) {
    return { kind: 'unreadable', findings };
  }
  const name = readableIds(parts);
  const shape = shapeOf(parts, { name, byHand: true });
  if (!shape.ok) return { kind: 'hindered', hindrances: shape.hindrances, findings };
  const raw = shape.blueprint.content as WrittenBlueprint;
  const content = inOrder(withReadableNames(raw));
  const said: Remark[] = [
    { path: ['throughline'], words: remarks.from(model.source.file.split(/[\\/]/u).at(-1) ?? '') },
  ];
  const renamed: Left[] = [];
  const proposed = new Set(findings.flatMap(({ code, params }) => (code === 'TL8051' ? [String(params['name'])] : [])));
  for (const [index, field] of Object.keys(raw.data ?? {}).entries()) {
    const written = Object.keys(content.data ?? {})[index];
    if (written === undefined) continue;
    if (proposed.has(field)) said.push({ path: ['data', written], words: remarks.field });
    const origin = parts.draft.origins.find(['data', field])?.origin.path ?? [];
    if (written !== field) renamed.push({ kind: 'renamed', words: `${field} → ${written}`, path: origin });
  }
  if (content.inputs !== undefined) said.push({ path: ['inputs'], words: remarks.inputs });
  if (findings.some(({ code }) => code === 'TL8050')) said.push({ path: ['stages'], words: remarks.stages });
  if (findings.some(({ code }) => code === 'TL8056')) said.push({ path: ['roles', 'staff'], words: remarks.staff });
  for (const { id, isGuessed } of parts.ends) {
    if (isGuessed) said.push({ path: ['ends', name(id)], words: remarks.outcome });
  }
  for (const id of shape.byHand.map(name)) {
    for (const [stage, { steps, alternatives = {} }] of Object.entries(content.stages)) {
      const key = Object.hasOwn(steps, id) ? 'steps' : Object.hasOwn(alternatives, id) ? 'alternatives' : undefined;
      if (key !== undefined) said.push({ path: ['stages', stage, key, id], words: remarks.byHand });
    }
  }
  return {
    kind: 'imported',
    yaml: yamlOf(content, said),
    content,
    left: [...leftBehind(model, content), ...renamed],
    findings,
  };
}
