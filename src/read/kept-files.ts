import type { Blueprint } from '../blueprint/blueprint.ts';
import { nameOf, ownFile, type KeptFile } from '../blueprint/kept-file.ts';
import { Modules, placeOf, type OpenModule } from './modules.ts';

/** A blueprint with the texts that it was read from, where it uses other files. */
export function withFiles(blueprint: Blueprint | undefined, { kept }: Modules): Blueprint | undefined {
  if (blueprint === undefined || kept.length === 0) return blueprint;
  return { ...blueprint, files: [ownFile(blueprint), ...kept] };
}

/** The texts that were kept, as a folder of their own: what a blueprint names is looked up among them and nowhere else. Nobody works there. */
export function modulesAmong([own, ...files]: readonly KeptFile[]): Modules {
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  const open: OpenModule = (written, from) => {
    const place = placeOf(written, from.id);
    const text = texts.get(place);
    return text === undefined
      ? { problem: 'missing' }
      : { id: place, file: place, bytes: new TextEncoder().encode(text) };
  };
  const place = nameOf(own?.file ?? '');
  return new Modules(open, { id: place, file: place }, { hasPeople: false });
}
