import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { peopleFileSchema } from '../src/blueprint/people.ts';
import type { Role } from '../src/blueprint/role.ts';
import type { RecipientKind } from '../src/blueprint/escalation.ts';
import { directoryOf, readPeople, type Found, type Missed } from '../src/index.ts';
import { printInstant } from '../src/time/instant.ts';
import { call } from './cli/support.ts';

const PAGES = [
  ['docs/people.md', 'en'],
  ['docs/people.zh-CN.md', 'zh-CN'],
] as const;

const ZONE = '+08:00';

/** What the pages say where nobody is told, or somebody in the place of others. */
const WORDS = {
  en: {
    instead: (person: string, missed: string) => `${person}, because ${missed}`,
    away: ({ person, until = 0 }: Missed) => `${person} is away until ${shown(until)}`,
    offDuty: (person: string) => `${person} (off duty)`,
    missing: ({ person, until = 0 }: Missed) => `${person} is off duty until ${shown(until)}`,
    nobody: {
      'nobody-holds': 'nobody: nobody holds the role',
      'all-away': 'nobody',
    } as Readonly<Record<string, string>>,
    and: ', ',
    also: ', ',
  },
  'zh-CN': {
    instead: (person: string, missed: string) => `${person}，因为 ${missed}`,
    away: ({ person, until = 0 }: Missed) => `${person} 不在，到 ${shown(until)} 为止`,
    offDuty: (person: string) => `${person}（已下班）`,
    missing: ({ person, until = 0 }: Missed) => `${person} 已下班，到 ${shown(until)} 为止`,
    nobody: {
      'nobody-holds': '没有人：无人担任这个角色',
      'all-away': '没有人',
    } as Readonly<Record<string, string>>,
    and: '、',
    also: '；',
  },
};

function shown(instant: number): string {
  return printInstant(instant, 'Asia/Shanghai').slice(0, 16).replace('T', ' ');
}

function told(found: Found, language: keyof typeof WORDS): string {
  const words = WORDS[language];
  const because = (name: string, missed: readonly Missed[] = []): string => {
    const reasons = missed.map((one) => (one.why === 'away' ? words.away(one) : words.missing(one)));
    return reasons.length === 0 ? name : words.instead(name, reasons.join(words.also));
  };
  if ('why' in found) return because(words.nobody[found.why] ?? found.why, found.missed);
  return found.people
    .map(({ person = '', offDuty, instead }) => {
      const name = `\`${person}\``;
      return because(offDuty === true ? words.offDuty(name) : name, instead);
    })
    .join(words.and);
}

/** The roles of the desk of which the pages speak. */
const ROLES: ReadonlyMap<string, Role> = new Map(
  Object.entries({ agent: 'senior', senior: 'head', head: undefined, director: undefined }).map(([id, deputy]) => {
    const path = ['roles', id];
    const name = deputy === undefined ? undefined : ({ name: deputy, path, how: 'written' } as const);
    return [id, { id, path, deputy: name, external: false, automatic: false }];
  }),
);

/** The keys of all maps of a schema; calendars are explained elsewhere. */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'calendars') return [];
    return [...(key === 'properties' ? Object.keys(value as object) : []), ...keysOf(value)];
  });
}

describe.each(PAGES)('%s', (page, language) => {
  const text = readFileSync(page, 'utf8');
  const file = /```yaml\n# staff\.people\.yaml\n([\s\S]*?)```/u.exec(text)?.[1] ?? '';

  test('tells of each recipient who is told', () => {
    const { people, findings } = readPeople(file, { file: 'staff.people.yaml' });
    expect(findings).toEqual([]);
    const directory = directoryOf(people!, ROLES);
    const rows = [...text.matchAll(/^\| (\d{4}-\d\d-\d\d) (\d\d:\d\d) \| `(?:\{ )?([^`]+?)(?: \})?` \| (.+) \|$/gmu)];
    const wanted = rows.map(([, date, time, named = '', written]) => {
      const [kind = '', name] = named.split(': ');
      const one = name === undefined ? { kind: 'role' as const, name: kind } : { kind: kind as RecipientKind, name };
      const found = directory.find(one, Date.parse(`${date}T${time}${ZONE}`));
      return { named, date, time, written, told: told(found, language) };
    });
    expect(wanted.map((row) => row.written)).toEqual(wanted.map((row) => row.told));
    expect(rows.length).toBeGreaterThan(10);
  });

  test('shows what its commands print', async () => {
    const commands = [...text.matchAll(/```\nnpx --no throughline (.+)\n```\n\n```text\n([\s\S]*?)\n```/gu)];
    expect(commands.length).toBeGreaterThan(0);
    // The page shows what is said of a file in which the last layer has been forgotten.
    const files = { 'staff.people.yaml': file.replace(/ {6}- \{ people: \[chen-bo\].*\n/u, '') };
    for (const [, command = '', output] of commands) {
      expect((await call(command.split(' '), { files })).stdout.trimEnd()).toBe(output);
    }
  });

  test('leaves no word of the file out', () => {
    const words = keysOf(z.toJSONSchema(peopleFileSchema, { io: 'input' }));
    expect(words).toEqual(expect.arrayContaining(['throughline-people', 'deputy', 'hand-over']));
    const code = [...text.matchAll(/```yaml\n[\s\S]*?```|`[^`\n]+`/gu)].map(([found]) => found).join('\n');
    expect(words.filter((word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'u').test(code))).toEqual([]);
  });

  test('leads to headings that it has', () => {
    const headings = [...text.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) =>
      title.toLowerCase().replaceAll(' ', '-'),
    );
    const links = [...text.matchAll(/\]\(#([^)]+)\)/gu)].map(([, anchor]) => anchor);
    expect(links.filter((anchor) => !headings.includes(anchor ?? ''))).toEqual([]);
  });
});

test('both pages say the same, section by section', () => {
  const outlines = PAGES.map(([page]) =>
    [...readFileSync(page, 'utf8').matchAll(/^(#+) |^(```\w*)|^(\|)|^(-) /gmu)].map((found) => found.slice(1).join('')),
  );
  expect(outlines[1]).toEqual(outlines[0]);
});
