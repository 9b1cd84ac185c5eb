import type { Output } from '../io.ts';

/** How far long work has come, on one line of a terminal; nothing is shown where there is none. */
export function progressBar(
  output: Output,
  say: (done: number, of: number) => string,
): { readonly show: (done: number, of: number) => void; readonly clear: () => void } {
  let last = '';
  const clear = (): void => {
    if (last !== '') output.write(`\r${' '.repeat(last.length)}\r`);
    last = '';
  };
  return {
    show(done, of) {
      if (output.columns === undefined || of === 0) return;
      const filled = Math.floor((CELLS * done) / of);
      const line = `${'█'.repeat(filled)}${'░'.repeat(CELLS - filled)} ${say(done, of)}`;
      if (line === last) return;
      clear();
      output.write(line);
      last = line;
    },
    clear,
  };
}

const CELLS = 24;
