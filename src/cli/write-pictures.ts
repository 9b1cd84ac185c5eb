import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Blueprint } from '../blueprint/blueprint.ts';
import { drawBlueprint } from '../draw/blueprint/draw-blueprint.ts';
import { coverageOverlay, differenceOverlay } from '../draw/overlays.ts';
import { drawStatechart } from '../draw/statechart/draw-statechart.ts';
import { drawTimeline } from '../draw/timeline/draw-timeline.ts';
import { coverageOf } from '../journey/coverage/coverage.ts';
import { playObserved } from '../journey/coverage/play-observed.ts';
import { playJourney } from '../journey/play-journey.ts';
import { readJourneys } from '../journey/read-journeys.ts';
import { compileBlueprint } from '../pipeline.ts';
import { readBlueprint } from '../read/blueprint.ts';
import { loadBlueprint } from '../read/load.ts';

/** A picture of an example, as the pages show it. */
export interface ExamplePicture {
  /** From the folder of the package. */
  readonly file: string;
  readonly svg: string;
}

/** The examples whose blueprint is shown in both languages, by their files. */
const BLUEPRINTS = [
  ...(['after-care', 'card-fraud', 'complaint-desk', 'equipment-repair'] as const),
  ...(['lost-parcel', 'online-shop', 'refund-approval', 'uk-complaints'] as const),
].map((name) => `${name}/${name}.blueprint.yaml`);

const DRAWN = 'delivery-complaint/delivery-complaint.bpmn';
const STATECHARTS = ['lost-parcel', 'complaint-desk'];
const TIMELINES = [
  ['lost-parcel', 'late-over-spring-festival'],
  ['after-care', 'back-to-the-same-engineer'],
] as const;

const LOCALES = ['en', 'zh-CN'] as const;

/** Every picture that the pages show, drawn from the examples in the folder of the package. */
export async function examplePictures(root: URL): Promise<ExamplePicture[]> {
  const pictures: ExamplePicture[] = [];
  const put = (name: string, kind: string, locale: string, svg: string): void => {
    pictures.push({ file: `docs/pictures/${name}.${kind}.${locale}.svg`, svg });
  };
  for (const file of [...BLUEPRINTS, DRAWN]) {
    const name = dirname(file);
    const blueprint = await read(root, `examples/${file}`);
    for (const locale of LOCALES) put(name, 'blueprint', locale, drawBlueprint(blueprint, { locale }));
    if (!STATECHARTS.includes(name)) continue;
    const compiled = compileBlueprint(blueprint);
    for (const locale of LOCALES) put(name, 'statechart', locale, drawStatechart(compiled, { locale }));
  }
  for (const [name, title] of TIMELINES) {
    const compiled = compileBlueprint(await read(root, `examples/${name}/${name}.blueprint.yaml`));
    const journey = journeysOf(root, name).find((one) => one.name === title);
    if (journey === undefined) throw new Error(`The example ${name} has no journey ${title}.`);
    const { entries, end, snapshot, people } = playJourney(compiled, journey);
    for (const locale of LOCALES) {
      put(
        name,
        'timeline',
        locale,
        drawTimeline(entries, { compiled, until: end, context: snapshot?.context, people, locale }),
      );
    }
  }
  for (const locale of LOCALES) {
    put('card-fraud', 'coverage', locale, await coveredDesk(root, locale));
    put('card-fraud', 'difference', locale, changedDesk(root, locale));
  }
  return pictures;
}

async function read(root: URL, file: string): Promise<Blueprint> {
  const { blueprint } = await loadBlueprint(fileURLToPath(new URL(file, root)));
  if (blueprint === undefined) throw new Error(`${file} cannot be read.`);
  return blueprint;
}

function journeysOf(root: URL, name: string) {
  const path = `examples/${name}/${name}.journey.yaml`;
  const { file } = readJourneys(readFileSync(new URL(path, root), 'utf8'), { file: path });
  return file?.journeys ?? [];
}

/** What the first journey of the desk shows of it. */
async function coveredDesk(root: URL, locale: string): Promise<string> {
  const blueprint = await read(root, 'examples/card-fraud/card-fraud.blueprint.yaml');
  const compiled = compileBlueprint(blueprint);
  const [journey] = journeysOf(root, 'card-fraud');
  if (journey === undefined) throw new Error('The example card-fraud has no journeys.');
  const { items } = coverageOf(
    compiled,
    playObserved(compiled, [journey]).map(({ run }) => run),
  );
  return drawBlueprint(blueprint, { locale, overlay: coverageOverlay(blueprint, items, locale) });
}

const STEP = '      tell-frozen:\n';
const CALL = '      call-back: { do: { label: { en: Call the client back, zh-CN: 回电客户 } }, via: [vip-line] }\n';

/** The desk with a step that is new, and one that is done by somebody else. */
function changedDesk(root: URL, locale: string): string {
  const file = 'examples/card-fraud/card-fraud.blueprint.yaml';
  // Who holds which role is no part of a difference, and what is not in a file has nothing beside it.
  const text = readFileSync(new URL(file, root), 'utf8').replace(/^people:.*\n/mu, '');
  const { blueprint: before } = readBlueprint(text, { file });
  const { blueprint: after } = readBlueprint(
    text.replace(STEP, CALL + STEP).replace('by: investigator', 'by: vip-agent'),
    { file },
  );
  if (before === undefined || after === undefined) throw new Error(`${file} cannot be read with its change.`);
  return drawBlueprint(after, { locale, overlay: differenceOverlay(before, after, locale) });
}

// npm run pictures
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = new URL('../../', import.meta.url);
  mkdirSync(new URL('docs/pictures/', root), { recursive: true });
  for (const { file, svg } of await examplePictures(root)) writeFileSync(new URL(file, root), svg);
}
