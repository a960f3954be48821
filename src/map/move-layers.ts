import type { Layer } from "@deck.gl/core";
import { PathLayer } from "@deck.gl/layers";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat } from "../model/units.ts";
import { FLAT, rgba } from "./gl-marks.ts";
import { arrowsOf, MOVE_LINE } from "./move-arrows.ts";
import { MAP_PALETTE, rgbOf, type Scheme } from "./ramps.ts";
import type { SceneMove } from "./scene.ts";

interface Stroke {
  readonly path: readonly LngLat[];
  readonly isLate: boolean;
}

interface DrawnMoves {
  readonly casings: readonly Stroke[];
  readonly lines: readonly Stroke[];
}

const drawn = new WeakMap<readonly SceneMove[], DrawnMoves>();

/** The layers of the ways between posts: a casing that keeps them apart from the hexes, and the line; none where none are shown. */
export function moveLayers(
  moves: readonly SceneMove[] | undefined,
  area: StudyArea,
  scheme: Scheme,
): Layer[] {
  if (!moves) return [];
  const palette = MAP_PALETTE[scheme];
  const { casings, lines } = drawMoves(moves, area);
  return [
    { id: "move-casings", data: casings, more: MOVE_LINE.casing, inkOf: () => palette.card },
    {
      id: "move-lines",
      data: lines,
      more: 0,
      inkOf: ({ isLate }: Stroke) => (isLate ? palette.late : palette.ink),
    },
  ].map(
    ({ id, data, more, inkOf }) =>
      new PathLayer<Stroke>({
        ...FLAT,
        id,
        data,
        getPath: ({ path }) => path as unknown as [number, number][],
        getColor: (stroke) => rgba(rgbOf(inkOf(stroke)), 1),
        getWidth: MOVE_LINE.width + more,
        widthUnits: "pixels",
        jointRounded: true,
        updateTriggers: { getColor: [scheme] },
      }),
  );
}

function drawMoves(moves: readonly SceneMove[], area: StudyArea): DrawnMoves {
  const known = drawn.get(moves);
  if (known) return known;
  const arrows = arrowsOf(moves, area);
  const made = {
    casings: arrows.flatMap(({ way, head, isLate }) => [way, head].map((path) => ({ path, isLate }))),
    lines: arrows.flatMap(({ strokes, head, isLate }) =>
      [...strokes, head].map((path) => ({ path, isLate })),
    ),
  };
  drawn.set(moves, made);
  return made;
}
