import { type Read, type Term, type Test, termsIn } from './term.ts';
import { type FeelType, isTextual } from './types.ts';
import { unreachable } from './unreachable.ts';
import type { Value } from './values.ts';

/** Notes that a field (or, for a cell, the tested value) is compared with a value. */
export type Note = (subject: Term, point?: Value) => void;

/**
 * Goes through a condition and notes what each field is compared with.
 *
 * @returns True when every part compares one field with literals, so that the points tell all about it.
 */
export function noteAtoms(term: Term, note: Note): boolean {
  switch (term.kind) {
    case 'literal':
      return true;
    case 'logic':
    case 'not':
    case 'if':
      return termsIn(term)
        .map((inner) => noteAtoms(inner, note))
        .every(Boolean);
    case 'read':
    case 'local':
    case 'else':
    case 'defined': {
      const subject = subjectOf(term.kind === 'defined' ? term.of : term, note);
      if (subject) note(subject);
      return subject ? true : noteOthers(term, note);
    }
    case 'equal':
      return (
        notePoints([term.left, term.right], [], note) ||
        notePoints([term.right, term.left], [], note) ||
        noteOthers(term, note)
      );
    case 'order':
      return (
        (isCountable(term.left.type) &&
          (notePoints([term.left, term.right], [], note) || notePoints([term.right, term.left], [], note))) ||
        noteOthers(term, note)
      );
    case 'in':
      return noteTests(term, note) || noteOthers(term, note);
    default:
      return noteOthers(term, note);
  }
}

function noteTests({ value, tests }: Term & { readonly kind: 'in' }, note: Note): boolean {
  const operands = tests.map((test) => literalsOf(test, value.type));
  if (!operands.every((found) => found !== undefined)) return false;
  return notePoints([value], operands.flat(), note);
}

/** Notes the subject's points when all the others are literals. */
function notePoints([of, ...others]: readonly Term[], more: readonly Term[], note: Note): boolean {
  const literals = [...others, ...more];
  const subject = of && subjectOf(of, note);
  if (!subject || !literals.every((literal) => literal.kind === 'literal')) return false;
  note(subject);
  for (const literal of literals) {
    if (literal.kind === 'literal' && literal.value !== null) note(subject, literal.value);
  }
  return true;
}

/** The field behind `x` and `get or else(x, 0)`; the value that takes its place is one more point. */
function subjectOf(term: Term, note: Note): Term | undefined {
  if (term.kind === 'read' || term.kind === 'local') return term;
  if (term.kind !== 'else' || term.of.kind !== 'read' || term.otherwise.kind !== 'literal') return undefined;
  note(term.of, term.otherwise.value);
  return term.of;
}

function literalsOf(test: Test, type: FeelType): readonly Term[] | undefined {
  switch (test.kind) {
    case 'equal':
      return [test.operand];
    case 'order':
      return isCountable(type) ? [test.operand] : undefined;
    case 'range':
      return isCountable(type) ? [test.low, test.high] : undefined;
    case 'member':
      return test.list.kind === 'list' ? test.list.items : undefined;
    default:
      return unreachable(test);
  }
}

/** Between two texts lies no text that can be written down with certainty. */
function isCountable(type: FeelType): boolean {
  return !isTextual(type) && type.kind !== 'any';
}

/** The fields inside a part that compares more than one of them with literals. */
function noteOthers(term: Term, note: Note): false {
  for (const read of readsIn(term)) note(read);
  return false;
}

function readsIn(term: Term): readonly Read[] {
  return term.kind === 'read' ? [term] : termsIn(term).flatMap(readsIn);
}
