import type { Builtin, Form } from './builtin.ts';
import { builtins } from './builtins.ts';
import { isLengthWord, lengthCall, nearestFunction } from './function-names.ts';
import { AGGREGATES } from './list-functions.ts';
import { type MomentForm, readMoment } from './moments.ts';
import { problem } from './problem.ts';
import { refusedFunctions } from './refused-functions.ts';
import { broken, BROKEN, type Check, named, type Operand, readAs, readItemsAs, type Scope } from './scope.ts';
import type { Syntax } from './syntax.ts';
import type { Term } from './term.ts';
import { ANY, commonType, type FeelType, isOrdered, lookUp, NULL, type TypeWord, typeWord } from './types.ts';

type Call = Syntax & { readonly kind: 'call' };

/** Checks a call of a function by name; the functions with rules of their own are the checker's. */
export function checkCall(call: Call, scope: Scope, check: Check): Term {
  const refused = refusedFunctions.get(call.name);
  if (refused) return broken(scope, problem('TL3023', call.place, { name: call.name, reason: refused }));
  const builtin = builtins.get(call.name);
  if (!builtin) {
    const near = lengthOf(call, scope) ?? nearestFunction(call.name);
    return broken(scope, problem('TL3022', call.place, { name: call.name, near }));
  }
  const moment = checkMoment(call, scope);
  if (moment) return moment;
  if (AGGREGATES.has(call.name) && call.args.length > 0) return checkAggregate(call, builtin, scope, check);
  const form = builtin.forms.find(({ params, optional = 0 }) => fits(call.args.length, params.length, optional));
  if (!form) return refuseCount(call, builtin, scope);
  return checkForm(call, form, operandsOf(call, form, scope, check), scope);
}

/** `len(x)` of other languages, written as the length of a text or the number of items of a list. */
function lengthOf({ name, args: [of, ...more] }: Call, { names, text }: Scope): string | undefined {
  if (of === undefined || more.length > 0 || !isLengthWord(name)) return undefined;
  const type = of.kind === 'name' ? lookUp(names, of.name) : undefined;
  return lengthCall(text.slice(of.start, of.end), type);
}

/** `date("2026-01-05")` and its like: read at once, so that a wrong text is found at once. */
function checkMoment(call: Call, scope: Scope): Term | undefined {
  const [text, ...more] = call.args;
  if (!isMomentForm(call.name) || more.length > 0) return undefined;
  if (text?.kind === 'text') {
    const { name } = call;
    return readMoment(name, text.value) ?? broken(scope, problem('TL3042', text, { form: name, found: text.value }));
  }
  return text && call.name === 'duration' ? broken(scope, problem('TL3045', text, {})) : undefined;
}

function isMomentForm(name: string): name is MomentForm {
  return ['date', 'time', 'date and time', 'duration'].includes(name);
}

function operandsOf(call: Call, form: Form, scope: Scope, check: Check): readonly Operand[] {
  const operands: Operand[] = [];
  for (const node of call.args) {
    // The item of `list contains` is one of the list's.
    const [first] = operands;
    const isItem = form.params[operands.length]?.[0] === 'any' && first?.term.type.kind === 'list';
    operands.push({ node, term: check(node, scope, isItem ? first.term.type.of : undefined) });
  }
  return operands;
}

function checkForm(call: Call, wanted: Form, operands: readonly Operand[], scope: Scope): Term {
  if (operands.some(({ term }) => term.kind === 'broken')) return BROKEN;
  const form = sameCount(call.name, wanted).find((candidate) => accepts(candidate, operands)) ?? wanted;
  for (const [index, operand] of operands.entries()) {
    const kinds = form.params[index] ?? [];
    if (!isAccepted(kinds, operand.term.type)) {
      const params = { name: call.name, expected: wordsOf(kinds), given: named(operand, scope) };
      return broken(scope, problem('TL3038', operand.node, params));
    }
  }
  const item = operands[1];
  const list = operands[0]?.term.type;
  if (call.name === 'list contains' && item && list?.kind === 'list' && !commonType(list.of, item.term.type)) {
    const params = { name: call.name, expected: [wordOf(list.of.kind)], given: named(item, scope) };
    return broken(scope, problem('TL3038', item.node, params));
  }
  const settled = operands.map(({ term }, index) => settleArgument(term, form.params[index] ?? [], list));
  const args = call.name === 'list contains' ? settleItems(settled) : settled;
  const types = args.map(({ type }) => type);
  return {
    kind: 'call',
    type: form.result(types),
    name: call.name,
    run: form.bind(types),
    acceptsNull: form.acceptsNull ?? false,
    args,
  };
}

