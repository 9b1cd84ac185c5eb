import { resolve } from 'node:path';

import once from 'lodash/once.js';

import { blueprintSchema } from '../blueprint/blueprint.ts';
import { examineBlueprint } from '../check/checker.ts';
import { checkShape } from '../read/shape.ts';
import { readYaml } from '../read/yaml.ts';
import type { Finding } from '../text/diagnostic.ts';
import { checkFiles, type CheckSettings } from './checking.ts';
import { Loader, type LoadedFile } from './loader.ts';
import { hasErrors } from './report.ts';
import type { Session } from './session.ts';

/** What is found in a file with a certain text. */
export interface Examined {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly errors: number;
  /**
   * How far the file is understood: 0 its YAML has errors, 1 its shape, 2 what its entries say, from 3 on the phases of
   * checking. An error hides those that are found further on, so errors are compared only where this is the same.
   */
  readonly depth: () => number;
}

/** Examines a file as if it had this text. */
export async function examine(
  session: Session,
  path: string,
  text: string,
  settings: CheckSettings,
): Promise<Examined> {
  const loader = new Loader(withText(session, path, text).io, session.words);
  const { report } = await checkFiles(session, loader, [path], settings);
  const loaded = await loader.load(path);
  const findings = report.findings.filter(({ file }) => file === path);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { text, findings, errors, depth: once(() => depthOf(loaded, settings)) };
}

/** A change is for the worse when the file is understood less far than before, or as far with more errors. */
export function isWorse(after: Examined, before: Examined): boolean {
  if (after.errors === 0) return false;
  const [reached, needed] = [after.depth(), before.depth()];
  return reached < needed || (reached === needed && after.errors > before.errors);
}

/** The world in which one file has another text. */
function withText(session: Session, path: string, text: string): Session {
  const { io } = session;
  const bytes = new TextEncoder().encode(text);
  const at = io.modules.realpath(resolve(io.cwd, path));
  return {
    ...session,
    io: {
      ...io,
      modules: {
        ...io.modules,
        read: (wanted) => (wanted === at ? bytes : io.modules.read(wanted)),
      },
      readFile: async (wanted, most) => (wanted === path ? { kind: 'bytes', bytes } : io.readFile(wanted, most)),
    },
  };
}

function depthOf(loaded: LoadedFile, settings: CheckSettings): number {
  if (loaded.source === undefined) return 0;
  const document = readYaml(loaded.source);
  if (hasErrors(document.findings)) return 0;
  if (loaded.kind === 'calendar') return loaded.isRead ? 3 : 1;
  if (loaded.kind === 'people') return loaded.people === undefined ? 1 : 3;
  if (loaded.kind === 'journeys') return loaded.file === undefined ? 1 : 3;
  if (loaded.blueprint !== undefined) return 2 + examineBlueprint(loaded.blueprint, settings).phase;
  return checkShape(document, blueprintSchema).length > 0 ? 1 : 2;
}
