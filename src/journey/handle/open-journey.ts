import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { PeopleDirectory } from '../../compile/people-directory.ts';
import { compileBlueprint } from '../../pipeline.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { startOf } from '../start-of.ts';
import type { AnyBlueprint, BlueprintTypes } from './blueprint-types.ts';
import { atCallersLine } from './callers-line.ts';
import { JourneyCase } from './journey-case.ts';
import { JourneyError } from './journey-error.ts';
import { PlayedCase } from './played-case.ts';
import { readInstant, type InstantLike } from './written.ts';

/** With what a case is opened. */
export interface OpenJourneyOptions<B extends BlueprintTypes = AnyBlueprint> {
  /** When it is opened; Monday 5 January 2026, 9 o'clock in the blueprint's zone, unless told. */
  readonly start?: InstantLike;
  /** Fields that are known when it is opened, in their JSON form. */
  readonly data?: Partial<B['data']>;
  /** The customer's language; the blueprint's first unless told. */
  readonly locale?: string;
  /** Who holds the roles, as `directoryOf` gives it; those of the blueprint's people file unless told. */
  readonly people?: PeopleDirectory;
  /** The id of the case; `C-1` unless told. */
  readonly id?: string;
  /** The language of errors and stories; `en` unless told. */
  readonly language?: Language;
}

/**
 * Opens one case of a blueprint in virtual time, for a test to drive. No clock is read and nothing is waited for: the same
 * calls give the same case, byte for byte.
 *
 * With the types that `throughline compile FILE --format types` writes, a step, role, outcome or field that the blueprint
 * does not have is an error of the compiler: `openJourney<EquipmentRepair>(blueprint)`.
 *
 * @param blueprint what `loadBlueprint` or `compileBlueprint` gave.
 * @throws BlueprintError when the blueprint has errors.
 * @throws JourneyError when the case cannot be opened like this.
 * @example
 * const { blueprint } = await loadBlueprint('complaint-desk.blueprint.yaml');
 * const c = openJourney(blueprint, { start: '2026-01-05T09:00+08:00' });
 * c.reply('receive', { with: { category: 'network', summary: 'No internet' } }).wait('14m');
 * c.as('agent', 'Li Na').complete('investigate', { outcome: 'upheld' });
 * console.log(c.story());
 */
export function openJourney<B extends BlueprintTypes = AnyBlueprint>(
  blueprint: Blueprint | CompiledBlueprint,
  options: OpenJourneyOptions<B> = {},
): JourneyCase<B> {
  return atCallersLine(openJourney, () => opened(blueprint, options));
}

function opened<B extends BlueprintTypes>(
  blueprint: Blueprint | CompiledBlueprint,
  { start, data, locale, people, id = 'C-1', language = 'en' }: OpenJourneyOptions<B>,
): JourneyCase<B> {
  const compiled = 'machine' in blueprint ? blueprint : compileBlueprint(blueprint);
  const instant = start === undefined ? startOf({}, compiled.blueprint.zone) : instantOf(start, language);
  const opening = { id, start: instant, data: data as Record<string, unknown> | undefined, locale, people, language };
  return new JourneyCase<B>(new PlayedCase(compiled, opening));
}

function instantOf(start: InstantLike, language: Language): number {
  const read = readInstant(start, language);
  if ('at' in read) return read.at;
  throw new JourneyError({ code: 'TL5004', ...read.wording, story: '', language });
}
