import { readdirSync, readFileSync } from 'node:fs';

import type { Blueprint } from '../../src/index.ts';
import { readBeside } from './modules.ts';

/** Every example by its name, read with the files beside it. */
export function everyExample(): [name: string, blueprint: Blueprint][] {
  return readdirSync('examples').flatMap((name): [string, Blueprint][] => {
    const file = `${name}.blueprint.yaml`;
    if (!readdirSync(`examples/${name}`).includes(file)) return [];
    const { blueprint } = readBeside(`examples/${name}`, file, readFileSync(`examples/${name}/${file}`, 'utf8'));
    if (blueprint === undefined) throw new Error(`The example ${name} cannot be read.`);
    return [[name, blueprint]];
  });
}
