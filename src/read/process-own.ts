import type { Blueprint } from '../blueprint/blueprint.ts';
import type { ExtensionElement, ProcessModel, ProcessNode } from '../blueprint/process.ts';
import { processOf } from '../flow/process-of.ts';
import { finding, type Finding } from '../text/diagnostic.ts';
import type { Path, Places } from '../text/places.ts';
import { createSource, type Source, type Span } from '../text/source.ts';
import { readBlueprintSource } from './blueprint.ts';
import type { Modules } from './modules.ts';
import { blueprintElement, isWhole } from './process-sections.ts';

/** The blueprint that a file was exported from, where its drawing still says the same. */
export type Own =
  | { readonly kind: 'own'; readonly blueprint: Blueprint; readonly findings: readonly Finding[] }
  /** The drawing was changed since, or the text cannot be read by itself: the drawing counts. */
  | { readonly kind: 'changed'; readonly path: Path; readonly isRead: boolean };

/**
 * Takes a blueprint back out of a file that was written of it. What BPMN has no place for stands in the file as it was
 * written; it counts as long as the drawing is that of the blueprint.
 *
 * @param modules where the files are that the blueprint names.
 * @returns undefined where the file was not written of a blueprint.
 */
export function ownBlueprint(model: ProcessModel, modules?: Modules): Own | undefined {
  const text = blueprintElement(model);
  if (text === undefined || !isWhole(text)) return undefined;
  const source = createSource(model.source.file, text.text ?? '');
  const { blueprint, findings } = readBlueprintSource(source, modules);
  if (blueprint === undefined) return { kind: 'changed', path: text.path, isRead: false };
  const drawn = sketchOf(model);
  const isSame = blueprint.locales.some((locale) => sketchOf(processOf(blueprint, { locale })) === drawn);
  if (!isSame) return { kind: 'changed', path: text.path, isRead: true };
  const places = new OwnPlaces(model, text, blueprint.places);
  return {
    kind: 'own',
    blueprint: { ...blueprint, source: model.source, places },
    findings: findings.map(({ code, params, span }) =>
      finding(code, { source: model.source, span: places.inText(span) }, params as never),
    ),
  };
}

/** What a process draws, without where it draws it. */
function sketchOf({ processes, messageFlows }: ProcessModel): string {
  const drawn = processes.map(({ nodes, flows }) => [
    [...nodes.values()].map(nodeSketch).toSorted(),
    [...flows.values()]
      .map(({ from, to, name = '', condition }) => JSON.stringify([from, to, name, condition?.text.trim() ?? '']))
      .toSorted(),
  ]);
  const sent = messageFlows.map(({ from, to }) => `${from} ${to}`).toSorted();
  return JSON.stringify([drawn, sent]);
}

function nodeSketch(node: ProcessNode): string {
  const { id, kind, type, name = '', default: otherwise = '', scope } = node;
  const more =
    node.kind === 'event'
      ? [
          node.attachedTo ?? '',
          // Elsewhere it means nothing.
          node.isInterrupting || (node.type !== 'boundaryEvent' && node.type !== 'startEvent'),
          node.definitions.map((definition) => [
            definition.kind,
            definition.kind === 'timer' ? definition.timer.value.text.trim() : '',
            definition.kind === 'conditional' ? definition.condition.text.trim() : '',
          ]),
        ]
      : node.kind === 'activity'
        ? [node.loop?.kind ?? '', node.triggeredByEvent === true]
        : [];
  return JSON.stringify([id, kind, type, name, otherwise, scope, ...more]);
}

/** Places in a blueprint whose text stands inside the file of a process: steps are found where they are drawn. */
class OwnPlaces implements Places {
  readonly #model: ProcessModel;
  readonly #text: ExtensionElement;
  readonly #inner: Places;

  constructor(model: ProcessModel, text: ExtensionElement, inner: Places) {
    this.#model = model;
    this.#text = text;
    this.#inner = inner;
  }

  get source(): Source {
    return this.#model.source;
  }

  get comments(): readonly Span[] {
    return [];
  }

  /** A place in the text of the blueprint as a place in the file. */
  inText({ start, end }: Span): Span {
    return this.#model.places.within([...this.#text.path, '#text'], start, end);
  }

  value(path: Path): Span {
    return this.#drawn(path) ?? this.inText(this.#inner.value(path));
  }

  key(path: Path): Span {
    return this.#drawn(path) ?? this.inText(this.#inner.key(path));
  }

  within(path: Path, start: number, end: number): Span {
    return this.inText(this.#inner.within(path, start, end));
  }

  keys(path: Path): readonly string[] {
    return this.#inner.keys(path);
  }

  has(path: Path): boolean {
    return this.#inner.has(path);
  }

  #drawn(path: Path): Span | undefined {
    const [section, , list, step] = path;
    const isStep = path.length === 4 && section === 'stages' && (list === 'steps' || list === 'alternatives');
    if (!isStep || step === undefined) return undefined;
    const isDrawn = this.#model.processes.some(({ nodes }) => nodes.has(String(step)));
    return isDrawn ? this.#model.places.key([step]) : undefined;
  }
}
