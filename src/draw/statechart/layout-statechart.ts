import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { StateConfig } from '../../compile/state-config.ts';
import { fitLabel } from '../svg/label.ts';
import type { DrawOptions } from '../options.ts';
import { writeNotes, writeTitle } from './chart-box.ts';
import { ChartBuilder, type ChartNode, type ChartScope } from './chart.ts';
import { clockCards, ladderCards } from './chart-cards.ts';
import { Sheet, type StatechartLayout } from './chart-geometry.ts';
import { layoutScope } from './chart-scope.ts';
import { StateNames } from './state-names.ts';

/** Around the whole, and inside its border. */
const MARGIN = 16;
const PAD = 12;
const GAP = 14;
/** Narrower machines get room for their texts all the same. */
const LEAST = 680;

/**
 * Where everything in the statechart of a machine stands: states with their bounds, arrows from border to border, texts.
 * Regions lie below one another; the states of a stage in columns, stages beside one another as far as a page is wide.
 */
export function layoutStatechart(
  compiled: CompiledBlueprint,
  options: Pick<DrawOptions, 'locale'> = {},
): StatechartLayout {
  return layoutWith(compiled, new StateNames(compiled, options.locale));
}

/** The same with names that were looked up before. */
export function layoutWith(compiled: CompiledBlueprint, names: StateNames): StatechartLayout {
  const { config } = compiled;
  const { journey, interrupt, sla, escalation } = config.states ?? {};
  const builder = new ChartBuilder(names);
  const flows = [journey, interrupt].flatMap((state) => {
    if (state === undefined) return [];
    const title = names.words.regions[state.id === 'journey' ? 'journey' : 'interrupt'];
    const scope = builder.region(state, title);
    return [{ id: state.id, title, notes: scope.notes, sheet: layoutOf(scope, names) }];
  });
  const width = Math.max(LEAST, ...flows.map(({ sheet }) => sheet.width));
  const { words } = names;
  const { regions, clocksMove, laddersMove } = words;
  const cards = [
    ...(sla === undefined ? [] : [card(sla, regions.sla, clocksMove, clockCards(sla, names, width))]),
    ...(escalation === undefined
      ? []
      : [card(escalation, regions.escalation, laddersMove, ladderCards(escalation, names, width))]),
  ];
  return stacked(names, [...flows, ...cards], width);
}

/** A region of the machine, drawn. */
interface Region {
  readonly id: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly sheet: Sheet;
}

function card({ id }: StateConfig, title: string, note: string, sheet: Sheet): Region {
  return { id, title, notes: [note], sheet };
}

/** Regions below one another, with broken lines between them, in the box of the machine. */
function stacked(names: StateNames, regions: readonly Region[], inner: number): StatechartLayout {
  const sheet = new Sheet();
  const { config, version } = names.compiled;
  const width = inner + 2 * PAD;
  const frame = { x: MARGIN, y: MARGIN, width, height: 0 };
  const bar =
    writeTitle(
      { id: config.id, title: names.blueprint, caption: `${config.id} · ${version}` },
      { sheet, x: MARGIN + PAD, y: MARGIN + 8, width: inner },
      16,
    ) + 6;
  let y = bar;
  const drawn = new Sheet();
  for (const [index, region] of regions.entries()) {
    if (index > 0) sheet.dividers.push({ from: { x: MARGIN, y }, to: { x: MARGIN + width, y } });
    const top = y;
    y = writeHeading(region, drawn, { x: MARGIN + PAD, y: y + 8 }, inner);
    const bounds = { x: MARGIN, y: top, width, height: y + region.sheet.height + GAP - top };
    drawn.states.push({ id: region.id, kind: 'region', bounds, parent: config.id });
    drawn.add(region.sheet, { x: MARGIN + PAD, y }, region.id);
    y = top + bounds.height;
  }
  sheet.states.push({ id: config.id, kind: 'machine', bounds: { ...frame, height: y - MARGIN }, bar });
  sheet.add(drawn, { x: 0, y: 0 }, config.id);
  const { states, arrows, labels, dividers } = sheet;
  return { width: width + 2 * MARGIN, height: y + MARGIN, states, arrows, labels, dividers };
}

/** The title of a region, and what it does whichever state it is in. @returns where its states begin. */
function writeHeading(
  { id, title, notes }: Omit<Region, 'sheet'>,
  sheet: Sheet,
  { x, y }: { readonly x: number; readonly y: number },
  width: number,
): number {
  const heading = fitLabel(title, { size: 13, width, lines: 2 });
  sheet.write(id, 'heading', heading, { x, y });
  return writeNotes({ id, notes: [...notes] }, { sheet, x, y: y + heading.height + 2, width }) + 4;
}

function layoutOf(scope: ChartScope, names: StateNames): Sheet {
  const { more } = names.words;
  return layoutScope({ scope, more, inside: (node) => insideOf(node, names) });
}

/** The regions of a compound beside one another; what a module holds fills the whole. */
function insideOf({ id, inner }: ChartNode, names: StateNames): Sheet {
  const sheet = new Sheet();
  const isSplit = inner.length > 1 || inner[0]?.title !== '';
  const ends: number[] = [];
  for (const scope of inner) {
    const own = layoutOf(scope, names);
    const width = Math.max(own.width, 200);
    const x = sheet.width;
    const part = new Sheet();
    const top = isSplit ? writeHeading(scope, part, { x: PAD, y: 6 }, width - 2 * PAD) : 0;
    part.add(own, { x: 0, y: top }, isSplit ? scope.id : id);
    const height = top + own.height;
    if (isSplit) sheet.states.push({ id: scope.id, kind: 'region', bounds: { x, y: 0, width, height }, parent: id });
    sheet.add(part, { x, y: 0 }, id);
    sheet.width = x + width;
    sheet.height = Math.max(sheet.height, height);
    ends.push(sheet.width);
  }
  for (const x of ends.slice(0, -1)) {
    sheet.dividers.push({ from: { x, y: 0 }, to: { x, y: sheet.height } });
  }
  return sheet;
}
