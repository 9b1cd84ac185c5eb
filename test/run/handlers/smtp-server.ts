import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A letter as a server got it. */
export interface TakenLetter {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers by name in small letters, unfolded. */
  readonly headers: Readonly<Record<string, string>>;
  /** Without its transfer encoding. */
  readonly text: string;
}

export interface SmtpServer {
  readonly port: number;
  readonly letters: TakenLetter[];
  /** What it answers instead, by the beginning of a command: `{ 'RCPT': '550 no such user' }`. */
  replies: Record<string, string>;
  /** True: it answers nothing any more. */
  isSilent: boolean;
  close(): Promise<void>;
}

/** A mail server of a few commands, on this machine. */
export async function smtpServer(): Promise<SmtpServer> {
  const sockets = new Set<Socket>();
  const letters: TakenLetter[] = [];
  const running = { letters, replies: {} as Record<string, string>, isSilent: false };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    const say = (line: string): void => {
      if (!running.isSilent) socket.write(`${line}\r\n`);
    };
    // Short answers are not to wait for one another.
    socket.setNoDelay();
    let input = '';
    let from = '';
    let to: string[] = [];
    let isData = false;
    say('220 test ESMTP');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      input += chunk;
      for (;;) {
        const end = input.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = input.slice(0, end);
        input = input.slice(end + (isData ? 5 : 2));
        if (isData) {
          isData = false;
          letters.push({ from, to, ...readLetter(line) });
          say('250 taken');
          continue;
        }
        const command = Object.keys(running.replies).find((word) => line.startsWith(word));
        if (command !== undefined) say(running.replies[command]!);
        else if (line.startsWith('EHLO')) {
          say('250-test');
          say('250-AUTH PLAIN');
          say('250 SMTPUTF8');
        } else if (line.startsWith('MAIL')) {
          from = /<(.*?)>/u.exec(line)?.[1] ?? '';
          to = [];
          say('250 ok');
        } else if (line.startsWith('RCPT')) {
          to.push(/<(.*?)>/u.exec(line)?.[1] ?? '');
          say('250 ok');
        } else if (line.startsWith('DATA')) {
          isData = true;
          say('354 go on');
        } else say(line.startsWith('AUTH') ? '235 welcome' : '250 ok');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(running, {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function readLetter(data: string): Pick<TakenLetter, 'headers' | 'text'> {
  const gap = data.indexOf('\r\n\r\n');
  const unfolded = data.slice(0, gap).replaceAll(/\r\n[ \t]+/gu, ' ');
  const headers = Object.fromEntries(
    unfolded.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
    }),
  );
  const body = data.slice(gap + 4);
  const encoding = headers['content-transfer-encoding'];
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString()
      : encoding === 'quoted-printable'
        ? fromQuoted(body.replaceAll('=\r\n', ''))
        : body;
  return { headers, text };
}

/** Encoded words of headers (RFC 2047). */
function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/gu, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?(.*?)\?=/giu, (_, way: string, word: string) =>
      way.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : fromQuoted(word.replaceAll('_', ' ')),
    );
}

function fromQuoted(text: string): string {
  const bytes = text.replaceAll(/=([\dA-F]{2})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
