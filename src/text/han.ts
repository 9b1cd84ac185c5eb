/** Chinese sentences with a space between a character and the Latin letter or digit of a name beside it. */
export function han(parts: TemplateStringsArray, ...names: readonly (string | number)[]): string {
  return parts.slice(1).reduce((before, after, index) => {
    const name = String(names[index]);
    const space = /\p{Script=Han}$/u.test(before) && /^[\w+]/u.test(name) ? ' ' : '';
    const behind = /[\w)"]$/u.test(name) && /^\p{Script=Han}/u.test(after) ? ' ' : '';
    return before + space + name + behind + after;
  }, parts[0] ?? '');
}
