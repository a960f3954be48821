import type { Layer } from "@deck.gl/core";
import { PathLayer, ScatterplotLayer } from "@deck.gl/layers";
import type { LngLat } from "../model/units.ts";
import { FOCUS_LINE } from "./focus-line.ts";
import { lineOfDraft, shapeOfFocus } from "./focus-shapes.ts";
import { FLAT, rgba } from "./gl-marks.ts";
import { MAP_PALETTE, rgbOf, type Scheme } from "./ramps.ts";
import type { SceneFocus } from "./scene.ts";

interface DrawnArea {
  readonly id: string;
  readonly line: readonly LngLat[];
  readonly bandM: number | null;
}

const drawn = new WeakMap<SceneFocus["areas"], readonly DrawnArea[]>();

/** The layers of focus areas, and of the one that is being drawn with `pointer` as its next point. */
export function focusLayers(focus: SceneFocus | undefined, pointer: LngLat | null, scheme: Scheme): Layer[] {
  if (!focus) return [];
  const palette = MAP_PALETTE[scheme];
  const areas = drawAreas(focus.areas);
  const widthOf = ({ id }: DrawnArea) => (id === focus.editedId ? FOCUS_LINE.edited : FOCUS_LINE.width);
  const line = focus.draft ? lineOfDraft(focus.draft, pointer) : [];
  return [
    new PathLayer<DrawnArea>({
      ...FLAT,
      id: "focus-bands",
      data: areas.filter(({ bandM }) => bandM !== null),
      getPath: pathOf,
      getColor: rgba(rgbOf(palette.focus), FOCUS_LINE.bandOpacity),
      getWidth: ({ bandM }) => bandM ?? 0,
      widthUnits: "meters",
      jointRounded: true,
      capRounded: true,
      updateTriggers: { getColor: [scheme] },
    }),
    ...[
      { id: "focus-casings", ink: palette.page, more: FOCUS_LINE.casing },
      { id: "focus-lines", ink: palette.focus, more: 0 },
    ].map(
      ({ id, ink, more }) =>
        new PathLayer<DrawnArea>({
          ...FLAT,
          id,
          data: areas,
          getPath: pathOf,
          getColor: rgba(rgbOf(ink), 1),
          getWidth: (area) => widthOf(area) + more,
          widthUnits: "pixels",
          jointRounded: true,
          capRounded: true,
          updateTriggers: { getColor: [scheme], getWidth: [focus.editedId] },
        }),
    ),
    new PathLayer<readonly LngLat[]>({
      ...FLAT,
      id: "focus-draft",
      data: line.length > 1 ? [line] : [],
      getPath: (path) => path as unknown as [number, number][],
      getColor: rgba(rgbOf(palette.focus), 0.85),
      getWidth: FOCUS_LINE.width,
      widthUnits: "pixels",
      updateTriggers: { getColor: [scheme] },
    }),
    new ScatterplotLayer<LngLat>({
      ...FLAT,
      id: "focus-draft-points",
      data: focus.draft?.points ?? [],
      getPosition: ([lng, lat]) => [lng, lat],
      getRadius: FOCUS_LINE.pointRadius,
      radiusUnits: "pixels",
      stroked: true,
      filled: true,
      getFillColor: rgba(rgbOf(palette.card), 1),
      getLineColor: rgba(rgbOf(palette.focus), 1),
      getLineWidth: 2,
      lineWidthUnits: "pixels",
      updateTriggers: { getFillColor: [scheme], getLineColor: [scheme] },
    }),
  ];
}

function drawAreas(areas: SceneFocus["areas"]): readonly DrawnArea[] {
  const known = drawn.get(areas);
  if (known) return known;
  const made = areas.map(({ id, geometry }) => ({ id, ...shapeOfFocus(geometry) }));
  drawn.set(areas, made);
  return made;
}

function pathOf({ line }: DrawnArea): [number, number][] {
  return line as unknown as [number, number][];
}
