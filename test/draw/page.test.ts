import { Script } from 'node:vm';

import { describe, expect, test } from 'vitest';

import { drawPage } from '../../src/draw/html/draw-page.ts';
import type { PageData } from '../../src/draw/html/page-data.ts';
import { PAGE_SCRIPT } from '../../src/draw/html/page-script.ts';
import { drawBlueprint } from '../../src/draw/blueprint/draw-blueprint.ts';
import { stepsOf } from '../../src/blueprint/blueprint.ts';
import type { Blueprint } from '../../src/index.ts';
import { everyExample } from '../support/examples.ts';
import { bundledPageScript } from '../support/page-script.ts';
import { visible } from '../../src/text/safe-text.ts';
import { readBlueprint } from '../../src/read/blueprint.ts';

const desk = new Map(everyExample()).get('complaint-desk') as Blueprint;

function pageOf(blueprint: Blueprint, locale: string): string {
  return drawPage([{ locale, title: 'Desk', svg: drawBlueprint(blueprint, { locale }) }], { blueprint });
}

/** What the page's script is given. */
function dataOf(page: string): PageData {
  const [, json = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/su.exec(page) ?? [];
  return JSON.parse(json) as PageData;
}

function factsOf(page: string, id: string): Record<string, string[]> {
  const facts = dataOf(page).locales[0]?.details[id]?.facts ?? [];
  return Object.fromEntries(facts.map(({ label, lines }) => [label, lines.map(({ text }) => text)]));
}

describe('the page of a blueprint', () => {
  test('tells of a step all that its author wrote, with names and not ids', () => {
    expect(factsOf(pageOf(desk, 'en'), 'consult')).toEqual({
      Stage: ['Investigation and reply (resolution)'],
      Who: ['Department liaison'],
      Form: ['Finding'],
      'Ways out': ['done → Put it right', 'timed out → Investigate as a senior case'],
      'Time limit': ['within 2 days (48 hours)'],
      'Service clocks': ['The department answers within one working day · within 1 business day'],
      Escalations: [
        'The department has not answered',
        '1. 2 business hours before the breach, tells Department liaison',
        '2. at the breach, tells Department liaison and Head of the centre',
        '3. after 2 business hours, tells Customer service manager',
      ],
    });
    const details = dataOf(pageOf(desk, 'en')).locales[0]?.details['consult'];
    expect(details?.facts.find(({ label }) => label === 'Ways out')?.lines.map(({ to }) => to)).toEqual([
      'remedy',
      'investigate-senior',
    ]);
  });

  test('tells it in Chinese to those who read Chinese', () => {
    expect(factsOf(pageOf(desk, 'zh-CN'), 'consult')).toMatchObject({
      阶段: ['调查与答复（解决）'],
      负责人: ['部门联络人'],
      时限: ['2天（48小时）内'],
    });
  });

  test('tells of every step and end of every example, in every language, and where each is written', () => {
    for (const [name, blueprint] of everyExample()) {
      for (const locale of blueprint.locales) {
        const page = pageOf(blueprint, locale);
        const { locales, sources } = dataOf(page);
        const known = new Set([...stepsOf(blueprint), ...blueprint.ends].map(({ id }) => id));
        // Gateways and events of a process are drawn too.
        const drawn = [...page.matchAll(/<g class="(?:step|end)" data-step="([^"]+)"/gu)]
          .map(([, id = '']) => id)
          .filter((id) => known.has(id));
        const told = drawn.filter((id) => {
          const [first = ''] = sources[id]?.lines ?? [];
          return locales[0]?.details[id]?.title.trim() !== '' && first.startsWith(id);
        });
        expect([name, told]).toEqual([name, drawn]);
        expect([name, told.length > 3]).toEqual([name, true]);
      }
    }
  });

  test('is whole in one file: it names no address, and its policy lets nothing in but its own script', () => {
    const page = pageOf(desk, 'en');
    const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/u.exec(page) ?? [];
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[\w+/]+=*'; style-src 'unsafe-inline'; img-src data:;/u,
    );
    const outside = page.replaceAll('http://www.w3.org/2000/svg', '');
    expect(outside).not.toMatch(/\b(?:src|href|action)="(?!data:,")|url\(|@import|https?:\/\/(?!schemas?\b)/u);
    expect(page.match(/<script/gu)).toHaveLength(2);
  });

  test('what a hostile author writes is text: nothing breaks out of its place', () => {
    const hostile = '</script><script>alert(1)</script><!-- ]]> <img src=x onerror=alert(1)> \u202E" \' & \u2028';
    const written = JSON.stringify(hostile);
    const { blueprint } = readBlueprint(
      `throughline: 1
id: desk
version: "1.0.0"
title: ${written}
roles: { agent: { title: ${written} } }
stages:
  intake:
    kind: intake
    title: ${written}
    steps:
      look: { do: ${written}, by: agent, notes: ${written}, evidence: ${written} }
ends: { done: { outcome: solved, title: ${written} } }
`,
      { file: 'desk</script>.yaml' },
    );
    const page = drawPage(
      [
        {
          locale: 'en',
          title: hostile,
          svg: drawBlueprint(blueprint as Blueprint),
          journeys: [{ title: hostile, visits: [{ step: 'look', at: hostile, title: hostile }] }],
        },
      ],
      { blueprint },
    );
    expect(page.match(/<script/gu)).toHaveLength(2);
    expect(page.match(/<\/script>/gu)).toHaveLength(2);
    expect(page).not.toMatch(/<img|<!--/u);
    // What would turn the reading direction round is shown instead.
    expect(page).not.toContain('\u202E');
    expect(dataOf(page).locales[0]?.journeys[0]?.title).toBe(visible(hostile));
    expect(factsOf(page, 'look')['Notes']).toEqual([visible(hostile)]);
  });

  test('the same blueprint gives the same page', () => {
    expect(pageOf(desk, 'en')).toBe(pageOf(desk, 'en'));
  });

  test('a page without a picture is a mistake of the programmer', () => {
    expect(() => drawPage([])).toThrow(RangeError);
  });
});

describe('the script of a page', () => {
  test('is that of its modules: npm run page was not forgotten', async () => {
    expect(PAGE_SCRIPT).toBe((await bundledPageScript()).trim());
  });

  test('is a script that a browser can read, and cannot end its own element', () => {
    expect(() => new Script(PAGE_SCRIPT)).not.toThrow();
    expect(PAGE_SCRIPT).not.toMatch(/<\/script|<!--|\b(?:import|export)\s/u);
    expect(PAGE_SCRIPT).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(|XMLHttpRequest/u);
  });
});
