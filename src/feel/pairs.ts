/** A table written as one text: `pairs('a b c d')` leads from `a` to `b` and from `c` to `d`. */
export function pairs(text: string): ReadonlyMap<string, string> {
  const words = text.split(' ');
  const entries = words.flatMap((word, index): [string, string][] => {
    const meaning = words[index + 1];
    return index % 2 === 0 && meaning !== undefined ? [[word, meaning]] : [];
  });
  return new Map(entries);
}
