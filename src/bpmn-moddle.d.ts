// The package ships no types for its entry; what is used of it is declared here.
declare module 'bpmn-moddle' {
  /** An element of the meta-model, with its type as `$type`. */
  export interface ModdleElement {
    readonly $type: string;
    readonly $attrs: Record<string, unknown>;
    $parent?: ModdleElement;
    id?: string;
    get(name: string): unknown;
    set(name: string, value: unknown): void;
    [property: string]: unknown;
  }

  export interface ParseWarning {
    readonly message: string;
    readonly element?: ModdleElement;
    readonly property?: string;
    readonly value?: unknown;
    readonly error?: Error;
  }

  export interface ParseResult {
    readonly rootElement: ModdleElement;
    readonly elementsById: Readonly<Record<string, ModdleElement>>;
    readonly references: readonly unknown[];
    readonly warnings: readonly ParseWarning[];
  }

  /** Thrown where the text cannot be read at all. */
  export interface ParseError extends Error {
    readonly warnings: readonly ParseWarning[];
  }

  /** The names of one namespace. */
  export interface ModdlePackage {
    readonly prefix: string;
    readonly types?: readonly {
      readonly name: string;
      readonly isAbstract?: boolean;
      readonly properties?: readonly ModdleProperty[];
    }[];
  }

  export interface ModdleProperty {
    readonly name: string;
    readonly isAttr?: boolean;
  }

  export class BpmnModdle {
    /** @param packages descriptors of other namespaces, by prefix. */
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string, options?: object): Promise<ParseResult>;
    toXML(element: ModdleElement, options?: { format?: boolean; preamble?: boolean }): Promise<{ xml: string }>;
    create(type: string, attributes?: Readonly<Record<string, unknown>>): ModdleElement;
    getPackages(): readonly ModdlePackage[];
    getType(name: string): { readonly $descriptor: { readonly properties: readonly ModdleProperty[] } };
    createAny(name: string, namespace: string, properties?: Readonly<Record<string, unknown>>): ModdleElement;
  }
}
