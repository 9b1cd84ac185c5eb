import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

import packageJson from '../../package.json' with { type: 'json' };
import { catalogue } from '../text/catalogue.ts';
import type { Severity } from '../text/catalogue/entry.ts';
import { compareText, wordingOf, type Edit, type Finding } from '../text/diagnostic.ts';
import { positionAt, type Source, type Span } from '../text/source.ts';
import type { Checked, Unread } from './checking.ts';
import type { Session } from './session.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Stands for the folder in which the command was run: the same files give the same log wherever they lie. */
const BASE = 'SRCROOT';

/**
 * A check as a SARIF log (Static Analysis Results Interchange Format 2.1.0, OASIS), for code scanning and editors. Lines
 * and columns are 1-based, columns in UTF-16 units without the byte order mark; paths are relative to the working folder.
 */
export function sarifLog(session: Session, { report, unread }: Checked): object {
  const { language, findings, sources } = report;
  const { io, words } = session;
  const codes = [...new Set(findings.map(({ code }) => code))].toSorted(compareText);
  const file = (path: string): object => artifactOf(io.cwd, path);

  const ruleOf = (code: (typeof codes)[number]): object => {
    const { rule, severity } = catalogue[code];
    return {
      id: code,
      name: pascalCase(rule),
      shortDescription: { text: sentence(rule) },
      help: { text: words.explained(code) },
      defaultConfiguration: { level: LEVELS[severity] },
    };
  };
  const fixOf = (found: Finding, fix: readonly Edit[], source: Source): object => ({
    description: { text: wordingOf(found, language).hint },
    artifactChanges: [
      {
        artifactLocation: file(found.file),
        replacements: fix.map((edit) => ({
          deletedRegion: regionOf(source, edit),
          insertedContent: { text: edit.newText },
        })),
      },
    ],
  });
  const resultOf = (found: Finding): object => {
    const { code, severity, line, column, endLine, endColumn, related, fix } = found;
    const { message, hint } = wordingOf(found, language);
    const source = sources.get(found.file);
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: LEVELS[severity],
      message: { text: hint === '' ? message : `${message}\n${hint}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: file(found.file),
            region: { startLine: line, startColumn: column, endLine, endColumn },
          },
        },
      ],
      ...(related.length === 0
        ? {}
        : {
            relatedLocations: related.map((place, id) => ({
              id,
              message: { text: words.alsoHere },
              physicalLocation: {
                artifactLocation: file(place.file),
                region: { startLine: place.line, startColumn: place.column },
              },
            })),
          }),
      ...(fix === undefined || source === undefined ? {} : { fixes: [fixOf(found, fix, source)] }),
    };
  };
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: packageJson.name,
            version: packageJson.version,
            semanticVersion: packageJson.version,
            language,
            rules: codes.map(ruleOf),
          },
        },
        invocations: [
          {
            executionSuccessful: unread.length === 0,
            ...(unread.length === 0
              ? {}
              : { toolExecutionNotifications: unread.map((one) => notificationOf(one, file(one.path))) }),
          },
        ],
        originalUriBaseIds: { [BASE]: { description: { text: words.workingFolder } } },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        results: findings.map(resultOf),
      },
    ],
  };
}

function notificationOf({ message, hint }: Unread, artifactLocation: object): object {
  return {
    level: 'error',
    message: { text: hint === '' ? message : `${message}\n${hint}` },
    locations: [{ physicalLocation: { artifactLocation } }],
  };
}

function regionOf(source: Source, { start, end }: Span): object {
  const first = positionAt(source, start);
  const last = positionAt(source, end);
  return { startLine: first.line, startColumn: first.column, endLine: last.line, endColumn: last.column };
}

/** Outside the working folder only the whole address says where a file is: `..` has no place beside a base. */
function artifactOf(cwd: string, path: string): object {
  const inside = relative(cwd, resolve(cwd, path));
  if (isAbsolute(inside) || inside.split(sep)[0] === '..') return { uri: pathToFileURL(resolve(cwd, path)).href };
  const uri = inside.split(sep).map(encodeURIComponent).join('/');
  return { uri, uriBaseId: BASE };
}

/** `what-is-used-is-declared` as `WhatIsUsedIsDeclared`. */
function pascalCase(rule: string): string {
  return rule.replaceAll(/(?:^|-)(\w)/gu, (_, first: string) => first.toUpperCase());
}

/** `what-is-used-is-declared` as `What is used is declared.` */
function sentence(rule: string): string {
  return `${rule.charAt(0).toUpperCase()}${rule.slice(1).replaceAll('-', ' ')}.`;
}
