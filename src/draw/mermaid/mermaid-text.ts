import { visible } from '../../text/safe-text.ts';

/**
 * Signs that mean something in some Mermaid diagram. Letters of all scripts do not, nor the few signs named here, nor a
 * hyphen inside a word.
 */
const SPEAKING =
  /(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])|[^-\p{L}\p{M}\p{N} .,'()?!/+=·–—…→≠“”‘’，。、；：？！（）《》]/gu;

/**
 * A text as it may stand in any label of a Mermaid diagram. Every other sign becomes an entity code (`#35;`), which Mermaid
 * takes out before it reads the diagram and shows as the sign: so no quote, bracket, semicolon, `#` or line end of a text is
 * ever read as part of the diagram, and nothing is taken for Markdown or HTML. A text without any letter gets a space.
 */
export function mermaidText(words: string): string {
  const flat = visible(words.replace(/\s+/gu, ' ').trim());
  const escaped = flat.replace(SPEAKING, (sign) => `#${sign.codePointAt(0) ?? 0};`);
  return escaped === '' ? ' ' : escaped;
}

/** The same in the quotes that most labels need; `end` and other words of the grammar are mere words in them. */
export function quoted(...lines: readonly string[]): string {
  return `"${lines.map(mermaidText).join('<br/>')}"`;
}

/**
 * Ids for the things of a diagram, each from what it is called in the blueprint, so that a change of one changes no other.
 * They are ASCII and begin with a word of ours: no word of the grammar (`end`, `o--`, `x--`) can come of them.
 */
export class MermaidIds {
  readonly #known = new Map<string, string>();
  readonly #taken = new Set<string>();

  of(key: string): string {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const plain = `n_${key.replace(/[^A-Za-z0-9]/gu, (sign) => this.#code(sign))}`;
    let id = plain;
    for (let count = 2; this.#taken.has(id); count += 1) id = `${plain}_${count}`;
    this.#taken.add(id);
    this.#known.set(key, id);
    return id;
  }

  #code(sign: string): string {
    return /[\s_-]/u.test(sign) ? '_' : `u${(sign.codePointAt(0) ?? 0).toString(16)}`;
  }
}
