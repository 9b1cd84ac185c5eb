import { visible } from '../text/safe-text.ts';
import { makeText, replaceText } from './files.ts';
import type { StoryChange } from './journey-stories.ts';
import { textOptions } from './print-tested.ts';
import type { Session } from './session.ts';
import { paintedDifference } from './test-text.ts';
import type { TestedFile } from './test-suite.ts';
import { testWords, type TestWords } from './test-words.ts';

/**
 * Keeps the stories of a file as they were told now: shows what changes, then writes them beside the file. Stories of
 * journeys that failed, or were not played, stay as they were.
 *
 * @throws UsageError when they cannot be written.
 */
export async function keepStories(session: Session, { stories }: TestedFile): Promise<void> {
  if (stories === undefined || !stories.mayBeWritten) return;
  const { io, language, words } = session;
  const { stdout } = io;
  const say = testWords[language];
  const { changes, path, text, isNew } = stories;
  const kept = changes.filter(({ kind }) => kind !== 'failed');
  for (const change of changes) {
    if (isNew && change.kind === 'new') continue;
    stdout.write(`  ${stdout.style(change.kind === 'failed' ? 'yellow' : 'bold', titleOf(say, change))}\n`);
    const { difference } = change;
    if (difference !== undefined) {
      stdout.write(`\n${paintedDifference(difference, textOptions(stdout, language))}\n\n`);
    }
  }
  if (kept.length === 0) {
    if (!isNew) stdout.write(`  ${stdout.style('dim', say.storiesAsKept(visible(path)))}\n`);
    return;
  }
  if (isNew) await makeText(io, words, path, text);
  else await replaceText(io, words, path, text);
  const written = isNew ? say.storiesMade(kept.length, visible(path)) : say.storyKept(kept.length, visible(path));
  stdout.write(`  ${stdout.style('green', written)}\n`);
}

function titleOf(say: TestWords, { kind, journey }: StoryChange): string {
  switch (kind) {
    case 'new':
      return say.newStory(journey);
    case 'changed':
      return say.changedStory(journey);
    case 'gone':
      return say.goneStory(journey);
    case 'failed':
      return say.notKept(journey);
  }
}
