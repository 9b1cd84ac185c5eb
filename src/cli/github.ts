import { isAbsolute, relative, resolve, sep } from 'node:path';

import type { Severity } from '../text/catalogue/entry.ts';
import { wordingOf, type Finding } from '../text/diagnostic.ts';
import { visible } from '../text/safe-text.ts';
import type { Checked } from './checking.ts';
import type { CliIo } from './io.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** What is shown beside the lines of a repository. */
export type Annotated = Pick<Checked, 'report' | 'unread'>;

/**
 * Findings as workflow commands of GitHub Actions, which shows them beside the changed lines: one command a line, columns
 * in UTF-16 units. Paths are those of the repository where the runner says where it lies (`GITHUB_WORKSPACE`).
 *
 * Source: GitHub Docs, "Workflow commands for GitHub Actions"; escapes as in `actions/toolkit`, `command.ts`.
 */
export function githubText({ report, unread }: Annotated, io: Pick<CliIo, 'cwd' | 'env'>): string {
  const { language, findings } = report;
  const commands = [
    ...findings.map((found) => {
      const { message, hint } = wordingOf(found, language);
      return commandOf(found.severity, { file: pathIn(io, found.file), ...placeOf(found) }, [message, hint]);
    }),
    ...unread.map(({ path, message, hint }) => commandOf('error', { file: pathIn(io, path) }, [message, hint])),
  ];
  return commands.map((line) => `${line}\n`).join('');
}

type Properties = Readonly<Record<string, string | number | undefined>>;

/** The runner refuses columns of a place that goes over several lines. */
function placeOf({ code, rule, line, column, endLine, endColumn }: Finding): Properties {
  return {
    line,
    ...(line === endLine ? { col: column, endLine, endColumn } : { endLine }),
    title: `${code} ${rule}`,
  };
}

function commandOf(severity: Severity, properties: Properties, lines: readonly string[]): string {
  const written = Object.entries(properties).map(([name, value]) => `${name}=${inProperty(String(value))}`);
  const text = lines.filter((line) => line !== '').map((line) => visible(line));
  return `::${COMMANDS[severity]} ${written.join(',')}::${inMessage(text.join('\n'))}`;
}

function inMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function pathIn({ cwd, env }: Pick<CliIo, 'cwd' | 'env'>, path: string): string {
  const { GITHUB_WORKSPACE: root = '' } = env;
  const inside = root === '' ? '..' : relative(root, resolve(cwd, path));
  const isInside = inside.split(sep)[0] !== '..' && !isAbsolute(inside);
  return (isInside ? inside : path).replaceAll(sep, '/');
}
