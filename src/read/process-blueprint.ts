import type { Blueprint } from '../blueprint/blueprint.ts';
import type { ProcessModel } from '../blueprint/process.ts';
import { isoOf, processExpression, processExpressions } from '../flow/process-expressions.ts';
import { compareFindings, type Finding } from '../text/diagnostic.ts';
import { parseDuration } from '../time/duration.ts';
import type { Modules } from './modules.ts';
import { carriedBlueprint, type Parts } from './process-carried.ts';
import { Draft, titleOf, type DraftStep } from './process-draft.ts';
import { endsOf } from './process-ends.ts';
import { attributeOf, childrenOf } from './process-extensions.ts';
import { Fields } from './process-fields.ts';
import { ownBlueprint } from './process-own.ts';
import { Roles } from './process-roles.ts';
import { shapeOf } from './process-shape.ts';
import { Stages } from './process-stages.ts';
import { Steps } from './process-steps.ts';

/** A blueprint made of a process, with what was assumed on the way and what it cannot say. */
export interface ProcessReading {
  /** Absent when the file holds no process, or one that cannot be run as what it says. */
  readonly blueprint?: Blueprint;
  readonly findings: readonly Finding[];
}

/**
 * Makes a blueprint of a BPMN process: every finding of it, and of checking it, has its place in the file of the process.
 *
 * @param modules where the files are that the blueprint names from which the process was exported.
 */
export function blueprintOf(model: ProcessModel, modules?: Modules): ProcessReading {
  const own = ownBlueprint(model, modules);
  if (own?.kind === 'own') return own;
  const parts = partsOf(model);
  const { findings } = parts.draft;
  if (own !== undefined) parts.draft.reportAt(own.path, 'TL8060', { isRead: own.isRead });
  if (model.main === undefined) return { findings };
  const shape = shapeOf(parts);
  const blueprint = shape.ok ? shape.blueprint : carriedBlueprint(parts);
  return {
    blueprint: findings.some(({ severity }) => severity === 'error') ? undefined : blueprint,
    findings: findings.toSorted(compareFindings),
  };
}

/** The same with the process carried as it is, whatever steps could say of it. */
export function carriedOf(model: ProcessModel): ProcessReading {
  const parts = partsOf(model);
  const findings = parts.draft.findings.toSorted(compareFindings);
  return model.main === undefined ? { findings } : { blueprint: carriedBlueprint(parts), findings };
}

/** All that a blueprint of either shape says of a process, and what is found while reading it. */
export function partsOf(model: ProcessModel): Parts {
  const draft = new Draft(model);
  const stages = new Stages(model);
  const roles = new Roles(draft, stages.lanes);
  const fields = new Fields(draft);
  const writer = new Steps(draft, roles, fields);
  const steps = model.processes.flatMap((process) =>
    [...process.nodes.values()].flatMap((node): DraftStep[] => {
      const step = writer.of(process, node);
      return step === undefined ? [] : [step];
    }),
  );
  const ends = endsOf(model);
  const parts: Parts = { draft, stages, fields, steps, ends, roles };
  reportExpressions(draft);
  reportSettings(draft);
  reportProposals(parts);
  return parts;
}

/** Expressions that FEEL cannot say, and times that are none. */
function reportExpressions(draft: Draft): void {
  const { model } = draft;
  for (const { written } of processExpressions(model)) {
    const own = processExpression(written);
    if (own.ok) continue;
    const span = model.places.within(written.path, written.offset + own.start, written.offset + own.end);
    draft.report(span, 'TL8052', { part: own.part });
  }
  for (const { nodes } of model.processes) {
    for (const node of nodes.values()) {
      if (node.kind !== 'event') continue;
      for (const definition of node.definitions) {
        if (definition.kind !== 'timer') continue;
        const { timer } = definition;
        const text = timer.value.text.trim();
        const iso = isoOf(timer);
        const isCron = timer.kind === 'cycle' && /^[\d*?/,\-LW#A-Z]+(?:\s+[\d*?/,\-LW#A-Z]+){4,6}$/i.test(text);
        if (iso === undefined ? isCron : !isTime(timer.kind, iso)) {
          draft.reportAt(timer.value.path, 'TL8057', { text, kind: timer.kind });
        }
      }
    }
  }
}

function isTime(kind: 'duration' | 'date' | 'cycle', iso: string): boolean {
  if (kind === 'date') return /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.test(iso);
  if (kind === 'duration') return parseDuration(iso).ok;
  const [, length] = /^(?:R\d*\/)?(?:[^P]*\/)?(P[^/]+)$/.exec(iso) ?? [];
  return length !== undefined && parseDuration(length).ok;
}

/** What other engines do by settings that mean nothing here. */
const IDLE_ATTRIBUTES = ['dueDate', 'followUpDate', 'priority', 'candidateUsers', 'asyncBefore', 'asyncAfter'] as const;
const IDLE_CHILDREN = ['executionListener', 'taskListener', 'taskSchedule', 'priorityDefinition'] as const;

function reportSettings(draft: Draft): void {
  for (const { nodes } of draft.model.processes) {
    for (const node of nodes.values()) {
      if (node.extensions === undefined) continue;
      const form = attributeOf(node, 'camunda', 'formKey') ?? attributeOf(node, 'camunda', 'formRef');
      const [zeebe] = childrenOf(node, 'zeebe', 'formDefinition');
      const named = form?.text ?? zeebe?.attributes['formId'] ?? zeebe?.attributes['formKey'];
      const path = form?.path ?? zeebe?.path;
      if (named !== undefined && path !== undefined) {
        draft.reportAt(path, 'TL8058', { node: titleOf(node), form: named });
      }
      const idle = [
        ...IDLE_ATTRIBUTES.filter((name) => attributeOf(node, 'camunda', name) !== undefined).map(
          (name) => `camunda:${name}`,
        ),
        ...IDLE_CHILDREN.flatMap((name) =>
          (['camunda', 'zeebe'] as const).flatMap((dialect) =>
            childrenOf(node, dialect, name).length > 0 ? [`${dialect}:${name}`] : [],
          ),
        ),
      ];
      if (idle.length > 0) draft.reportAt(node.path, 'TL8059', { node: titleOf(node), settings: idle });
    }
  }
}

/** What was assumed where the file says nothing: one finding for each sort, with how to write it down. */
function reportProposals({ draft, stages, steps, ends, roles }: Parts): void {
  const { model } = draft;
  const main = model.processes.find(({ id }) => id === model.main);
  if (main === undefined) return;
  const proposed = new Map<string, string[]>();
  for (const { process, node } of steps) {
    if (node.kind === 'gateway' || stages.said(process, node) !== undefined) continue;
    const { kind } = stages.of(process, node);
    const known = proposed.get(kind);
    if (known === undefined) proposed.set(kind, [titleOf(node)]);
    else known.push(titleOf(node));
  }
  if (proposed.size > 0) {
    draft.reportAt(main.path, 'TL8050', { stages: [...proposed].map(([kind, nodes]) => ({ kind, nodes })) });
  }
  const guessed = ends.filter(({ isGuessed }) => isGuessed);
  if (guessed[0] !== undefined) {
    draft.reportAt(guessed[0].from, 'TL8055', {
      ends: guessed.map(({ title, id, outcome }) => ({ name: title ?? id, outcome })),
    });
  }
  const [unnamed, ...others] = roles.unnamed;
  if (unnamed !== undefined) {
    draft.reportAt(unnamed.path, 'TL8056', { node: titleOf(unnamed), others: others.length });
  }
}
