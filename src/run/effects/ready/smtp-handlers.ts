import type { Letter, SmtpConnection, Transport } from 'nodemailer';

import type { HandlerContext, TellingHandlers } from '../handlers.ts';
import type { TellingEffect } from './effect-text.ts';
import { HandlerError, nameOf, secretFrom, unlessStopped, type Environment } from './handler-error.ts';
import { letterOf, type MailAddress } from './mail-letter.ts';

type Maybe<T> = T | undefined | Promise<T | undefined>;

export interface SmtpOptions {
  readonly from: MailAddress;
  /**
   * Whom an effect reaches: one address, or several that get one letter together. An effect for nobody is given up, so that
   * somebody sees it. The effect has no address in it: look it up by `context.caseId`.
   */
  readonly to: (effect: TellingEffect, context: HandlerContext) => Maybe<MailAddress | readonly MailAddress[]>;
  /** Default: what kind of letter it is, with the id of the case, in the language of the effect. */
  readonly subject?: (effect: TellingEffect, context: HandlerContext) => string;
  /** Default: the words of the effect, which a step without a message does not have. */
  readonly text?: (effect: TellingEffect, context: HandlerContext) => string | undefined;
  /**
   * The name of the environment variable with the server, as `smtps://user:password@mail.example.com` (TLS from the start,
   * port 465) or `smtp://…` (STARTTLS, port 587); default `SMTP_URL`.
   */
  readonly server?: string;
  /** True sends through a server without TLS that is not this machine: everybody on the way can read along. */
  readonly allowPlain?: boolean;
  /** After so many milliseconds of silence the attempt has failed; default 30000. */
  readonly timeoutMs?: number;
  /** Default: that of the process. */
  readonly environment?: Environment;
}

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Mails each effect through an SMTP server; needs the package `nodemailer`. Calls are not handled.
 *
 * An effect leaves at least once, and SMTP has no way to say "the same again": when a host is stopped, or the connection
 * breaks, between the server's taking a letter and the host's noting it, the letter is sent twice. Both have the same
 * Message-ID, by which many mailboxes and some services leave the second one out; a plain server does not.
 *
 * Reply codes from 500 on are final; 4xx, silence and a refused login are tried again.
 *
 * @throws Error when the environment names no server, or one that is to be reached in plain text.
 * @example smtpHandlers({ from: 'desk@example.com', to: (effect, { caseId }) => addressOf(caseId) });
 */
export function smtpHandlers(options: SmtpOptions): TellingHandlers {
  const { server = 'SMTP_URL', environment = process.env } = options;
  const url = secretFrom(environment, server, 'the mail server (smtps://user:password@host)');
  const connection = connectionOf(url, server, options);
  let transport: Promise<Transport> | undefined;
  const send = async (effect: TellingEffect, context: HandlerContext): Promise<void> => {
    const { signal } = context;
    signal.throwIfAborted();
    const found = await unlessStopped(signal, Promise.resolve(options.to(effect, context)));
    const letter = letterOf(effect, context, {
      from: options.from,
      to: found === undefined ? [] : isList(found) ? found : [found],
      subject: options.subject?.(effect, context),
      text: options.text?.(effect, context),
    });
    transport ??= openTransport(connection);
    const opened = await transport.catch((error: unknown) => {
      transport = undefined;
      throw error;
    });
    await unlessStopped(signal, sendBy(opened, letter, connection.host, nameOf(effect, context)));
  };
  return { message: send, ask: send, survey: send, reminder: send, alert: send };
}

function isList(found: MailAddress | readonly MailAddress[]): found is readonly MailAddress[] {
  return Array.isArray(found);
}

async function openTransport(connection: SmtpConnection): Promise<Transport> {
  const { createTransport } = await import('nodemailer').catch(() => {
    // Not final: once it is installed, what waits gets out.
    throw new HandlerError('Mail needs the package "nodemailer", which is not installed: npm install nodemailer', {
      retryable: true,
    });
  });
  return createTransport(connection);
}

/** @throws Error that names the variable and never what it holds */
function connectionOf(text: string, variable: string, { allowPlain = false, timeoutMs = 30_000 }: SmtpOptions) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '' || url.search !== '') {
    throw new Error(
      `The environment variable ${variable} holds no server like smtps://user:password@mail.example.com.`,
    );
  }
  const { protocol, hostname, port, username, password } = url;
  const secure = protocol === 'smtps:';
  const isPlain = !secure && (allowPlain || LOCAL.includes(hostname));
  const connection: SmtpConnection = {
    host: hostname.replace(/^\[(.*)\]$/u, '$1'),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isPlain,
    ignoreTLS: false,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  };
  return connection;
}

async function sendBy(transport: Transport, letter: Letter, host: string, name: string): Promise<void> {
  let refused: number;
  try {
    refused = (await transport.sendMail(letter)).rejected?.length ?? 0;
  } catch (error) {
    throw mailError(host, name, error);
  }
  if (refused === 0) return;
  // The others have the letter: sending it to all of them once more would reach those twice.
  const message = `${name}: ${host} refused ${refused} of ${letter.to.length} recipients.`;
  throw new HandlerError(message, { retryable: false });
}

/** The server's own words may have an address in them, so that only its reply code is told. */
function mailError(host: string, name: string, thrown: unknown): HandlerError {
  const { code, responseCode } = thrown as { readonly code?: unknown; readonly responseCode?: unknown };
  if (typeof responseCode === 'number') {
    // A wrong password is for whoever runs the host to mend: no letter should be lost by it.
    const retryable = responseCode < 500 || code === 'EAUTH';
    return new HandlerError(`${name}: ${host} answered ${responseCode}.`, { retryable, status: responseCode });
  }
  const why = typeof code === 'string' ? ` (${code})` : '';
  return new HandlerError(`${name}: ${host} could not be reached${why}.`, { retryable: true });
}
