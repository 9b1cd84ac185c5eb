import { stripVTControlCharacters } from 'node:util';

import { Help, type HelpConfiguration } from 'commander';

import { wrapText } from '../story/wrap-text.ts';
import { displayWidth } from '../text/width.ts';
import { widthOf } from './report.ts';
import type { Session } from './session.ts';

/** Help in the reader's language, with columns that count terminal cells; defaults stand in the descriptions. */
export function helpOf({ io: { stdout }, words: { help } }: Session): HelpConfiguration {
  return {
    helpWidth: widthOf(stdout),
    displayWidth: (text) => displayWidth(stripVTControlCharacters(text)),
    boxWrap: (text, width) => wrapText(text, width).join('\n'),
    styleTitle: (title) => stdout.style('bold', help.headings[title] ?? title),
    optionDescription: (option) => option.description,
    subcommandTerm: (command) => command.name(),
    // A full-width colon brings its own space.
    formatHelp: (command, helper) => Help.prototype.formatHelp.call(helper, command, helper).replace('： ', '：'),
  };
}
