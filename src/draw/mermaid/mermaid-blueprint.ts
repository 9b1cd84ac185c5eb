import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { DrawOptions } from '../options.ts';
import { sceneOf } from '../blueprint/scene-of-blueprint.ts';
import type { Scene, SceneEnd, SceneNode, SceneWay } from '../blueprint/scene.ts';
import { MermaidIds, mermaidText, quoted } from './mermaid-text.ts';

/**
 * A blueprint as a Mermaid flowchart: a subgraph for each stage, the steps in it with who does them, the ways between them.
 * Rows, clocks and channels have no place there; the picture in SVG has them.
 *
 * @returns the text of the diagram; the same blueprint gives the same text.
 */
export function mermaidBlueprint(blueprint: Blueprint, { locale }: Pick<DrawOptions, 'locale'> = {}): string {
  const scene = sceneOf(blueprint, locale ?? blueprint.locales[0] ?? 'en');
  const ids = new MermaidIds();
  const free = scene.nodes.filter(({ stage }) => scene.stages[stage] === undefined);
  return [
    'flowchart LR',
    `  accTitle: ${mermaidText(scene.title)}`,
    `  accDescr: ${mermaidText(scene.description)}`,
    ...free.map((node) => `  ${nodeText(ids, node)}`),
    ...scene.stages.flatMap(({ id, name }, index) => {
      const inside = scene.nodes.filter(({ stage }) => stage === index);
      if (inside.length === 0) return [];
      return [
        `  subgraph ${ids.of(`stage ${id}`)}[${quoted(name)}]`,
        ...inside.map((node) => `    ${nodeText(ids, node)}`),
        '  end',
      ];
    }),
    ...scene.ends.map((end) => `  ${endText(ids, end)}`),
    ...scene.ways.map((way) => `  ${wayText(ids, way)}`),
    ...startOf(scene, ids),
    '',
  ].join('\n');
}

/** A shape for each kind of step: what waits is round at its ends, a question is a diamond, another blueprint has double borders. */
function nodeText(ids: MermaidIds, { key, shape, verb, name, doer, sign }: SceneNode): string {
  const id = ids.of(key);
  const label = quoted(name.trim() === '' ? (sign ?? ' ') : name, ...(doer === undefined ? [] : [doer]));
  switch (shape) {
    case 'step':
      return verb === 'choose' || verb === 'decide' ? `${id}{${label}}` : `${id}[${label}]`;
    case 'wait':
      return `${id}([${label}])`;
    case 'gateway':
      return `${id}{${label}}`;
    case 'event':
      return `${id}((${label}))`;
    case 'module':
      return `${id}[[${label}]]`;
  }
}

function endText(ids: MermaidIds, { key, name, outcome }: SceneEnd): string {
  return `${ids.of(key)}(((${quoted(name, ...(outcome === name ? [] : [outcome]))})))`;
}

function wayText(ids: MermaidIds, { from, to, label, kind }: SceneWay): string {
  const arrow = kind === 'way' ? '-->' : '-.->';
  const words = label === undefined || label.trim() === '' ? '' : `|${quoted(label)}|`;
  return `${ids.of(from)} ${arrow}${words} ${ids.of(to)}`;
}

function startOf({ start }: Scene, ids: MermaidIds): string[] {
  if (start === undefined) return [];
  const id = ids.of('start of the case');
  return [`  ${id}((" "))`, `  ${id} --> ${ids.of(start)}`];
}
