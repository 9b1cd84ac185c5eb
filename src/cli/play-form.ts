import isEqual from 'lodash/isEqual.js';

import { CUSTOMER } from '../blueprint/id.ts';
import type { Field } from '../blueprint/field.ts';
import { textIn } from '../blueprint/text.ts';
import type { Actor } from '../compile/case.ts';
import { entryHint, misfitSentence, readEntry, typedValue } from '../journey/field-entry.ts';
import type { WrittenLine } from '../journey/journey-file.ts';
import { ownField } from '../story/module-names.ts';
import { lineOf, type Choice, type ChoiceField } from '../journey/play-choices.ts';
import type { PlaySession } from '../journey/play-session.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { visible } from '../text/safe-text.ts';
import type { Option } from './asker.ts';
import type { PlayTable } from './play-table.ts';

/** Steps at which it matters who exactly does them, because nobody may do them twice. */
const PERSONAL: readonly string[] = ['approve'];

/** Somebody who does something. */
interface Doer {
  readonly by: string;
  readonly person?: string;
}

/**
 * Asks for what a choice still needs, field by field, then shows what else may be said (fields that are known or may stay
 * open, who does it) before it happens.
 *
 * @param isElse true when somebody else than usual does it, so that they are asked for first.
 * @returns the line of the journey; undefined when whoever plays goes back.
 * @throws Leaving when whoever plays wants to go.
 */
export async function fillIn(
  table: PlayTable,
  session: PlaySession,
  choice: Choice,
  isElse = false,
): Promise<WrittenLine | undefined> {
  const fields = 'fields' in choice ? choice.fields : [];
  const values = new Map<string, unknown>();
  if (choice.kind === 'accept') {
    const who = await askWhich(table, choice.by);
    return who && lineOf(choice, { by: who.role, ...(who.person === undefined ? {} : { person: who.person }) });
  }
  let doer: Doer = { by: (choice.kind === 'step' ? choice.by[0] : undefined) ?? CUSTOMER };
  if (choice.kind === 'step' && (isElse || PERSONAL.includes(choice.verb))) {
    const asked = await askDoer(table, choice.by, doer);
    if (asked === undefined) return undefined;
    doer = asked;
  }
  for (const field of fields.filter(({ needed }) => needed)) {
    const given = await askField(table, session, field, undefined, choice.kind === 'returns');
    if (given === undefined) return undefined;
    values.set(field.name, given.value);
  }
  if (choice.kind !== 'step') {
    const open = fields.some(({ needed }) => !needed);
    return open ? review(table, session, choice, fields, values, { by: '' }) : toLine(choice, fields, values);
  }
  const isPlain = fields.length === 0 || (fields.every(({ needed }) => needed) && choice.by.length === 1);
  return isPlain ? toLine(choice, fields, values, doer) : review(table, session, choice, fields, values, doer);
}

/** Shows what is about to happen and lets any part of it be changed. */
async function review(
  table: PlayTable,
  session: PlaySession,
  choice: Choice,
  fields: readonly ChoiceField[],
  values: Map<string, unknown>,
  first: Doer,
): Promise<WrittenLine | undefined> {
  const { words, names, asker } = table;
  let doer = first;
  for (;;) {
    const line = toLine(choice, fields, values, doer);
    const options: Option<'go' | 'doer' | 'back' | ChoiceField>[] = [
      { label: words.go(table.describe(line)), value: 'go' },
    ];
    for (const field of fields) {
      const value = values.has(field.name) ? values.get(field.name) : field.known;
      const [shown] = names.values({ [field.name]: value }, new Map([[field.name, field.field]]));
      const isOpen = value === undefined || value === null;
      const text = isOpen ? words.open : visible(shown?.text ?? '');
      options.push({ label: words.field(labelOf(table, field.field), text), value: field });
    }
    if (choice.kind === 'step')
      options.push({
        label: words.doneBy(visible(names.actor({ role: doer.by, person: doer.person }, true))),
        value: 'doer',
      });
    options.push({ label: words.back, value: 'back', key: '<' });
    const what = await asker.choose(words.goAhead, options);
    if (what === 'go') return line;
    if (what === 'back') return undefined;
    if (what === 'doer') {
      doer = (await askDoer(table, choice.kind === 'step' ? choice.by : [], doer)) ?? doer;
      continue;
    }
    const present = values.get(what.name) ?? what.known;
    const given = await askField(table, session, what, present, choice.kind === 'returns');
    if (given?.value === undefined) {
      if (given !== undefined) values.delete(what.name);
    } else {
      values.set(what.name, given.value);
    }
  }
}