/** The forms that take as many arguments: `abs` of a number, of a duration. */
function sameCount(name: string, form: Form): readonly Form[] {
  const forms = builtins.get(name)?.forms ?? [];
  return forms.filter(({ params }) => params.length === form.params.length);
}

function accepts(form: Form, operands: readonly Operand[]): boolean {
  return operands.every(({ term }, index) => isAccepted(form.params[index] ?? [], term.type));
}

function isAccepted(kinds: readonly FeelType['kind'][], type: FeelType): boolean {
  return type.kind === 'any' || kinds.includes('any') || kinds.includes(type.kind);
}

function settleArgument(term: Term, kinds: readonly FeelType['kind'][], list: FeelType | undefined): Term {
  const [kind] = kinds;
  if (kind === 'any') return list?.kind === 'list' ? readAs(term, list.of) : term;
  if (kind === undefined || kind === 'enum' || kind === 'record') return term;
  return readAs(term, kind === 'list' ? { kind, of: { kind: 'any' } } : { kind });
}

/** A list of what nobody declared is searched as a list of what is looked for. */
function settleItems([list, item, ...more]: readonly Term[]): readonly Term[] {
  return list && item ? [readItemsAs(list, item.type), item, ...more] : [];
}

/** `max(a, b)` is `max([a, b])`. */
function checkAggregate(call: Call, builtin: Builtin, scope: Scope, check: Check): Term {
  const operands = call.args.map((node) => ({ node, term: check(node, scope) }));
  if (operands.some(({ term }) => term.kind === 'broken')) return BROKEN;
  const refuse = (odd: Operand, expected: readonly TypeWord[]): Term =>
    broken(scope, problem('TL3038', odd.node, { name: call.name, expected, given: named(odd, scope) }));
  const unfit = operands.find(({ term }) => !isFitFor(call.name, elementOf(term.type)));
  if (unfit) return refuse(unfit, call.name === 'sum' || call.name === 'mean' ? [wordOf('number')] : ORDERED);
  const types = operands.map(({ term }) => term.type);
  const [first = NULL, ...others] = types;
  const stranger = operands.find(({ term }) => !commonType(first, term.type));
  if (stranger) return refuse(stranger, [typeWord(first)]);
  const isList = others.length === 0 && (first.kind === 'list' || first.kind === 'any');
  const list = isList ? operands[0]?.term : asList(operands, types);
  const [form] = builtin.forms;
  return form && list ? checkForm(call, form, [{ node: call, term: list }], scope) : BROKEN;
}

const ORDERED: TypeWord[] = (['number', 'text', 'date', 'datetime', 'duration'] as const).map(wordOf);

function asList(operands: readonly Operand[], types: readonly FeelType[]): Term {
  const of = types.reduce((found, type) => commonType(found, type) ?? ANY, NULL);
  return { kind: 'list', type: { kind: 'list', of }, items: operands.map(({ term }) => term) };
}

function elementOf(type: FeelType): FeelType {
  return type.kind === 'list' ? type.of : type;
}

function isFitFor(name: string, item: FeelType): boolean {
  if (name === 'count' || item.kind === 'any') return true;
  return name === 'sum' || name === 'mean' ? item.kind === 'number' : isOrdered(item);
}

function refuseCount(call: Call, builtin: Builtin, scope: Scope): Term {
  const counts = builtin.forms.flatMap(({ params, optional = 0 }) => [params.length - optional, params.length]);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return broken(scope, problem('TL3024', call.place, { name: call.name, least, most, given: call.args.length }));
}

function fits(count: number, most: number, optional: number): boolean {
  return count <= most && count >= most - optional;
}

/** Whoever can take a text can take a choice: that goes without saying. */
function wordsOf(kinds: readonly FeelType['kind'][]): readonly TypeWord[] {
  return kinds.filter((kind) => kind !== 'enum' || !kinds.includes('text')).map(wordOf);
}

function wordOf(kind: FeelType['kind']): TypeWord {
  return { kind };
}
