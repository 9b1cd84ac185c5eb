import { readFileSync } from 'node:fs';

import { virtualClock, type CaseStore } from '../../src/index.ts';
import { call } from '../cli/support.ts';

/** A command on a page, and what the page shows below it. */
export interface ShownCommand {
  readonly line: number;
  readonly argv: readonly string[];
  readonly output: string;
}

/** The commands of a page with what they really print, one after another on the same cases. */
export async function printedOn(
  file: string,
  language: 'en' | 'zh-CN',
): Promise<{ readonly shown: ShownCommand; readonly printed: string }[]> {
  const text = readFileSync(file, 'utf8');
  const [, blueprint = ''] = /```yaml\n([\s\S]*?)```/u.exec(text) ?? [];
  const world = {
    files: { 'lamp.blueprint.yaml': blueprint },
    stores: new Map<string, CaseStore>(),
    clock: virtualClock(Date.parse('2026-03-02T09:00+08:00')),
  };
  const printed: { shown: ShownCommand; printed: string }[] = [];
  // What is said between two commands may let time pass.
  for (const found of text.matchAll(/<!-- (\d+)h later -->|```console\n\$ throughline (.+)\n([\s\S]*?)```/gu)) {
    const [, hours, command = '', output = ''] = found;
    if (hours !== undefined) {
      world.clock.advance(Number(hours) * 3_600_000);
      continue;
    }
    const argv = [...command.matchAll(/(?:[^\s"]|"[^"]*")+/gu)].map(([word]) => word.replaceAll('"', ''));
    const line = text.slice(0, found.index).split('\n').length;
    const { stdout, stderr } = await call([...argv, '--lang', language], world);
    printed.push({ shown: { line, argv, output }, printed: stdout + stderr });
  }
  return printed;
}
