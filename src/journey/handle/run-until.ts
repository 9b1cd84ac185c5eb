import { viewCase } from '../../run/view.ts';
import type { Language, Wording } from '../../text/catalogue/entry.ts';
import { sentences } from '../../text/catalogue/words.ts';
import { nearest } from '../../text/did-you-mean.ts';
import { acceptedLines } from '../accepted-lines.ts';
import { destinationOf, destinationsOf, hasArrived, isNeverReached, type Destination } from '../search/destination.ts';
import { findWay, type FoundWay } from '../search/find-way.ts';
import { inTheWay } from './in-the-way.ts';
import { JourneyError } from './journey-error.ts';
import type { PlayedCase } from './played-case.ts';

/**
 * Runs a case to a stage, step, milestone or end by the shortest sensible way; where it is there already nothing happens.
 *
 * @throws JourneyError when the blueprint has no such place, or when no way was found.
 */
export function runUntil(played: PlayedCase, target: string): void {
  const { compiled, player, language } = played;
  const destination = destinationOf(compiled, target);
  if (destination === undefined) {
    const near = nearest(target, destinationsOf(compiled));
    throw new JourneyError({
      code: 'TL5005',
      ...WORDS[language].unknown(target, near),
      story: played.story(),
      language,
    });
  }
  const { snapshot } = player;
  if (snapshot !== undefined && hasArrived(compiled, destination, snapshot, played.lastEntries)) return;
  if (isNeverReached(compiled, destination)) {
    throw new JourneyError({ code: 'TL5017', ...WORDS[language].never(target), story: played.story(), language });
  }
  const way = findWay(compiled, player, destination, (step) => played.claims.holder(step));
  if (!way.ok) throw unreachable(played, destination, way);
  for (const line of way.lines) played.take(line);
}

function unreachable(
  played: PlayedCase,
  destination: Destination,
  way: Extract<FoundWay, { ok: false }>,
): JourneyError {
  const { compiled, language } = played;
  const words = WORDS[language];
  const { snapshot } = way.nearest;
  const view = snapshot && viewCase(compiled, snapshot);
  const at = (view?.waiting ?? []).map(({ step }) => step);
  const lines = view === undefined ? [] : acceptedLines(compiled, view).slice(0, MOST_LINES);
  const message = words.noWay(destination.id, { tried: way.tried, isCut: way.isCut, at, end: view?.end });
  const hint = sentences(language, ...inTheWay(compiled, destination, way, language), words.next(lines));
  return new JourneyError({ code: 'TL5017', message, hint, story: played.story(), language });
}

const MOST_LINES = 6;

interface HowFar {
  readonly tried: number;
  readonly isCut: boolean;
  /** The steps at which the case waits where it came nearest. */
  readonly at: readonly string[];
  readonly end?: string;
}

interface Words {
  readonly unknown: (target: string, near: string | undefined) => Wording;
  readonly never: (milestone: string) => Wording;
  readonly noWay: (target: string, how: HowFar) => string;
  readonly next: (lines: readonly string[]) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    unknown: (target, near) => ({
      message: `The blueprint has no stage, step, milestone or end "${target}".`,
      hint: near === undefined ? 'Write the id of one of them, or "end" for any end.' : `Did you mean "${near}"?`,
    }),
    never: (milestone) => ({
      message: `Nothing in the blueprint reaches the milestone "${milestone}".`,
      hint: 'Write "reach:" at a step, an outcome or an end.',
    }),
    noWay: (target, { tried, isCut, at, end }) => {
      const where =
        end === undefined
          ? `at ${at.length === 0 ? 'no step' : at.map((step) => `"${step}"`).join(', ')}`
          : `closed ("${end}")`;
      return `No way leads to "${target}" from here${isCut ? ` within ${tried} moves` : ''}: where it came nearest, the case is ${where}.`;
    },
    next: (lines) =>
      lines.length === 0
        ? 'Nothing more can happen to it there.'
        : `Go on by hand from there; the case takes: ${lines.join(' or ')}.`,
  },
  'zh-CN': {
    unknown: (target, near) => ({
      message: `蓝图中没有名为“${target}”的阶段、步骤、里程碑或结局。`,
      hint: near === undefined ? '请写其中一个的标识；任意结局可写 end。' : `您是不是想写“${near}”？`,
    }),
    never: (milestone) => ({
      message: `蓝图中没有任何地方达成里程碑“${milestone}”。`,
      hint: '请在步骤、结果或结局上写 reach。',
    }),
    noWay: (target, { tried, isCut, at, end }) => {
      const where =
        end === undefined
          ? at.length === 0
            ? '案例不在任何步骤'
            : `案例停在${at.map((step) => `“${step}”`).join('、')}`
          : `案例已关闭（“${end}”）`;
      return `从这里${isCut ? `试了 ${tried} 次仍` : ''}没有到“${target}”的路：最接近时，${where}。`;
    },
    next: (lines) =>
      lines.length === 0 ? '在那里不会再发生任何事。' : `请从那里起自行写下去；案例可以接受：${lines.join(' 或 ')}。`,
  },
};
