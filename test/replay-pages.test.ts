import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { exportCase, journeyOfHistory } from '../src/index.ts';
import { compiled, parcels, REPORT, solvedCase } from './support/parcel-desk.ts';
import { walk } from './support/testing-page.ts';

const PAGES = [
  ['docs/replay.md', 'en'],
  ['docs/replay.zh-CN.md', 'zh-CN'],
] as const;

/** How long it took is another every time. */
const timeless = (text: string): string => text.replaceAll(/(\(|用时 )\d+ (ms|毫秒)/gu, '$1… $2');

/** The case of a page, recorded by a host on the blueprint of the page. */
async function recorded(text: string): Promise<{ readonly exported: string; readonly journey: string }> {
  const [, source = ''] = /<!-- file: desk\.blueprint\.yaml -->\n```yaml\n([\s\S]*?)```/u.exec(text) ?? [];
  const blueprint = compiled(source);
  const desk = await parcels(blueprint);
  const { full_name, mail, worth, story } = REPORT;
  const history = await solvedCase(desk, 'P-1', { full_name, mail, worth, story });
  const exported = JSON.stringify(await exportCase(desk.store, 'P-1'));
  await desk.stop();
  const made = journeyOfHistory(blueprint, history, { name: 'lost', blueprint: './desk.blueprint.yaml' });
  return { exported, journey: made.text };
}

describe.each(PAGES)('%s', (file, language) => {
  const text = readFileSync(file, 'utf8');

  test('shows the journey that its case becomes', async () => {
    const [, shown] = /<!-- file: lost\.journey\.yaml -->\n```yaml\n([\s\S]*?)```/u.exec(text) ?? [];
    expect((await recorded(text)).journey).toBe(shown);
  });

  test('shows what its commands print', async () => {
    const { exported } = await recorded(text);
    const { commands } = await walk(file, language, { 'lost.json': exported });
    expect(commands).toHaveLength(2);
    for (const { line, command, shown, printed } of commands) {
      expect(timeless(printed), `line ${line}: ${command}`).toBe(timeless(shown));
    }
  });
});

test('both pages show the same, section by section', () => {
  const outlines = PAGES.map(([file]) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/^(#+) |^(```\w*)|^(\|)|^(-) |^<!-- (file: \S+|change: \S+)/gmu)].map((found) =>
      found.slice(1).join(''),
    );
  });
  expect(outlines[1]).toEqual(outlines[0]);
});
