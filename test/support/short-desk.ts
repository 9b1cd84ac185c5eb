import { compiledFrom } from './blueprints.ts';
import { DrivenCase } from './driven-case.ts';

const HEAD = `
throughline: 1
id: desk
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
omits: { intake: none, confirmation: none, follow-up: none }
`;

/** A case of a blueprint that has no more than a test needs; its head stands already. */
export function shortDesk(rest: string, input: { data?: Record<string, unknown>; locale?: string } = {}): DrivenCase {
  return new DrivenCase(compiledFrom(shortDeskText(rest)), input);
}

/** The whole text of such a blueprint. */
export function shortDeskText(rest: string): string {
  return HEAD + rest;
}
