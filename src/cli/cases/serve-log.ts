import { jsonLog, type LogRecord } from '../../run/effects/log.ts';
import { visible } from '../../text/safe-text.ts';
import type { Session } from '../session.ts';
import { serveWords } from './serve-words.ts';

/** What `throughline serve` itself has to say. */
export type ServeNews =
  | {
      readonly event: 'serve.started';
      readonly file: string;
      readonly effects: readonly string[];
      /** What open cases run on. */
      readonly blueprints: readonly { readonly blueprint: string; readonly version: string; readonly cases: number }[];
      /** True: there are services, and nobody answers their calls. */
      readonly callsWait: boolean;
    }
  | { readonly event: 'serve.waiting' | 'serve.ending' | 'serve.stopped' };

/** The log of a process that serves cases, on stderr: one JSON object a line, or sentences. */
export class ServeLog {
  readonly #session: Session;
  readonly #format: 'json' | 'text';
  readonly #json: (record: LogRecord) => void;

  constructor(session: Session, format: 'json' | 'text') {
    this.#session = session;
    this.#format = format;
    this.#json = jsonLog((line) => this.#line(line));
  }

  /** A record of the host. */
  take(record: LogRecord): void {
    if (this.#format === 'json') {
      this.#json(record);
      return;
    }
    if (record.level === 'debug') return;
    const { at, level, event, ...more } = record;
    const details = Object.entries(more).map(
      ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
    this.#line(visible([new Date(at).toISOString(), level, event, ...details].join(' ')));
  }

  tell(news: ServeNews): void {
    const { io, language } = this.#session;
    if (this.#format === 'json') {
      this.#line(JSON.stringify({ at: new Date(io.cases.clock.now()).toISOString(), level: 'info', ...news }));
      return;
    }
    const words = serveWords[language];
    switch (news.event) {
      case 'serve.started': {
        this.#line(words.serving(news.file));
        const all = news.blueprints.map(({ blueprint, version, cases }) =>
          words.runs(`${blueprint} ${version}`, cases),
        );
        for (const line of all.length === 0 ? [words.runsNothing] : all) this.#line(`  ${visible(line)}`);
        this.#line(`  ${words.effectsBy(news.effects.map((name) => visible(name)))}`);
        if (news.callsWait) this.#line(`  ${words.callsWait}`);
        return;
      }
      case 'serve.waiting':
        return this.#line(words.waiting);
      case 'serve.ending':
        return this.#line(words.draining);
      case 'serve.stopped':
        return this.#line(words.stopped);
    }
  }

  #line(text: string): void {
    this.#session.io.stderr.write(`${text}\n`);
  }
}
