import { stepsOf, type Blueprint, type WrittenBlueprint } from '../blueprint/blueprint.ts';
import type { Process, ProcessNode } from '../blueprint/process.ts';
import { coverage } from '../feel/domain.ts';
import { expressionsOf } from '../flow/expressions.ts';
import { flowOf } from '../flow/graph.ts';
import { stepKey } from '../flow/keys.ts';
import { knownData } from '../flow/known-data.ts';
import { globalNames } from '../flow/names.ts';
import { NO_FILES, writtenBlueprint, type Parts } from './process-carried.ts';
import { Layout, type Naming } from './process-layout.ts';
import { ProcessPlaces } from './process-places.ts';
import { Routes, type Hindrance } from './process-routes.ts';
import { Structuring } from './process-structured.ts';
import { resolveBlueprint } from './resolve.ts';

/** What a process is in steps and their ways, or what keeps it from being that. */
export type Shape =
  | {
      readonly ok: true;
      readonly blueprint: Blueprint;
      /** Steps that the process does not have: work by hand where a service failed. */
      readonly byHand: readonly string[];
    }
  | { readonly ok: false; readonly hindrances: ReadonlyMap<ProcessNode | Process, Hindrance> };

/** How a process is put into steps. */
export interface ShapeOptions {
  /** What steps and ends are called; default: as their nodes. */
  readonly name?: Naming;
  /** Adds work by hand where a service may fail and the process does not say what then. */
  readonly byHand?: boolean;
}

/** More nodes than anybody draws; their ways are followed one inside the other. */
const MOST_NODES = 1500;

/** Puts a process into steps and ways where this means exactly the same. */
export function shapeOf(parts: Parts, { name = (id) => id, byHand = false }: ShapeOptions = {}): Shape {
  const { model, origins } = parts.draft;
  const main = model.processes.find(({ id }) => id === model.main);
  if (main === undefined) return { ok: false, hindrances: new Map() };
  const count = model.processes.reduce((sum, { nodes }) => sum + nodes.size, 0);
  if (count > MOST_NODES) return { ok: false, hindrances: new Map([[main, 'size']]) };
  const routes = new Routes(model, main);
  const structuring = new Structuring(parts, routes, { byHand });
  const region = structuring.whole();
  const { hindrances } = routes;
  if (region.steps.length === 0) routes.hinder(main, 'missing');
  if (hindrances.size > 0) return { ok: false, hindrances };
  const layout = new Layout(parts, name, ({ node }) => routes.hinder(node, 'no-block'));
  const stages = layout.stages(region);
  if (hindrances.size > 0) return { ok: false, hindrances };
  const entry = withUsedRoles(writtenBlueprint(parts, stages, name));
  const places = new ProcessPlaces(origins, model.places, parts.draft.own);
  const { blueprint, findings } = resolveBlueprint(entry, model.source, places, NO_FILES);
  parts.draft.keep(findings);
  judge(blueprint, main, routes);
  return hindrances.size > 0 ? { ok: false, hindrances } : { ok: true, blueprint, byHand: structuring.byHand };
}

/** A gateway that a task decides has no role of its own any more. */
function withUsedRoles({ roles = {}, ...entry }: WrittenBlueprint): WrittenBlueprint {
  const used = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if ((key === 'by' || key === 'to') && typeof inner === 'string') used.add(inner);
      else look(inner);
    }
  };
  look(entry.stages);
  const kept = Object.entries(roles).filter(([id]) => used.has(id));
  return { ...entry, ...(kept.length === 0 ? {} : { roles: Object.fromEntries(kept) }) };
}

/** What would be an error in a blueprint although the process runs: conditions that may all fail, data that may be missing. */
function judge(blueprint: Blueprint, main: Process, routes: Routes): void {
  const expressions = expressionsOf(blueprint);
  const names = globalNames(blueprint);
  const graph = flowOf(blueprint);
  const nodes = new Map(routes.model.processes.flatMap((process) => [...process.nodes]));
  const nodeOf = (step: string): ProcessNode | Process => nodes.get(step) ?? main;
  if (graph.unresolved.length > 0) routes.hinder(main, 'no-block');
  for (const { id, action } of stepsOf(blueprint)) {
    if (action.verb !== 'choose' || action.branches.some(({ when }) => when === undefined)) continue;
    const conditions = action.branches.flatMap(({ when }) => (when === undefined ? [] : [expressions.of(when)]));
    if (conditions.some(({ problems }) => problems.length > 0)) continue;
    const { exact, uncovered } = coverage(conditions, names);
    if (uncovered !== undefined || !exact) routes.hinder(nodeOf(id), 'no-default');
  }
  if (stepsOf(blueprint).some(({ action }) => action.verb === 'parallel')) {
    for (const node of sharingMessages([...nodes.values()])) routes.hinder(node, 'one-message');
  }
  const known = knownData(graph, expressions);
  for (const { feel, moment } of expressions.sites) {
    if (moment.kind === 'during') continue;
    for (const { path, handlesAbsence } of feel.reads) {
      const [field = ''] = path;
      if (handlesAbsence || !blueprint.data.has(field) || moment.also.includes(field)) continue;
      const key = stepKey(moment.step);
      const isKnown = moment.kind === 'answered' ? known.answered(key, field) : known.entered(key, field);
      if (!isKnown) routes.hinder(nodeOf(moment.step), 'data');
    }
  }
}

/** Nodes that catch a message which others catch as well: side by side, only one of them gets it, where steps would all hear it. */
function sharingMessages(nodes: readonly ProcessNode[]): ProcessNode[] {
  const caught = nodes.flatMap((node): { readonly node: ProcessNode; readonly message: string }[] => {
    const messages =
      node.kind === 'activity' && node.type === 'receiveTask'
        ? [node.message]
        : node.kind === 'event' && node.type !== 'endEvent' && node.type !== 'intermediateThrowEvent'
          ? node.definitions.map((definition) => (definition.kind === 'message' ? definition.message : undefined))
          : [];
    return messages.flatMap((message) => (message === undefined ? [] : [{ node, message }]));
  });
  return caught
    .filter(({ node, message }) => caught.some((other) => other.message === message && other.node !== node))
    .map(({ node }) => node);
}
