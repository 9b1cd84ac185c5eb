import { stepsOf, type Blueprint } from '../../blueprint/blueprint.ts';
import { ROWS } from '../../blueprint/step.ts';
import { readTemplate } from '../../blueprint/template.ts';
import type { Text } from '../../blueprint/text.ts';
import type { Path } from '../../text/places.ts';
import type { Rule } from '../rule.ts';
import { pathOf } from './messages.ts';

/**
 * Words that promise a time and name none. A deposit (定期存款) has a term; what was not done in time (不及时) is a reproach
 * and no promise.
 */
const VAGUE = [
  /(?<![不未没沒])(?:及时|及時)(?!雨)/u,
  /(?:尽快|儘快|盡快|尽早|儘早|盡早|适时|適時)/u,
  /(?<![规規约約固法确確指特限])(?:不定期|定期)(?!存|储|儲|寿|壽|险|險|理财|理財|账户|賬戶|贷|貸|限|间|間)/u,
  /\b(?:asap|as soon as possible|regularly|periodically|promptly|in a timely manner|timely|in due course)\b/iu,
];

/** An amount of time, a date or a rhythm. */
const AMOUNT = [
  /(?:\d|[一二两兩三四五六七八九十百半数數几幾])\s*[个個]?\s*(?:工作)?(?:秒|分钟|分鐘|刻钟|刻鐘|小时|小時|钟头|天|日|周|週|星期|月|季度|年)/u,
  /(?:每|当|當|次|翌|隔)(?:小时|小時|天|日|周|週|星期|月|季|年)/u,
  /(?:\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|every|each|same|next))[\s-]*(?:working |business |calendar )?(?:second|minute|hour|day|week|month|quarter|year|night)s?\b/iu,
  /\b(?:hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually|once|twice)\b/iu,
];

/** The rows of the picture that tell what the organisation does. */
const OWN_ROWS = ROWS.filter((row) => row !== 'customer');

const TIMES: readonly string[] = ['date', 'datetime', 'time', 'duration'];

/** Whoever promises "soon" is held to nothing: a promise of time names a duration, a date or a rhythm. */
export const promises: Rule = {
  name: 'promises-are-numbers',
  phase: 4,
  principle: 'customer-first',
  check(check) {
    const { blueprint } = check;
    const { places } = blueprint;
    for (const { path, text } of textsOf(blueprint)) {
      const found = Object.entries(text).flatMap(([locale, words]) => {
        const vague = vagueIn(blueprint, words);
        if (vague === undefined) return [];
        const { word, index } = vague;
        return [{ word, span: places.within(pathOf(blueprint, { path }, locale), index, index + word.length) }];
      });
      // One promise in several languages is one mistake.
      const [first, ...others] = found.toSorted((a, b) => a.span.start - b.span.start);
      if (first === undefined) continue;
      check.at(first.span, 'TL4105', { word: first.word }, { related: others.map(({ span }) => span) });
    }
  },
};

/** The first vague word of a sentence that names no time. */
function vagueIn(blueprint: Blueprint, words: string): { readonly word: string; readonly index: number } | undefined {
  for (const sentence of words.matchAll(/[^。！？!?；;\n.]+(?:\.\d[^。！？!?；;\n.]*)*/gu)) {
    const [text] = sentence;
    if (AMOUNT.some((amount) => amount.test(text)) || namesTime(blueprint, text)) continue;
    const first = earliest(text);
    if (first !== undefined) return { word: first.word, index: sentence.index + first.index };
  }
  return undefined;
}

/** The vague word that stands first in a text. */
function earliest(text: string): { readonly word: string; readonly index: number } | undefined {
  const found = VAGUE.flatMap((vague) => {
    const match = vague.exec(text);
    return match === null ? [] : [{ word: match[0], index: match.index }];
  });
  return found.toSorted((a, b) => a.index - b.index)[0];
}

/** A placeholder puts a time in. */
function namesTime({ data, parameters }: Blueprint, words: string): boolean {
  return readTemplate(words).parts.some((part) => {
    if (part.kind === 'text') return false;
    return TIMES.includes((data.get(part.name) ?? parameters.get(part.name)?.type)?.type ?? '');
  });
}

/** True for a text with a word that may promise a time: hardly any has one, and only those are looked at closely. */
function isVague(text: Text): boolean {
  return Object.values(text).some((words) => VAGUE.some((vague) => vague.test(words)));
}

/**
 * Vague texts in which a service says what it does: to customers in messages and questions, to its people in titles and rows. A
 * need is what the customer wishes, the customer's row what the customer does, a question is no promise: they are left out.
 */
function textsOf(blueprint: Blueprint): { readonly path: Path; readonly text: Text }[] {
  const found: { path: Path; text: Text }[] = [];
  const add = (text: Text | undefined, owner: Path, ...part: Path): void => {
    if (text !== undefined && isVague(text)) found.push({ path: [...owner, ...part], text });
  };
  add(blueprint.title, ['title']);
  add(blueprint.purpose, ['purpose']);
  for (const { text, path } of blueprint.messages.values()) add(text, path);
  for (const { title, path } of blueprint.milestones.values()) add(title, path, 'title');
  for (const { title, path } of blueprint.stages) add(title, path, 'title');
  for (const { title, path, action, rows } of stepsOf(blueprint)) {
    add(title, path, 'title');
    if (action.verb === 'do') {
      if (isVague(action.label)) {
        const label = [...action.path, 'label'];
        add(action.label, blueprint.places.has(label) ? label : action.path);
      }
      for (const [index, text] of action.checklist.entries()) add(text, action.path, 'checklist', index);
    }
    for (const row of OWN_ROWS) add(rows[row], path, row);
  }
  for (const { title, path } of blueprint.ends) add(title, path, 'title');
  return found;
}
