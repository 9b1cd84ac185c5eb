import type { ExtensionElement, ProcessElement } from '../blueprint/process.ts';

/** Those whose extensions of BPMN are understood: ourselves, Camunda 7 and what it came from, Camunda 8. */
export type Dialect = 'throughline' | 'camunda' | 'zeebe';

const NAMESPACES: Readonly<Record<Dialect, readonly string[]>> = {
  throughline: ['https://throughline.dev/schema/bpmn/1.0'],
  camunda: ['http://camunda.org/schema/1.0/bpmn', 'http://activiti.org/bpmn', 'http://flowable.org/bpmn'],
  zeebe: ['http://camunda.org/schema/zeebe/1.0'],
};

/** An attribute of another namespace on an element; undefined where it is absent or blank. */
export function attributeOf(element: ProcessElement, dialect: Dialect, name: string): ExtensionElement | undefined {
  return element.extensions?.find(
    (own) => own.isAttribute === true && isNamed(own, dialect, name) && (own.text ?? '').trim() !== '',
  );
}

/** Most elements have no extensions. */
const NONE: readonly ExtensionElement[] = [];

/** The elements of a name among the extensions of an element. */
export function childrenOf(element: ProcessElement, dialect: Dialect, name: string): readonly ExtensionElement[] {
  return element.extensions?.filter((own) => own.isAttribute !== true && isNamed(own, dialect, name)) ?? NONE;
}

/** The elements of a name inside another one, at any depth. */
export function descendantsOf(element: ExtensionElement, name: string): readonly ExtensionElement[] {
  return element.children.flatMap((child) => [
    ...(localName(child) === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

function isNamed(own: ExtensionElement, dialect: Dialect, name: string): boolean {
  return localName(own) === name && NAMESPACES[dialect].includes(own.namespace);
}

function localName({ name }: ExtensionElement): string {
  return name.slice(name.indexOf(':') + 1);
}
