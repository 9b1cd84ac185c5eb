import type { Blueprint, WrittenBlueprint } from '../blueprint/blueprint.ts';
import type { ProcessModel } from '../blueprint/process.ts';
import { EXPECTED_KINDS, STAGE_KINDS, type WrittenStage } from '../blueprint/stage.ts';
import type { WrittenStep } from '../blueprint/step.ts';
import { freeId, idFrom } from '../flow/process-choices.ts';
import type { Path } from '../text/places.ts';
import type { Draft, DraftStep } from './process-draft.ts';
import type { ProcessEnd } from './process-ends.ts';
import type { Fields } from './process-fields.ts';
import { ProcessPlaces } from './process-places.ts';
import type { Roles } from './process-roles.ts';
import type { ProcessStage, Stages } from './process-stages.ts';
import { withSections } from './process-sections.ts';
import { resolveBlueprint } from './resolve.ts';

/** What both shapes of a blueprint have of a process. */
export interface Parts {
  readonly draft: Draft;
  readonly stages: Stages;
  readonly fields: Fields;
  readonly steps: readonly DraftStep[];
  readonly ends: readonly ProcessEnd[];
  readonly roles: Roles;
}

/** The blueprint in which tokens move through the process, and the steps say only what happens at its nodes. */
export function carriedBlueprint(parts: Parts): Blueprint {
  const { draft, stages, ends } = parts;
  const { model } = draft;
  const taken = new Set([...parts.steps.map(({ id }) => id), ...ends.map(({ id }) => id)]);
  const written = new Map<string, { readonly id: string; readonly stage: ProcessStage; readonly steps: DraftStep[] }>();
  for (const step of parts.steps) {
    const stage = stages.of(step.process, step.node);
    const known = written.get(stage.key);
    if (known !== undefined) {
      known.steps.push(step);
      continue;
    }
    const id = freeId(idFrom(stage.title ?? stage.kind) ?? stage.kind, taken);
    taken.add(id);
    written.set(stage.key, { id, stage, steps: [step] });
  }
  const inOrder = [...written.values()].toSorted(
    (a, b) => STAGE_KINDS.indexOf(a.stage.kind) - STAGE_KINDS.indexOf(b.stage.kind),
  );
  const entries = inOrder.map(({ id, stage, steps }): [string, WrittenStage] => {
    draft.origins.add(['stages', id], stage.from);
    for (const step of steps) addOrigins(draft, ['stages', id, 'steps', step.id], step);
    const own = steps.map((step): [string, WrittenStep] => [step.id, routed(step)]);
    const title = stage.title === undefined ? {} : { title: stage.title };
    return [id, { kind: stage.kind, ...title, steps: Object.fromEntries(own) }];
  });
  const entry = writtenBlueprint(parts, Object.fromEntries(entries));
  const places = new ProcessPlaces(draft.origins, model.places, draft.own);
  const { blueprint, findings } = resolveBlueprint(entry, model.source, places, NO_FILES);
  draft.keep(findings);
  return { ...blueprint, content: { ...entry, process: contentOf(model) }, process: model };
}

/** A process uses no other files. */
export const NO_FILES: Parameters<typeof resolveBlueprint>[3] = {
  module: () => ({ problem: 'no-files', findings: [] }),
  days: () => ({ problem: 'no-files', findings: [] }),
  people: () => ({ problem: 'no-files', findings: [] }),
};

/** Every node may fail that calls a service; where the process goes on then is the process's own. */
function routed({ written }: DraftStep): WrittenStep {
  return written.call === undefined ? written : { ...written, outcomes: { failed: 'next' } };
}

/** Remembers where a step and its parts come from. */
export function addOrigins(draft: Draft, path: Path, { node, origins }: DraftStep): void {
  draft.origins.add(path, node.path);
  for (const [part, from, shift] of origins) draft.origins.add([...path, ...part], from, shift);
}

