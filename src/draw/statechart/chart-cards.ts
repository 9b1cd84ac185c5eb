import type { Recipient, Level } from '../../blueprint/escalation.ts';
import type { Sla } from '../../blueprint/sla.ts';
import { stageKey, stepKey } from '../../flow/keys.ts';
import { plain } from '../../flow/process-names.ts';
import type { StateConfig } from '../../compile/state-config.ts';
import { describeDuration, type Duration } from '../../time/duration.ts';
import { languageOf } from '../../text/language-of.ts';
import { fitLabel } from '../svg/label.ts';
import { Sheet } from './chart-geometry.ts';
import { writeNotes, writeTitle } from './chart-box.ts';
import type { StateNames } from './state-names.ts';

const CARD = 320;
const PAD = 10;
const GAP = 16;
const PILL = 20;
/** The dot and the arrow before the state in which a region begins. */
const START = 26;

/** What a card says above its states. */
interface Card {
  readonly state: StateConfig;
  readonly title: string;
  readonly caption: string;
  readonly notes: readonly string[];
  readonly pill: (id: string) => string;
}

/** Draws the regions of clocks as cards: what each promises, and the states that it can be in. */
export function clockCards(region: StateConfig, names: StateNames, width: number): Sheet {
  const slas = new Map(names.compiled.plan.clocks?.all.map(({ sla }) => [sla.id, sla]));
  const cards = Object.values(region.states ?? {}).map((state): Card => {
    const id = state.id.replace(/^clock-/u, '');
    const sla = slas.get(id);
    return {
      state,
      title: sla === undefined ? plain(id) : clockTitle(sla, names),
      caption: [state.id, sla === undefined ? '' : targetOf(sla, names)].filter((part) => part !== '').join(' · '),
      notes: [],
      pill: (pill) => names.words.clockStates[stateName(pill, state.id)] ?? plain(pill),
    };
  });
  return rowsOfCards(cards, width);
}

/** Draws the regions of escalations as cards: who is told at which level, and the states that each can be in. */
export function ladderCards(region: StateConfig, names: StateNames, width: number): Sheet {
  const { words } = names;
  const plans = new Map(names.compiled.plan.ladders?.all.map(({ id, escalation }) => [id, escalation]));
  const cards = Object.values(region.states ?? {}).map((state): Card => {
    const id = state.id.replace(/^ladder-/u, '');
    const escalation = plans.get(id);
    const levels = (escalation?.levels ?? []).map((level, index) => levelNote(words.level(index + 1), level, names));
    const last = escalation?.last;
    return {
      state,
      title: names.names.text(escalation?.title) ?? plain(id),
      caption: state.id,
      notes: [...levels, ...(last === undefined ? [] : [levelNote(words.ladderStates['finally'] ?? '', last, names)])],
      pill: (pill) => {
        const name = stateName(pill, state.id);
        const level = /^level-(\d+)$/u.exec(name)?.[1];
        return level === undefined ? (words.ladderStates[name] ?? plain(pill)) : words.level(Number(level));
      },
    };
  });
  return rowsOfCards(cards, width);
}

function clockTitle({ id, title, of }: Sla, names: StateNames): string {
  const own = names.names.text(title);
  if (own !== undefined) return own;
  return of === undefined ? plain(id) : names.title(of.kind === 'step' ? stepKey(of.id) : stageKey(of.id));
}

function targetOf({ target }: Sla, { names, words, compiled }: StateNames): string {
  if (target.kind === 'deadline') return names.deadline(target.deadline);
  const { name } = target.decision;
  return words.byDecision(names.text(compiled.blueprint.decisions.get(name)?.title) ?? name);
}

function levelNote(name: string, level: Level, names: StateNames): string {
  const people = [...level.notify, ...level.phone].map((recipient) => recipientName(recipient, names));
  const who = [...new Set(people)].join(languageOf(names.locale) === 'en' ? ', ' : '、');
  return [names.words.named(name, comesWhen(level, names)), who].filter((part) => part !== '').join(' → ');
}

function recipientName({ kind, name }: Recipient, { names, words }: StateNames): string {
  if (kind === 'role' || kind === 'customer') return names.role(name);
  return words.recipients[kind](kind === 'on-call' ? plain(name) : names.role(name));
}

function comesWhen({ comes }: Level, { names, words, locale }: StateNames): string {
  const said = (duration: Duration): string => describeDuration(duration, languageOf(locale));
  switch (comes.kind) {
    case 'share':
      return `${comes.percent}%`;
    case 'left':
      return words.left(said(comes.duration));
    case 'breach':
      return words.breach(comes.plus && said(comes.plus));
    default:
      return comes.after === undefined ? words.atOnce : words.after(names.deadline(comes.after));
  }
}

/** `off-clock-answer` in `clock-answer` is `off`. */
function stateName(pill: string, region: string): string {
  return pill.endsWith(`-${region}`) ? pill.slice(0, -region.length - 1) : pill;
}

function rowsOfCards(cards: readonly Card[], width: number): Sheet {
  const sheet = new Sheet();
  const drawn = cards.map((card) => ({ id: card.state.id, sheet: drawCard(card) }));
  const perRow = Math.max(1, Math.floor((width + GAP) / (CARD + GAP)));
  let y = 0;
  for (let index = 0; index < drawn.length; index += perRow) {
    const row = drawn.slice(index, index + perRow);
    const height = Math.max(...row.map((one) => one.sheet.height));
    for (const [place, { id, sheet: card }] of row.entries()) {
      const x = place * (CARD + GAP);
      sheet.states.push({ id, kind: 'card', bounds: { x, y, width: CARD, height: card.height } });
      sheet.add(card, { x, y }, id);
    }
    y += height + GAP;
  }
  sheet.width = Math.min(perRow, Math.max(1, drawn.length)) * (CARD + GAP) - GAP;
  sheet.height = Math.max(0, y - GAP);
  return sheet;
}

function drawCard({ state, title, caption, notes, pill }: Card): Sheet {
  const sheet = new Sheet();
  const { id } = state;
  const room = { sheet, x: PAD, width: CARD - 2 * PAD };
  let y = writeTitle({ id, title, caption }, { ...room, y: 8 });
  if (notes.length > 0) y = writeNotes({ id, notes: [...notes] }, { ...room, y: y + 2 });
  y += 6;
  let x = PAD + START;
  const first = `initial-${id}`;
  const dot = { x: PAD, y: y + PILL / 2 - 4, width: 8, height: 8 };
  sheet.states.push({ id: first, kind: 'initial', bounds: dot });
  for (const one of Object.values(state.states ?? {})) {
    const label = fitLabel(pill(one.id), { size: 10.5, width: CARD - 2 * PAD - START, lines: 1 });
    const width = label.width + 14;
    if (x + width > CARD - PAD) {
      x = PAD + START;
      y += PILL + 6;
    }
    sheet.states.push({
      id: one.id,
      kind: one.type === 'final' ? 'final-pill' : 'pill',
      bounds: { x, y, width, height: PILL },
    });
    sheet.write(one.id, 'pill', label, { x: x + width / 2, y: y + (PILL - label.height) / 2 }, 'middle');
    if (one.id === state.initial) {
      const level = y + PILL / 2;
      sheet.arrows.push({
        from: first,
        to: one.id,
        points: [
          { x: PAD + 8, y: level },
          { x, y: level },
        ],
      });
    }
    x += width + 6;
  }
  sheet.height = y + PILL + 10;
  return sheet;
}
