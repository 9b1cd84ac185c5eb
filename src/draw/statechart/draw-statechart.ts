import type { Waypoint } from '../../blueprint/process.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { DrawOptions } from '../options.ts';
import { drawArrow, roundedPath } from '../svg/arrow.ts';
import { svgDocument } from '../svg/document.ts';
import { drawLabel } from '../svg/label.ts';
import { element, joined, type Markup } from '../svg/markup.ts';
import type { LabelRole, PlacedArrow, PlacedLabel, PlacedState } from './chart-geometry.ts';
import { layoutWith } from './layout-statechart.ts';
import { StateNames } from './state-names.ts';

/**
 * Draws the state machine of a blueprint as a statechart: stages around their steps, parallel regions with broken lines
 * between them, transitions as `event [guard] / action`, and each service clock and escalation on a card.
 *
 * @param compiled a compiled blueprint; one that came from BPMN as well.
 * @param options the language of the picture and its theme.
 * @returns SVG 1.1 text without scripts or anything from outside; the same for the same blueprint on every machine.
 * @example
 * await writeFile('machine.svg', drawStatechart(compileBlueprint(blueprint), { locale: 'zh-CN' }));
 */
export function drawStatechart(compiled: CompiledBlueprint, options: DrawOptions = {}): string {
  const names = new StateNames(compiled, options.locale);
  const { width, height, states, arrows, labels, dividers } = layoutWith(compiled, names);
  const { blueprint, plan } = compiled;
  return svgDocument(
    {
      width,
      height,
      title: names.words.title(names.blueprint),
      description: names.words.description({
        stages: blueprint.stages.length,
        steps: plan.steps.size,
        ends: blueprint.ends.length,
        clocks: plan.clocks?.all.length ?? 0,
        ladders: plan.ladders?.all.length ?? 0,
      }),
      locale: names.locale,
      theme: options.theme ?? 'auto',
      kind: 'statechart',
    },
    states.map(drawState),
    dividers.map(({ from, to }) =>
      element('path', { class: 'stroke-line dashed', d: `M${from.x} ${from.y}L${to.x} ${to.y}`, fill: 'none' }),
    ),
    [...byEnd(arrows)].map(drawArrows),
    labels.map(write),
  );
}

/** Arrows that come in at the same place: they share their last way. */
function byEnd(arrows: readonly PlacedArrow[]): Iterable<readonly PlacedArrow[]> {
  const ends = new Map<string, PlacedArrow[]>();
  for (const arrow of arrows) {
    const end = arrow.points.at(-1);
    const key = `${end?.x} ${end?.y}`;
    const own = ends.get(key);
    if (own === undefined) ends.set(key, [arrow]);
    else own.push(arrow);
  }
  return ends.values();
}

/** All in one path, so that where they run together they look like one; with one head. */
function drawArrows(arrows: readonly PlacedArrow[]): Markup {
  const [first, ...others] = arrows.map(({ points }) => points);
  if (first === undefined) return joined([]);
  const width = 1.3;
  if (others.length === 0) return drawArrow(first, { width });
  const ways = arrows.map(({ points }) => roundedPath([...points.slice(0, -1), beforeHead(points)])).join('');
  return joined([
    element('path', { class: 'stroke-arrow', d: ways, fill: 'none', 'stroke-width': width }),
    drawArrow([beforeHead(first), ...first.slice(-1)], { width }),
  ]);
}

/** Where the shared head begins. */
function beforeHead(points: readonly Waypoint[]): Waypoint {
  const [before, end] = points.slice(-2);
  if (before === undefined || end === undefined) return { x: 0, y: 0 };
  return { x: end.x + Math.sign(before.x - end.x) * 9, y: end.y + Math.sign(before.y - end.y) * 9 };
}

/** The ground of a state by whom it waits for; in words it stands in its caption. */
const GROUNDS: Readonly<Record<string, string>> = {
  'waiting-customer': 'accentSoft',
  'waiting-staff': 'box',
  'waiting-third-party': 'warnSoft',
};

function drawState(state: PlacedState): Markup | undefined {
  const { x, y, width, height } = state.bounds;
  switch (state.kind) {
    case 'region':
      return undefined;
    case 'initial':
      return element('circle', { class: 'fill-ink', cx: x + width / 2, cy: y + height / 2, r: width / 2 });
    case 'final':
      return joined([
        element('circle', {
          class: 'fill-box stroke-ink',
          cx: x + width / 2,
          cy: y + height / 2,
          r: width / 2 - 0.75,
          'stroke-width': 1.5,
        }),
        element('circle', { class: 'fill-ink', cx: x + width / 2, cy: y + height / 2, r: width / 2 - 5 }),
      ]);
    case 'choice':
      return choice(state);
    case 'machine':
      return joined([rounded(state, 'paper', 14, 2), bar(state)]);
    case 'group':
      return joined([rounded(state, 'band', 12, 1.5), bar(state)]);
    case 'compound':
      return joined([rounded(state, 'soft', 12, 1.5), bar(state)]);
    case 'closed':
      return joined([rounded(state, 'soft', 10, 1.5), inset(state), bar(state)]);
    case 'card':
      return rounded(state, 'band', 8, 1);
    case 'pill':
      return rounded(state, 'box', 10, 1);
    case 'final-pill':
      return joined([rounded(state, 'box', 10, 1), inset(state)]);
    default:
      return joined([
        rounded(state, GROUNDS[state.waits ?? ''] ?? 'soft', 10, state.waits === undefined ? 1 : 1.5),
        bar(state),
      ]);
  }
}

function rounded({ bounds }: PlacedState, ground: string, radius: number, stroke: number): Markup {
  const { x, y, width, height } = bounds;
  return element('rect', {
    class: `fill-${ground} stroke-line`,
    x,
    y,
    width,
    height,
    rx: radius,
    'stroke-width': stroke,
  });
}

/** A second border: the case is closed, or nothing more comes. */
function inset({ bounds: { x, y, width, height } }: PlacedState): Markup {
  const [dx, dy] = [x + 3, y + 3];
  return element('rect', {
    class: 'stroke-line',
    fill: 'none',
    x: dx,
    y: dy,
    width: width - 6,
    height: height - 6,
    rx: 8,
  });
}

/** The line below a title. */
function bar({ bounds, bar: at }: PlacedState): Markup | undefined {
  if (at === undefined) return undefined;
  return element('path', { class: 'stroke-hair', d: `M${bounds.x} ${at}h${bounds.width}`, fill: 'none' });
}

/** A state in which nothing rests: a question with cut corners. */
function choice({ bounds: { x, y, width, height } }: PlacedState): Markup {
  const cut = 10;
  const [right, bottom] = [x + width, y + height];
  return element('path', {
    class: 'fill-box stroke-line',
    d:
      `M${x + cut} ${y}H${right - cut}L${right} ${y + cut}V${bottom - cut}L${right - cut} ${bottom}` +
      `H${x + cut}L${x} ${bottom - cut}V${y + cut}Z`,
  });
}

const COLOURS: Readonly<Record<LabelRole, string>> = {
  title: 'fill-ink',
  heading: 'fill-ink',
  caption: 'fill-quiet',
  note: 'fill-ink',
  arrow: 'fill-ink',
  pill: 'fill-ink',
};

function write({ role, label, anchor, bounds }: PlacedLabel): Markup {
  const x = anchor === 'start' ? bounds.x : bounds.x + bounds.width / 2;
  return drawLabel(label, {
    x,
    y: bounds.y,
    anchor,
    colour: COLOURS[role],
    bold: role === 'title' || role === 'heading',
  });
}
