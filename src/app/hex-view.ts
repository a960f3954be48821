import type { EvidenceSnapshot } from "../model/evidence.ts";
import { layHexGrid } from "../model/hex-grid.ts";
import type { HexSurface } from "../model/hex-surface.ts";
import { isLocked } from "../model/locked.ts";
import { maskHexes, readHexClasses } from "../plan/mask-hexes.ts";
import type { MeasureClasses } from "./measure-classes.ts";
import { selectPlan, selectSurface } from "./selectors.ts";
import { selectMeasure } from "./shown-measure.ts";
import type { AppState } from "./state.ts";

/** Hexes as they are shown, from the open data or from the masked snapshot that a plan came with. */
export interface HexView {
  readonly cells: readonly string[];
  readonly classOf: Uint8Array;
  /** Largest count of each class; the first is 0. */
  readonly classEdges: readonly number[];
  /** 1 hot, −1 cold, 0 neither; of another measure than the count, what that outlines. */
  readonly significance: Int8Array;
  /** `42 recorded, significant hotspot` for cell `index`. */
  readonly describe: (index: number) => string;
  /** True where only classes are known, not counts. */
  readonly masked: boolean;
  /** Set where another measure than the count is shown. */
  readonly measure: MeasureClasses | null;
}

const views = new WeakMap<object, HexView | null>();

/** The hexes of the current inputs; null while they are being computed and where nothing is known. */
export function selectHexView(state: AppState): HexView | null {
  const surface = selectSurface(state);
  if (surface) return remember(surface, () => viewSurface(surface));
  if (state.data.kind === "open") return null;
  const { evidence, area } = selectPlan(state);
  return evidence && remember(evidence, () => viewMasked(evidence, layHexGrid(area).cells));
}

/**
 * The hexes as the map shows them: by the measure that was chosen, in the Explore step and once it is known, else by count.
 * Only counts are ever shared or printed.
 */
export function selectShownHexView(state: AppState): HexView | null {
  const surface = selectSurface(state);
  const classes = surface && selectMeasure(state);
  if (!surface || !classes || isLocked(classes) || classes.classOf.length !== surface.cells.length) {
    return selectHexView(state);
  }
  return remember(
    classes,
    () => ({
      cells: surface.cells,
      classOf: classes.classOf,
      classEdges: classes.labels.map((_, i) => i),
      significance: classes.outlines?.sideOf ?? new Int8Array(surface.cells.length),
      describe: classes.describe,
      masked: false,
      measure: classes,
    }),
    measureViews,
  );
}

const measureViews = new WeakMap<object, HexView | null>();

const sharedViews = new WeakMap<object, HexView | null>();

/** The hexes as they may be shared or printed: the same, but counts from 1 to 4 are one class. */
export function selectSharedHexView(state: AppState): HexView | null {
  const surface = selectSurface(state);
  if (!surface) return selectHexView(state);
  return remember(surface, () => viewMasked(maskHexes(surface), surface.cells), sharedViews);
}

function remember(source: object, make: () => HexView | null, kept = views): HexView | null {
  const known = kept.get(source);
  if (known !== undefined) return known;
  const made = make();
  kept.set(source, made);
  return made;
}

/** The hexes of two surfaces in the same colour classes: those of the second, the last one wide enough for both. */
export function viewTogether(a: HexSurface, b: HexSurface): readonly [HexView, HexView] {
  if (a === b) {
    const view = viewSurface(b);
    return [view, view];
  }
  const most = Math.max(a.classEdges.at(-1) ?? 0, b.classEdges.at(-1) ?? 0);
  const classEdges = b.classEdges.length > 1 ? b.classEdges.with(-1, most) : a.classEdges;
  const classify = (surface: HexSurface): HexView => ({
    ...viewSurface(surface),
    classEdges,
    classOf: Uint8Array.from(surface.count, (count) => classEdges.findIndex((edge) => count <= edge)),
  });
  return [classify(a), classify(b)];
}

function viewSurface(surface: HexSurface): HexView {
  return {
    cells: surface.cells,
    classOf: surface.classOf,
    classEdges: surface.classEdges,
    significance: surface.significance,
    describe: (index) =>
      withSignificance(
        `${(surface.count[index] ?? 0).toLocaleString("en-GB")} recorded`,
        surface.significance[index],
      ),
    masked: false,
    measure: null,
  };
}

function viewMasked(
  { classEdges, hexClasses }: Pick<EvidenceSnapshot, "classEdges" | "hexClasses">,
  cells: readonly string[],
): HexView | null {
  const { classOf, significance } = readHexClasses(hexClasses);
  if (classOf.length !== cells.length) return null;
  return {
    cells,
    classOf,
    classEdges,
    significance,
    describe: (index) =>
      withSignificance(`${describeClass(classEdges, classOf[index] ?? 0)} recorded`, significance[index]),
    masked: true,
    measure: null,
  };
}

/** `none`, `1–4` or `5–10` for a colour class. */
function describeClass(classEdges: readonly number[], index: number): string {
  const edge = classEdges[index] ?? 0;
  if (index === 0) return "none";
  const from = (classEdges[index - 1] ?? 0) + 1;
  return from === edge
    ? edge.toLocaleString("en-GB")
    : `${from.toLocaleString("en-GB")}–${edge.toLocaleString("en-GB")}`;
}

function withSignificance(text: string, significance: number | undefined): string {
  if (significance === 1) return `${text}, significant hotspot`;
  return significance === -1 ? `${text}, significant coldspot` : text;
}
