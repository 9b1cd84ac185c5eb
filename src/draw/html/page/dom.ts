/** The element of an id, which the page always has. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element "${id}".`);
  return found;
}

/** A new element with a text, or with others in it. Texts never become markup. */
export function make(name: string, className: string, ...content: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...content);
  return element;
}

/** True where the reader asked for things not to move by themselves. */
export function isCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Does something whenever the button of an id is pressed, where the page has it. */
export function onPress(id: string, act: () => void): void {
  document.getElementById(id)?.addEventListener('click', act);
}
