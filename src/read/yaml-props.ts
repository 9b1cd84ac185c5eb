import type { CST } from 'yaml';

/** What stands before a key or a value: signs, names, marks and space. */
export interface Props {
  /** The sign that was looked for: `-`, `?` or `:`. */
  readonly indicator?: CST.SourceToken;
  readonly anchor?: CST.SourceToken;
  readonly tag?: CST.SourceToken;
  readonly comma?: CST.SourceToken;
  /** The value begins on another line. */
  readonly newline: boolean;
  /** A tab between the sign and what follows on its line. */
  readonly tab?: CST.SourceToken;
  /** The first token that may not stand here. */
  readonly wrong?: CST.SourceToken;
}

const NONE: Props = { newline: false };
const NEWLINE: Props = { newline: true };

/** Sorts the tokens before a key or a value. */
export function readProps(tokens: readonly CST.SourceToken[], sign: CST.SourceToken['type'], inFlow = false): Props {
  const [first, second] = tokens;
  if (first === undefined) return NONE;
  // Most often there is nothing but the sign and a space, or space alone.
  if (tokens.length <= 2 && !first.source.includes('\t') && (second === undefined || second.source === ' ')) {
    if (first.type === sign) return { indicator: first, newline: false };
    if (first.type === 'newline') return NEWLINE;
    if (first.type === 'space') return NONE;
  }
  return sortProps(tokens, sign, inFlow);
}

function sortProps(tokens: readonly CST.SourceToken[], sign: CST.SourceToken['type'], inFlow: boolean): Props {
  const props: { -readonly [K in keyof Props]: Props[K] } = { newline: false };
  let spaced = true;
  for (const token of tokens) {
    switch (token.type) {
      case 'space':
        if (token.source.includes('\t') && !inFlow && !props.newline) props.tab = token;
        break;
      case 'newline':
        props.newline = true;
        break;
      case 'comment':
        if (!spaced) props.wrong ??= token;
        break;
      case 'anchor':
        if (props.anchor || !spaced) props.wrong ??= token;
        props.anchor = token;
        break;
      case 'tag':
        if (props.tag || !spaced) props.wrong ??= token;
        props.tag = token;
        break;
      case sign:
        if (props.indicator || props.anchor || props.tag) props.wrong ??= token;
        props.indicator ??= token;
        // What stood before the sign is no part of what follows it.
        props.newline = false;
        break;
      case 'comma':
        if (!inFlow || props.comma) props.wrong ??= token;
        props.comma ??= token;
        break;
      default:
        props.wrong ??= token;
    }
    spaced = token.type === 'space' || token.type === 'newline' || token.type === 'comma' || token.type === sign;
  }
  return props;
}
