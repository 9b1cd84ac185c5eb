import { previewMessages, type MessagePreview } from '../compile/preview-message.ts';
import { wrapText } from '../story/wrap-text.ts';
import { compileBlueprint } from '../pipeline.ts';
import { visible } from '../text/safe-text.ts';
import { displayWidth } from '../text/width.ts';
import { EXIT } from './exit-code.ts';
import { loadChecked, mentionFindings } from './load-checked.ts';
import { Loader } from './loader.ts';
import { jsonText, printFindings, widthOf } from './report.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

export interface MessagesArguments {
  readonly file: string;
  /** Fill placeholders. */
  readonly sample: boolean;
  readonly locale?: string;
  readonly format: 'text' | 'json';
}

/**
 * `throughline messages`: shows the messages of a blueprint in each of its locales.
 *
 * @returns 0, or 1 when the blueprint has errors; they are printed to stderr.
 * @throws UsageError when the file cannot be read, or the blueprint has no such locale.
 */
export async function runMessages(
  session: Session,
  { file, sample, locale, format }: MessagesArguments,
): Promise<number> {
  const { io, words } = session;
  const { blueprint, report } = await loadChecked(session, new Loader(io, words), file);
  if (blueprint === undefined) {
    printFindings(io.stderr, report);
    return EXIT.errors;
  }
  const { id, locales } = blueprint;
  if (locale !== undefined && !locales.includes(locale)) {
    throw new UsageError(words.badChoice('--locale', visible(locale), locales));
  }
  mentionFindings(session, report, file);
  const messages = previewMessages(compileBlueprint(blueprint), {
    sample,
    locales: locale === undefined ? locales : [locale],
  });
  if (format === 'json') io.stdout.write(jsonText({ blueprint: id, sample, messages }));
  else if (messages.length === 0) io.stdout.write(`${words.messages.none}\n`);
  else io.stdout.write(messages.map((message) => shown(session, message, sample)).join('\n'));
  return EXIT.ok;
}

function shown(
  { io: { stdout }, words: { messages: words } }: Session,
  preview: MessagePreview,
  sample: boolean,
): string {
  const { id, uses, texts } = preview;
  const lines = [stdout.style('bold', visible(id))];
  for (const { step, as, channels } of uses) {
    const via = channels.map((channel) => words.channel(visible(channel.id), channel.kind));
    lines.push(`  ${words.uses[as](visible(step))}${via.length === 0 ? '' : words.via(via)}`);
  }
  if (uses.length === 0) lines.push(`  ${words.unused}`);
  const margin = Math.max(...texts.map(({ locale }) => displayWidth(locale))) + 4;
  const room = Math.max(widthOf(stdout) - margin, 20);
  for (const { locale, from, text, characters, sms } of texts) {
    const atLeast = !sample && text.length > 0 && characters < Array.from(text).length;
    const body = wrapText(visible(text, { newline: 'keep' }), room);
    const notes = [words.length(characters, atLeast), ...(sms === undefined ? [] : [words.sms(sms, atLeast)])];
    const more = from === locale ? [] : [words.missing(from)];
    const [first = '', ...rest] = [...body, ...[...more, notes.join(' · ')].map((note) => stdout.style('dim', note))];
    lines.push(`  ${locale.padEnd(margin - 2)}${first}`, ...rest.map((line) => `${' '.repeat(margin)}${line}`));
  }
  return `${lines.join('\n')}\n`;
}
