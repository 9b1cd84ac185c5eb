import { compile, type CompiledBlueprint } from '../../src/compile/compile.ts';
import type { Journey } from '../../src/journey/journey-file.ts';
import { playJourney, type JourneyResult } from '../../src/journey/play-journey.ts';
import { readJourneys } from '../../src/journey/read-journeys.ts';
import { renderStory } from '../../src/story/render-story.ts';
import { tellStory } from '../../src/story/story.ts';
import { readBlueprint } from '../../src/read/blueprint.ts';
import type { Language } from '../../src/text/catalogue/entry.ts';

/** A blueprint that must be right; warnings do not matter here. */
export function compiled(text: string): CompiledBlueprint {
  const { blueprint, findings } = readBlueprint(text, { file: 'desk.blueprint.yaml' });
  if (blueprint === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return compile(blueprint);
}

/** The text of a journey file with one journey, `walk`, from its lines and what stands beside them. */
export function journeyText(lines: string, { head = '', beside = '' } = {}): string {
  const indented = lines.trim().replaceAll(/^/gmu, '      ');
  const before = beside === '' ? '' : `    ${beside}\n`;
  return `throughline-journey: 1\nblueprint: ./desk.blueprint.yaml\n${head}journeys:\n  walk:\n${before}    steps:\n${indented}\n`;
}

/** The journeys of a file that must be right. */
export function journeysOf(text: string): readonly Journey[] {
  const { file, findings } = readJourneys(text, { file: 'desk.journey.yaml' });
  if (file === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return file.journeys;
}

/** Plays one journey of some lines from 9 o'clock on Monday 5 January 2026. */
export function play(blueprint: CompiledBlueprint, lines: string, beside = ''): JourneyResult {
  const [journey] = journeysOf(journeyText(lines, { beside }));
  return playJourney(blueprint, journey!);
}

/** The printed story of a result. */
export function story(blueprint: CompiledBlueprint, result: JourneyResult, language: Language = 'en'): string {
  return renderStory(tellStory(blueprint, result.entries, { language, view: result.view }));
}

/** What happened, in short: `09:00 step.left receive answered`. */
export function journal({ entries }: JourneyResult): string[] {
  return entries.flatMap((entry) => {
    const time = new Date(entry.at).toISOString().slice(5, 16).replace('T', ' ');
    switch (entry.type) {
      case 'step.entered':
        return [`${time} at ${entry.step}`];
      case 'step.left':
        return [`${time} ${entry.step}: ${entry.outcome}`];
      case 'case.closed':
        return [`${time} closed: ${entry.end}`];
      case 'case.reopened':
      case 'case.sealed':
        return [`${time} ${entry.type}`];
      case 'event.received':
        return [`${time} ! ${entry.event}`];
      default:
        return [];
    }
  });
}
