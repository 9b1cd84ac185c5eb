import { feelName } from '../blueprint/id.ts';
import type { EventDefinition, Occurrence } from '../blueprint/process.ts';
import type { Path } from '../text/places.ts';
import { attributesOf } from './process-details.ts';
import type { ElementIds } from './process-draft.ts';
import type { ProcessNames } from './process-names.ts';

/** Messages, signals and errors of a file: each declared once, when something first speaks of it. */
export class Occurrences {
  readonly messages = new Map<string, Occurrence>();
  readonly signals = new Map<string, Occurrence>();
  readonly errors = new Map<string, Occurrence>();
  readonly #ids: ElementIds;
  readonly #names: ProcessNames;
  readonly #known = new Map<string, string>();

  constructor(ids: ElementIds, names: ProcessNames) {
    this.#ids = ids;
    this.#names = names;
  }

  /** What an `on:` or a `wait` listens for. */
  event(name: string, path: Path): EventDefinition {
    const [kind = '', id = '', state] = name.split('.');
    if (kind === 'customer') return { kind: 'message', path, message: this.#heard(this.messages, id, name, path) };
    if (kind === 'sla' && (state === 'breached' || state === 'met')) {
      const text = `sla.${feelName(id)}.state = "${state}"`;
      return { kind: 'conditional', path, condition: { text, path, offset: 0 } };
    }
    const wanted = kind === 'signal' ? id : name.replaceAll('.', '-');
    return { kind: 'signal', path, signal: this.#heard(this.signals, wanted, name, path) };
  }

  /** A message that the service sends. */
  message(id: string, path: Path): string {
    return this.#once(this.messages, `says ${id}`, id, this.#names.message(id), path, { message: id });
  }

  /** The way in which an inner scope says by which end the case closes. */
  error(end: string, title: string, path: Path): string {
    return this.#once(this.errors, `closes ${end}`, `close-${end}`, title, path, { end }, `close-${end}`);
  }

  #heard(into: Map<string, Occurrence>, wanted: string, event: string, path: Path): string {
    return this.#once(into, event, wanted, this.#names.event(event), path, { event });
  }

  #once(
    into: Map<string, Occurrence>,
    key: string,
    wanted: string,
    title: string,
    path: Path,
    own: Readonly<Record<string, string>>,
    code?: string,
  ): string {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const id = this.#ids.take(wanted);
    const isTaken = [...into.values()].some(({ name }) => name === title);
    const name = isTaken ? `${title} (${id})` : title;
    into.set(id, { id, path, name, extensions: attributesOf(own, path), ...(code === undefined ? {} : { code }) });
    this.#known.set(key, id);
    return id;
  }
}
