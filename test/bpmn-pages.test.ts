import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { loadBlueprint } from '../src/index.ts';
import { metaModel } from '../src/read/bpmn-elements.ts';
import { UNSUPPORTED } from '../src/text/catalogue/bpmn-unread.ts';
import { call } from './cli/support.ts';

const PAGES = [
  ['docs/bpmn.md', 'en', 'yes'],
  ['docs/bpmn.zh-CN.md', 'zh-CN', '是'],
] as const;

const cells = JSON.parse(readFileSync('test/bpmn/cells/expect.json', 'utf8')) as readonly {
  readonly id: string;
  readonly cell: string;
}[];

/** A type of the meta-model of BPMN. */
interface MetaType {
  readonly name: string;
  readonly isAbstract?: boolean;
  readonly superClass?: readonly string[];
}

/** The names of what the standard lets stand in a flow, and of its events: `userTask`, `timerEventDefinition`. */
function namesOfStandard(): string[] {
  const types = metaModel()
    .getPackages()
    .flatMap(({ types: all = [] }) => all as readonly MetaType[]);
  const above = new Map(types.map(({ name, superClass = [] }) => [name.replace(/^bpmn:/u, ''), superClass]));
  const isA = (name: string, root: string): boolean =>
    name === root || (above.get(name) ?? []).some((own) => isA(own.replace(/^bpmn:/u, ''), root));
  return types
    .filter(({ isAbstract }) => isAbstract !== true)
    .map(({ name }) => name.replace(/^bpmn:/u, ''))
    .filter((name) => isA(name, 'FlowNode') || isA(name, 'EventDefinition'))
    .filter((name) => !CHOREOGRAPHY.has(name))
    .map((name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`);
}

/** What stands in choreographies only, which are no processes, and what others are made of. */
const CHOREOGRAPHY = new Set(['ChoreographyTask', 'SubChoreography', 'CallChoreography', 'ImplicitThrowEvent']);

describe.each(PAGES)('%s', (file, language, runs) => {
  const text = readFileSync(file, 'utf8');

  test('shows what its commands print', async () => {
    const named = new Set(text.match(/examples\/[\w/-]+\.(?:bpmn|(?:blueprint|journey)\.yaml)/gu));
    const files = Object.fromEntries([...named].map((name) => [name, readFileSync(name, 'utf8')]));
    const shown = [...text.matchAll(/```(sh)?\nnpx --no throughline (.+)\n```(?:\n\n```text\n([\s\S]*?)\n```)?/gu)];
    expect(shown.length).toBeGreaterThan(3);
    for (const [, kind, command = '', output = ''] of shown) {
      const { code, stdout } = await call(command.split(' '), { files });
      expect([command, code]).toEqual([command, kind === 'sh' ? 1 : 0]);
      expect(stdout).toContain(output);
    }
  });

  test('says of everything that may stand in a flow what becomes of it', () => {
    const rows = [...text.matchAll(/^\| ((?:`\w+` ?)+)\|/gmu)].flatMap(([, cell = '']) => cell.match(/\w+/gu) ?? []);
    expect(namesOfStandard().filter((name) => !rows.includes(name))).toEqual([]);
  });

  test('names everything that cannot be run', () => {
    const lines = text.split('\n');
    const missing = Object.values(UNSUPPORTED).filter((own) => !lines.includes(`- ${own[language][0]}`));
    expect(missing).toEqual([]);
  });

  test('names each extension of other engines, and each of our own attributes, that is read', () => {
    const sources = readdirSync('src/read')
      .filter((name) => name.startsWith('process-'))
      .map((name) => readFileSync(`src/read/${name}`, 'utf8'));
    const read = sources.flatMap((source) =>
      [...source.matchAll(/'(camunda|zeebe|throughline)', '(\w+)'/gu)].map(([, prefix, name]) => `${prefix}:${name}`),
    );
    expect(read.length).toBeGreaterThan(15);
    expect(read.filter((name) => !text.includes(`\`${name}\``) && !name.startsWith('camunda:zeebe'))).toEqual([]);
  });

  test('lists the processes of one element as they are read: those that run, and those that are refused', async () => {
    const listed = [...text.matchAll(/^\|[^|]*\| (\d\d) `([^`]+)` \| (.+) \|$/gmu)];
    const read = listed.map(([, id, cell]) => ({ id, cell }));
    expect(read).toEqual(expect.arrayContaining(cells.map(({ id, cell }) => ({ id, cell }))));
    expect(read).toHaveLength(cells.length);
    for (const [, id = '', , result] of listed) {
      const { blueprint } = await loadBlueprint(`test/bpmn/cells/${id}.bpmn`);
      expect([id, blueprint !== undefined]).toEqual([id, result === runs]);
    }
  });

  test('leads to headings and pages that are there', () => {
    const headings = [...text.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    const links = [...text.matchAll(/\]\(#([^)]+)\)/gu)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !headings.includes(link))).toEqual([]);
    const pages = [...text.matchAll(/\]\((?!#|https?:)([^)#]+)/gu)].map(([, page = '']) => page);
    expect(pages.filter((page) => !exists(`docs/${page}`))).toEqual([]);
  });
});

function exists(path: string): boolean {
  try {
    return readFileSync(path).length > 0;
  } catch {
    return false;
  }
}