function toLine(
  choice: Choice,
  fields: readonly ChoiceField[],
  values: ReadonlyMap<string, unknown>,
  doer?: Doer,
): WrittenLine {
  const given = fields.flatMap(({ name, known }): [string, unknown][] => {
    const value = values.get(name);
    return value === undefined || isEqual(value, known) ? [] : [[name, value]];
  });
  return lineOf(choice, { ...doer, data: Object.fromEntries(given) });
}

/** One of those who may; whoever is the only one is not asked for. */
async function askWhich({ words, names, asker }: PlayTable, actors: readonly Actor[]): Promise<Actor | undefined> {
  if (actors.length < 2) return actors[0];
  const options = actors.map((actor): Option<Actor | undefined> => ({
    label: visible(names.actor(actor)),
    value: actor,
  }));
  return asker.choose(words.whoQuestion, [...options, { label: words.back, value: undefined, key: '<' }]);
}

async function askDoer(
  { words, names, asker }: PlayTable,
  roles: readonly string[],
  doer: Doer,
): Promise<Doer | undefined> {
  const options = roles.map((role): Option<string | undefined> => ({ label: visible(names.role(role)), value: role }));
  const back: Option<string | undefined> = { label: words.back, value: undefined, key: '<' };
  const by = roles.length > 1 ? await asker.choose(words.whoQuestion, [...options, back], doer.by) : roles[0];
  if (by === undefined) return undefined;
  const person = await asker.text(words.nameQuestion(visible(names.role(by, true))), { hint: words.nameHint });
  if (person === undefined) return undefined;
  return person === '' ? { by } : { by, person };
}

/**
 * The value that was given (undefined inside: left open); undefined when whoever plays goes back.
 *
 * @param bare true for what a service gives: its texts may be empty.
 */
async function askField(
  table: PlayTable,
  session: PlaySession,
  { field, needed, usual }: ChoiceField,
  present: unknown,
  bare: boolean,
): Promise<{ readonly value: unknown } | undefined> {
  const { words, language, asker } = table;
  const label = labelOf(table, field);
  const choices = choicesFor(table, field);
  if (choices !== undefined) {
    const open: Option<unknown> = { label: words.leaveOpen, value: undefined };
    const back: Option<unknown> = { label: words.back, value: asker, key: '<' };
    const options = [...choices, ...(needed || (present ?? null) !== null ? [] : [open]), back];
    const value = await asker.choose(label, options, present);
    return value === asker ? undefined : { value };
  }
  const clocks = table.clocks(session);
  const mayBeOpen = !needed && (present ?? null) === null;
  const mayBeEmpty = bare && needed && field.type === 'text' && (field.min ?? 0) === 0;
  const hint = entryHint(field, language);
  const typed = await asker.text(label, {
    hint: mayBeOpen ? words.optionalHint(hint) : mayBeEmpty ? words.emptyHint(hint) : hint,
    initial: typedValue(field, present) || proposed(field, usual, language),
    check: (text) => {
      if (text === '') return mayBeOpen || mayBeEmpty ? undefined : words.needed;
      const entry = readEntry(field, text, clocks);
      return entry.ok ? undefined : `${misfitSentence(field, label, entry.problem, language)}${words.aside(hint)}`;
    },
  });
  if (typed === undefined) return undefined;
  if (typed === '') return { value: mayBeEmpty ? '' : undefined };
  if (typed === typedValue(field, present)) return { value: present };
  const entry = readEntry(field, typed, clocks);
  return entry.ok ? { value: entry.value } : undefined;
}

/** A usual value as it may be typed, choices by their labels. */
function proposed({ of, ...field }: Field, usual: unknown, language: Language): string {
  if (!Array.isArray(usual) || of?.values === undefined) return typedValue(field, usual);
  const labels = usual.map((value: string) => {
    const label = of.values?.get(value);
    return label === undefined ? value : textIn(label, language);
  });
  return labels.join(language === 'en' ? ', ' : '、');
}

/** What is chosen rather than typed. */
function choicesFor({ words, language }: PlayTable, { type, values }: Field): Option<unknown>[] | undefined {
  if (type === 'boolean') {
    return [
      { label: words.yes, value: true },
      { label: words.no, value: false },
    ];
  }
  if (type !== 'enum') return undefined;
  return [...(values ?? [])].map(([value, label]) => ({
    label: visible(label === undefined ? value : textIn(label, language)),
    value,
  }));
}

function labelOf({ language }: PlayTable, { name, title }: Field): string {
  return visible(title === undefined ? ownField(name) : textIn(title, language));
}
