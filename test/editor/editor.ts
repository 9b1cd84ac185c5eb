import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** One entry of the list that opens while somebody types. */
export interface Offer {
  readonly label: string;
  /** What is put into the file; `${1:word}` is a word to be replaced, `$1` a place for the cursor. */
  readonly insert: string;
  /** What is said about it. */
  readonly words: string;
}

/** A wavy line under a piece of the file. */
export interface Underline {
  readonly text: string;
  readonly message: string;
}

/** What an editor can be asked; `▮` in a text is where the cursor stands. */
export interface Editor {
  offers(text: string): Promise<Offer[]>;
  /** What is shown while the pointer rests on a word, as Markdown. */
  hover(text: string): Promise<string>;
  underlines(text: string): Promise<Underline[]>;
  /** Shuts the server down. @returns its exit code */
  close(): Promise<number | null>;
}

interface Place {
  readonly line: number;
  readonly character: number;
}

interface Item {
  readonly label: string;
  readonly documentation?: string | { readonly value: string };
  readonly insertText?: string;
  readonly textEdit?: { readonly newText: string };
}

interface Problem {
  readonly message: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

const SERVER = fileURLToPath(import.meta.resolve('yaml-language-server/bin/yaml-language-server'));

/** As a designer's editor has it; nothing is fetched from anywhere. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  yaml: { schemaStore: { enable: false }, kubernetesCRDStore: { enable: false }, schemas: {} },
};

/** Starts the YAML language server that VS Code and other editors use, and speaks to it as they do. */
export async function startEditor(): Promise<Editor> {
  const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => void server.once('exit', resolve));
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const waiting = new Map<string, (problems: readonly Problem[]) => void>();
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section?: string }[] }) =>
    items.map(({ section }) => SETTINGS[section ?? ''] ?? {}),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onNotification('textDocument/publishDiagnostics', (found: { uri: string; diagnostics: Problem[] }) =>
    waiting.get(found.uri)?.(found.diagnostics),
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
    },
  });
  await connection.sendNotification('initialized', {});

  let opened = 0;
  /** Opens a text as a file of its own. */
  const open = async (marked: string): Promise<{ textDocument: { uri: string }; position: Place; text: string }> => {
    const before = marked.split('▮')[0]?.split('\n') ?? [];
    const text = marked.replace('▮', '');
    const textDocument = { uri: `file:///desk/${(opened += 1)}.yaml` };
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { ...textDocument, languageId: 'yaml', version: 1, text },
    });
    return { textDocument, text, position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
  };

  return {
    async offers(marked) {
      const { textDocument, position } = await open(marked);
      const list: { items: readonly Item[] } = await connection.sendRequest('textDocument/completion', {
        textDocument,
        position,
      });
      return list.items.map(({ label, documentation, insertText, textEdit }) => ({
        label,
        insert: textEdit?.newText ?? insertText ?? label,
        words: typeof documentation === 'object' ? documentation.value : (documentation ?? ''),
      }));
    },
    async hover(marked) {
      const { textDocument, position } = await open(marked);
      const shown: { contents: { value: string } } | null = await connection.sendRequest('textDocument/hover', {
        textDocument,
        position,
      });
      return shown?.contents.value ?? '';
    },
    async underlines(text) {
      const lines = text.split('\n');
      const uri = `file:///desk/${opened + 1}.yaml`;
      const found = new Promise<readonly Problem[]>((resolve) => void waiting.set(uri, resolve));
      await open(text);
      return (await found).map(({ message, range: { start, end } }) => ({
        text: (lines[start.line] ?? '').slice(start.character, start.line === end.line ? end.character : undefined),
        message,
      }));
    },
    async close() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await ended;
      connection.dispose();
      return code;
    },
  };
}
