import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { expect, test } from 'vitest';

const SOURCES: Readonly<Record<string, string>> = {
  throughline: 'src/index.ts',
  'throughline/handlers': 'src/handlers.ts',
  'throughline/sqlite': 'src/sqlite.ts',
};

/** The example with the sources in the place of the built package. */
function written(folder: string): string {
  const text = readFileSync('examples/http-service/service.js', 'utf8');
  const file = join(folder, 'service.mjs');
  const url = (name: string): string => pathToFileURL(resolve(SOURCES[name] ?? '')).href;
  writeFileSync(
    file,
    text.replace(/from '(throughline[^']*)'/g, (_, name: string) => `from '${url(name)}'`),
  );
  return file;
}

/** Runs the service until it says where it listens. */
async function serve(folder: string) {
  const blueprint = resolve('examples/complaint-desk/complaint-desk.blueprint.yaml');
  const child = spawn(process.execPath, [written(folder), blueprint, join(folder, 'cases.db')], { stdio: 'pipe' });
  let said = '';
  const base = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [url] = /http:\S+/.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.once('exit', () => reject(new Error(said)));
  });
  const call = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: { connection: 'close', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> & { view?: object } };
  };
  const stop = async (signal: NodeJS.Signals): Promise<number | null> =>
    new Promise((resolve) => {
      child.removeAllListeners('exit').once('exit', resolve);
      child.kill(signal);
    });
  return { call, stop, said: () => said };
}

test('The HTTP service opens cases that are there again after it was killed, and stops in order', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  const first = await serve(folder);
  const opened = await first.call('PUT', '/C-1', {}, { 'idempotency-key': 'r-1' });
  expect(opened).toMatchObject({ status: 201, body: { created: true, view: { waiting: [{ step: 'receive' }] } } });
  const data = { category: 'billing', severity: 2, summary: 'Charged twice', contact: '+86 138 0013 8000' };
  const taken = { type: 'step.receive.answered', data };
  const staff = { 'x-role': 'agent', 'x-person': 'li' };
  const sent = await first.call('POST', '/C-1/events', taken, { 'idempotency-key': 'e-1', ...staff });
  expect(sent).toMatchObject({ status: 200, body: { duplicate: false } });
  await first.stop('SIGKILL');

  const second = await serve(folder);
  const again = await second.call('POST', '/C-1/events', taken, { 'idempotency-key': 'e-1', ...staff });
  expect(again).toMatchObject({ status: 200, body: { duplicate: true, seq: sent.body['seq'] } });
  const forged = { type: 'customer.writes', by: { role: 'agent' } };
  expect(await second.call('POST', '/C-1/events', forged, { 'idempotency-key': 'e-2' })).toEqual({
    status: 400,
    body: { error: 'Who the caller is was told to the desk: a request must not carry "by".' },
  });
  expect(await second.call('GET', '/C-2')).toEqual({ status: 400, body: { error: 'There is no case "C-2".' } });
  expect(await second.stop('SIGTERM')).toBe(0);
  rmSync(folder, { recursive: true });
});
