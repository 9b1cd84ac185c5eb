import { createHash } from 'node:crypto';

import type { Letter, Mailbox } from 'nodemailer';

import type { Language } from '../../../text/catalogue/entry.ts';
import { languageOf } from '../../../text/language-of.ts';
import type { HandlerContext } from '../handlers.ts';
import { textOf, type TellingEffect } from './effect-text.ts';
import { HandlerError, nameOf } from './handler-error.ts';

/** Somebody with an address: the address alone, or with a name before it. */
export type MailAddress = string | { readonly name?: string; readonly address: string };

/** What a letter is made of beside its effect. */
export interface LetterParts {
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  /** Default: what kind of letter it is, with the id of the case, in the language of the effect. */
  readonly subject?: string;
  /** Default: the words of the effect. */
  readonly text?: string;
}

/**
 * One address and nothing else: a sign that could end it, such as a comma, an angle bracket or a line end, would let whoever
 * wrote it name further recipients or headers.
 */
const ADDRESS = /^[^\s@,;:<>()[\]\\"\p{Cc}\p{Cf}]+@[^\s@,;:<>()[\]\\"\p{Cc}\p{Cf}]+$/u;
const LONGEST_ADDRESS = 254;

const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/**
 * The letter of an effect. Its Message-ID is made of the effect's id, the same at every attempt, so that receivers can know
 * a repetition.
 *
 * @throws HandlerError with `retryable: false` when something in it could become a header or a recipient, or when there is
 * nothing to say.
 */
export function letterOf(effect: TellingEffect, context: HandlerContext, parts: LetterParts): Letter {
  const refuse = (what: string): never => {
    throw new HandlerError(`${nameOf(effect, context)} cannot be mailed: ${what}.`, { retryable: false });
  };
  const mailbox = (given: MailAddress, whose: string): Mailbox => {
    const { name = '', address } = typeof given === 'string' ? { address: given } : given;
    if (CONTROL.test(name)) return refuse(`the name of ${whose} has a line end or another control character in it`);
    if (address.length > LONGEST_ADDRESS || !ADDRESS.test(address)) return refuse(`${whose} has no mail address`);
    return { name, address };
  };
  const from = mailbox(parts.from, 'the sender');
  const to = parts.to.map((one) => mailbox(one, 'a recipient'));
  if (to.length === 0) return refuse('nobody is known whom it could reach');
  const subject = parts.subject ?? SUBJECTS[languageOf(effect.locale)][effect.kind](context.caseId);
  if (CONTROL.test(subject)) return refuse('its subject has a line end or another control character in it');
  const text = parts.text ?? textOf(effect);
  if (text === undefined || text === '') return refuse('it has no words');
  const key = createHash('sha256').update(context.id).digest('hex').slice(0, 40);
  return {
    from,
    to,
    subject,
    text,
    messageId: `<${key}@${from.address.slice(from.address.indexOf('@') + 1)}>`,
    // Answering machines leave such letters alone (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const SUBJECTS = {
  en: {
    message: (id: string) => `Case ${id}: a message`,
    ask: (id: string) => `Case ${id}: we need your answer`,
    survey: (id: string) => `Case ${id}: how did we do?`,
    reminder: (id: string) => `Case ${id}: a reminder`,
    alert: (id: string) => `Case ${id}: please look at it`,
  },
  'zh-CN': {
    message: (id: string) => `案例 ${id}：消息`,
    ask: (id: string) => `案例 ${id}：请您答复`,
    survey: (id: string) => `案例 ${id}：请评价我们的服务`,
    reminder: (id: string) => `案例 ${id}：提醒`,
    alert: (id: string) => `案例 ${id}：请处理`,
  },
} as const satisfies Record<Language, Record<TellingEffect['kind'], (id: string) => string>>;
