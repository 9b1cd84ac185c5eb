import type { WrittenBlueprint } from '../blueprint/blueprint.ts';
import type { ProcessElement, ProcessModel } from '../blueprint/process.ts';
import { idFrom } from '../flow/process-choices.ts';
import type { Path } from '../text/places.ts';

/** The sorts of thing that a blueprint in YAML has no place for. */
export type LeftKind =
  | 'diagram'
  | 'pool'
  | 'message-flow'
  | 'annotation'
  | 'data'
  | 'group'
  | 'name'
  | 'documentation'
  | 'extension'
  /** A name that the language writes otherwise. */
  | 'renamed';

/** Something of a process that stays in its file. */
export interface Left {
  readonly kind: LeftKind;
  readonly words: string;
  readonly path: Path;
}

/** Everything that a file of a process says and the blueprint made of it does not. */
export function leftBehind(model: ProcessModel, entry: WrittenBlueprint): Left[] {
  const said = wordsIn(entry);
  const left: Left[] = [];
  const add = (kind: LeftKind, words: string | undefined, { path }: Pick<ProcessElement, 'path'>): void => {
    const flat = words?.replaceAll(/\s+/gu, ' ').trim() ?? '';
    if (flat !== '' && !said.has(flat) && !said.has(idFrom(flat) ?? flat)) left.push({ kind, words: flat, path });
  };
  const describe = (element: ProcessElement): void => {
    add('name', element.name, element);
    add('documentation', element.documentation, element);
    const strange = new Set((element.extensions ?? []).filter(({ name }) => !KEPT.test(name)).map(({ name }) => name));
    for (const name of strange) left.push({ kind: 'extension', words: name, path: element.path });
  };
  for (const pool of model.participants) add('pool', pool.name, pool);
  for (const flow of model.messageFlows)
    left.push({ kind: 'message-flow', words: flow.name ?? flow.id, path: flow.path });
  for (const { nodes, flows, lanes, data, artifacts, ...process } of model.processes) {
    describe(process);
    for (const element of [...nodes.values(), ...flows.values(), ...lanes]) describe(element);
    for (const one of data) left.push({ kind: 'data', words: one.name ?? one.id, path: one.path });
    for (const one of artifacts) {
      if (one.type === 'textAnnotation') add('annotation', one.text ?? one.id, one);
      else if (one.type === 'group' && one.stage === undefined) add('group', one.name ?? one.id, one);
    }
  }
  if (model.diagram.shapes.size > 0)
    left.push({ kind: 'diagram', words: String(model.diagram.shapes.size), path: [model.id] });
  return left;
}

/** Extensions of which a blueprint says what they say. */
const KEPT =
  /^(?:throughline:.*|.*:(?:formData|assignee|candidateGroups|topic|class|delegateExpression|expression|decisionRef|resultVariable|inputOutput|ioMapping|taskDefinition|calledDecision|assignmentDefinition|script|failedJobRetryTimeCycle|versionTag|userTask|type|historyTimeToLive|isStartableInTasklist|modelerTemplate.*))$/u;

function wordsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string')
    found.add(
      value
        .replaceAll(/\s+/gu, ' ')
        .replaceAll(/([{}])\1/gu, '$1')
        .trim(),
    );
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      found.add(key);
      wordsIn(inner, found);
    }
  }
  return found;
}
