// Records the journals of a release, for all later ones to play again: `node test/support/record-journals.ts`.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { recordExample } from './recorded-journals.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const folder = `test/fixtures/journals/${version}`;
if (existsSync(folder)) throw new Error(`${folder} is there: what a release has recorded is never recorded anew.`);
mkdirSync(folder, { recursive: true });
for (const example of readdirSync('examples')) {
  if (!existsSync(`examples/${example}/${example}.journey.yaml`)) continue;
  const recorded = await recordExample(example);
  const { cases, ...heading } = recorded;
  // A line for each event, so that a difference can be read.
  const lines = cases.map(({ journey, events }) => {
    const turns = events.map((turn) => JSON.stringify(turn)).join(',\n');
    return `{"journey":${JSON.stringify(journey)},"events":[\n${turns}\n]}`;
  });
  const text = `${JSON.stringify(heading).slice(0, -1)},\n"cases":[\n${lines.join(',\n')}\n]}\n`;
  writeFileSync(`${folder}/${example}.json`, text);
}
