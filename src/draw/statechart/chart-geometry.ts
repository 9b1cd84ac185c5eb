import type { Bounds, Waypoint } from '../../blueprint/process.ts';
import type { Label } from '../svg/label.ts';
import type { ChartKind } from './chart.ts';

/** A state with its place. Everything is in pixels from the upper left corner of the picture. */
export interface PlacedState {
  readonly id: string;
  /** `group` is the box around the states of a stage, `region` one of several that run side by side. */
  readonly kind: ChartKind | 'machine' | 'region' | 'group' | 'card' | 'pill' | 'final-pill';
  readonly bounds: Bounds;
  /** The state that holds it; absent for the whole machine. */
  readonly parent?: string;
  /** Whom it waits for: a tag of the machine. */
  readonly waits?: string;
  /** Where its title ends and its inside begins, for states that hold others or list what they do. */
  readonly bar?: number;
}

export interface PlacedArrow {
  readonly from: string;
  readonly to: string;
  /** From the border of one to the border of the other, every piece level or upright. */
  readonly points: readonly Waypoint[];
}

/** What a text is for. */
export type LabelRole = 'title' | 'heading' | 'caption' | 'note' | 'arrow' | 'pill';

export interface PlacedLabel {
  readonly of: string;
  readonly role: LabelRole;
  readonly label: Label;
  readonly anchor: 'start' | 'middle';
  readonly bounds: Bounds;
}

/** Broken lines between what runs side by side. */
export interface Divider {
  readonly from: Waypoint;
  readonly to: Waypoint;
}

/** Where everything in a statechart stands. */
export interface StatechartLayout {
  readonly width: number;
  readonly height: number;
  /** What holds others comes before them. */
  readonly states: readonly PlacedState[];
  readonly arrows: readonly PlacedArrow[];
  readonly labels: readonly PlacedLabel[];
  readonly dividers: readonly Divider[];
}

/** A part of a layout that is being put together; it grows in place. */
export class Sheet {
  width = 0;
  height = 0;
  readonly states: PlacedState[] = [];
  readonly arrows: PlacedArrow[] = [];
  readonly labels: PlacedLabel[] = [];
  readonly dividers: Divider[] = [];

  write(of: string, role: LabelRole, label: Label, { x, y }: Waypoint, anchor: 'start' | 'middle' = 'start'): void {
    const left = anchor === 'start' ? x : x - label.width / 2;
    this.labels.push({ of, role, label, anchor, bounds: { x: left, y, width: label.width, height: label.height } });
  }

  /** Puts a part where it belongs; what stands in nothing yet stands in `parent`. */
  add(part: Sheet, { x, y }: Waypoint, parent: string): void {
    const point = (one: Waypoint): Waypoint => ({ x: one.x + x, y: one.y + y });
    const box = (bounds: Bounds): Bounds => ({ ...bounds, x: bounds.x + x, y: bounds.y + y });
    for (const state of part.states) {
      this.states.push({
        ...state,
        bounds: box(state.bounds),
        parent: state.parent ?? parent,
        ...(state.bar === undefined ? {} : { bar: state.bar + y }),
      });
    }
    for (const arrow of part.arrows) this.arrows.push({ ...arrow, points: arrow.points.map(point) });
    for (const label of part.labels) this.labels.push({ ...label, bounds: box(label.bounds) });
    for (const { from, to } of part.dividers) this.dividers.push({ from: point(from), to: point(to) });
  }
}
