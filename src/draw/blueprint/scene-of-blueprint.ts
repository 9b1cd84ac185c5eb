import type { Blueprint } from '../../blueprint/blueprint.ts';
import { endKey } from '../../flow/keys.ts';
import { plain, ProcessNames } from '../../flow/process-names.ts';
import { clockBadge } from './clock-badges.ts';
import { pictureWords } from './picture-words.ts';
import { asidesOf } from './scene-asides.ts';
import { barsOf } from './scene-bars.ts';
import type { Telling } from './scene-node.ts';
import { courseOfFlow, interruptsWithSteps } from './scene-of-flow.ts';
import { courseOfProcess } from './scene-of-process.ts';
import type { Scene, SceneEnd, SceneStage } from './scene.ts';

/** All that the picture of a blueprint shows, in the words of a locale. */
export function sceneOf(blueprint: Blueprint, locale: string): Scene {
  const names = new ProcessNames(blueprint, locale);
  const words = pictureWords[locale.split('-')[0] === 'zh' ? 'zh-CN' : 'en'];
  const telling: Telling = { blueprint, names, words };
  const course = blueprint.process === undefined ? courseOfFlow(telling) : courseOfProcess(telling, blueprint.process);
  const stages = stagesOf(telling);
  const ends = endsOf(telling, new Set(course.ways.map(({ to }) => to)));
  const title = names.text(blueprint.title) ?? plain(blueprint.id);
  return {
    title,
    description: words.description({
      title,
      stages: stages.map(({ name }) => name).join(words.comma),
      steps: course.nodes.filter(({ shape }) => shape !== 'gateway').length,
      ends: ends.map(({ name }) => name).join(words.comma),
    }),
    locale,
    stages,
    ...course,
    ends,
    bars: barsOf(telling, course.nodes),
    asides: asidesOf(telling),
  };
}

function stagesOf({ blueprint, names, words }: Telling): SceneStage[] {
  const own = blueprint.stages.map((stage): SceneStage => ({
    id: stage.id,
    name: names.stage(stage),
    kind: words.kinds[stage.kind],
    clocks: stage.sla === undefined ? [] : [clockBadge(blueprint, stage.sla, names, words)],
  }));
  const interrupts = interruptsWithSteps(blueprint).map(({ id, title, on }): SceneStage => ({
    id,
    name: names.text(title) ?? names.event(on.name),
    kind: words.anyTime,
    clocks: [],
  }));
  return [...own, ...interrupts];
}

/** The ends to which something leads. */
function endsOf({ blueprint, names, words }: Telling, reached: ReadonlySet<string>): SceneEnd[] {
  return blueprint.ends
    .filter(({ id }) => reached.has(endKey(id)))
    .map(({ id, title, outcome }) => ({
      key: endKey(id),
      id,
      name: names.text(title) ?? plain(id),
      outcome: words.outcomes[outcome],
      isSolved: outcome === 'solved' || outcome === 'self-served',
    }));
}
