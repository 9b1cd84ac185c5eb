import type { Bounds, Waypoint } from '../../blueprint/process.ts';
import type { Row } from '../../blueprint/step.ts';
import type { Size } from '../layout/sizes.ts';
import type { Label } from '../svg/label.ts';
import type { PlacedBar } from './bars.ts';
import type { BoxText, EndText } from './boxes.ts';
import type { Connector } from './pages.ts';
import type { Aside, Scene, SceneEnd, SceneNode, SceneStage, SceneWay } from './scene.ts';

/** What a box is, before it has a place. */
export type BoxContent = { readonly key: string; readonly row: Row } & (
  | { readonly kind: 'node'; readonly node: SceneNode; readonly text: BoxText }
  | { readonly kind: 'cell'; readonly of: SceneNode; readonly text: Label }
  | { readonly kind: 'end'; readonly end: SceneEnd; readonly text: EndText }
  | { readonly kind: 'exit' | 'entry'; readonly connector: Connector }
  | { readonly kind: 'start' }
);

/** Something with a border that arrows may end on but never cross; gateways and events have their name beside them. */
export type PlacedBox = BoxContent & { readonly bounds: Bounds; readonly label?: PlacedLabel };

/** Words beside what they name. */
export interface PlacedLabel {
  readonly bounds: Bounds;
  readonly lines: readonly string[];
  /** The whole text, where it was cut. */
  readonly full?: string;
}

export interface PlacedWay {
  readonly way: SceneWay;
  readonly points: readonly Waypoint[];
  readonly label?: PlacedLabel;
}

/** A line between the rows of one column. */
export interface PlacedLink {
  readonly from: string;
  readonly to: string;
  readonly points: readonly [Waypoint, Waypoint];
  /** True where it crosses the line of interaction: both sides act. */
  readonly isExchange: boolean;
}

export interface PlacedStage {
  readonly stage: SceneStage;
  readonly bounds: Bounds;
  readonly name: Label;
  readonly kind: Label;
  /** True where it began on the page before. */
  readonly isContinued: boolean;
}

export interface PlacedRow {
  readonly row: Row;
  readonly bounds: Bounds;
}

/** One page; all places are those in the whole picture. */
export interface PlacedPage {
  readonly number: number;
  readonly bounds: Bounds;
  readonly stages: readonly PlacedStage[];
  readonly bars: readonly PlacedBar[];
  readonly rows: readonly PlacedRow[];
  readonly boxes: readonly PlacedBox[];
  readonly ways: readonly PlacedWay[];
  readonly links: readonly PlacedLink[];
}

/** Where everything in the picture of a blueprint stands, in pixels. */
export interface BlueprintLayout {
  readonly scene: Scene;
  readonly size: Size;
  readonly pages: readonly PlacedPage[];
  readonly asides: readonly {
    readonly kind: Aside['kind'];
    readonly id: string;
    readonly text: Label;
    readonly bounds: Bounds;
  }[];
  /** The top of what stands below the pages. */
  readonly footY: number;
}