/** Everything but the flow: what a blueprint of either shape says of the process. */
export function writtenBlueprint(
  parts: Parts,
  stages: WrittenBlueprint['stages'],
  nameOf: (id: string) => string = (id) => id,
): WrittenBlueprint {
  const { draft, fields, ends } = parts;
  const { model, origins, sections } = draft;
  const main = model.processes.find(({ id }) => id === model.main) ?? model.processes[0];
  const pool = model.participants.find(({ process }) => process === main?.id);
  const from = main?.path ?? [];
  for (const key of ['id', 'version', 'title', 'stages', 'ends', 'inputs', ...Object.keys(sections)])
    origins.add([key], from);
  const locale = /\p{sc=Han}/u.test(wordsOf(model)) ? 'zh-CN' : 'en';
  const isProposed = !parts.steps.some(({ process, node }) => parts.stages.said(process, node) !== undefined);
  const name = main?.name ?? pool?.name ?? model.name;
  const documentation = main?.documentation?.trim() ?? '';
  for (const end of ends) {
    origins.add(['ends', nameOf(end.id)], end.from);
    if (end.title !== undefined) origins.add(['ends', nameOf(end.id), 'title'], [...end.from, 'name']);
  }
  const filled = Object.fromEntries(Object.entries(sections).filter(([, section]) => Object.keys(section).length > 0));
  const written: WrittenBlueprint = {
    throughline: 1,
    id: idOf(main?.id ?? '', name ?? ''),
    version: versionOf(main?.extensions?.find(({ name: key }) => key.endsWith(':versionTag'))?.text),
    locales: [locale],
    ...(name === undefined ? {} : { title: name }),
    ...(documentation === '' ? {} : { purpose: documentation }),
    ...filled,
    ...(fields.inputs.length === 0 ? {} : { inputs: fields.inputs }),
    stages,
    ...(isProposed ? omitted(stages, locale) : {}),
    ends: Object.fromEntries(
      ends.map(({ id, title, outcome }) => [nameOf(id), { ...(title === undefined ? {} : { title }), outcome }]),
    ),
  };
  return withSections(written, draft.own?.sections);
}

/** Modellers count what they draw: such an id says nothing, a name does. */
function idOf(id: string, name: string): string {
  const isCounted = /^(?:process|definitions|collaboration|participant|id|sid)[_-][0-9a-z-]+$/iu.test(id);
  return (isCounted ? idFrom(name) : undefined) ?? idFrom(id) ?? idFrom(name) ?? 'process';
}

/** Stages that were proposed are not the whole design: the kinds that no name tells of are left open. */
function omitted(stages: WrittenBlueprint['stages'], locale: string): Pick<WrittenBlueprint, 'omits'> {
  const kinds = new Set(Object.values(stages).map(({ kind }) => kind));
  const why = locale === 'en' ? 'The process names no such stage.' : '流程没有标明这个阶段。';
  const missing = EXPECTED_KINDS.filter((kind) => !kinds.has(kind));
  return missing.length === 0 ? {} : { omits: Object.fromEntries(missing.map((kind) => [kind, why])) };
}

/** Every word that people read in the process. */
function wordsOf({ processes }: ProcessModel): string {
  return processes.flatMap(({ nodes }) => [...nodes.values()].map(({ name }) => name ?? '')).join(' ');
}

function versionOf(tag: string | undefined): string {
  const [, major = '1', minor = '0', patch = '0'] = /^\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(tag ?? '') ?? [];
  return `${major}.${minor}.${patch}`;
}

/** What a process says, without where it stands and how it is drawn: cases are pinned to it. */
function contentOf({
  processes,
  messageFlows,
  participants,
  messages,
  signals,
  errors,
  escalations,
  main,
}: ProcessModel): unknown {
  return plain({ main, processes, messageFlows, participants, messages, signals, errors, escalations });
}

const ONLY_PLACES: readonly string[] = ['path', 'offset', 'documentation'];

function plain(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(([key, inner]) => [key, plain(inner)]);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (ONLY_PLACES.includes(key) ? [] : [[key, plain(inner)]])),
  );
}
