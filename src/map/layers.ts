import type { Layer } from "@deck.gl/core";
import { LineLayer, PathLayer, ScatterplotLayer, SolidPolygonLayer } from "@deck.gl/layers";
import type { NamedSite } from "../model/site-list.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat, Metres } from "../model/units.ts";
import { beatLayers } from "./beat-layers.ts";
import { focusLayers } from "./focus-layers.ts";
import { FLAT, type Rgba, rgba } from "./gl-marks.ts";
import { coloursOf } from "./hex-colours.ts";
import { centerOfHex, type HexField, hexSideM } from "./hex-geometry.ts";
import { moveLayers } from "./move-layers.ts";
import {
  COLD_OUTLINE,
  FILL_OPACITY,
  HOT_OUTLINE,
  MAP_PALETTE,
  type OutlineWidth,
  type Rgb,
  rgbOf,
  type Scheme,
} from "./ramps.ts";
import { dashOutline, dotRing, ringsOf } from "./rings.ts";
import type { SceneBeat, SceneFixedPost, SceneFocus, SceneHexes, SceneMove, ScenePost } from "./scene.ts";
import { SITE_DOT } from "./site-dots.ts";

/** What is drawn on the canvas; posts and labels are elements above it. */
export interface CanvasScene {
  readonly area: StudyArea;
  readonly hexes: SceneHexes | null;
  readonly field: HexField;
  readonly posts: readonly ScenePost[];
  readonly selectedPostId: string | null;
  readonly fixedPosts: readonly SceneFixedPost[];
  readonly selectedFixedPostId: string | null;
  /** Index into the field, or −1. */
  readonly selectedHex: number;
  readonly hoveredHex: number;
  readonly cursorHex: number;
  readonly scheme: Scheme;
  readonly overBasemap: boolean;
  readonly beats: readonly SceneBeat[] | undefined;
  readonly focus: SceneFocus | undefined;
  readonly sites: readonly NamedSite[];
  readonly moves: readonly SceneMove[] | undefined;
  /** Where the pointer is while a focus area is being drawn, or null. */
  readonly pointer: LngLat | null;
}

/** The deck.gl layers of a scene, lowest first. */
export function layersOf(scene: CanvasScene): Layer[] {
  const palette = MAP_PALETTE[scene.scheme];
  return [
    ...hexLayers(scene),
    ringLayer(scene),
    ...significanceLayers(scene),
    ...focusLayers(scene.focus, scene.pointer, scene.scheme),
    coverLayer("fixed-post-cover", staffedOf(scene.fixedPosts), scene.selectedFixedPostId, scene.scheme),
    coverLayer("post-cover", scene.posts, scene.selectedPostId, scene.scheme),
    ...beatLayers(scene.beats, scene.selectedPostId, scene.scheme),
    siteLayer(scene),
    ...moveLayers(scene.moves, scene.area, scene.scheme),
    ...outlineLayers("hovered-hex", scene.field, scene.hoveredHex, rgbOf(palette.ink), 1.5),
    ...outlineLayers(
      "selected-hex",
      scene.field,
      scene.selectedHex,
      rgbOf(palette.ink),
      3,
      rgbOf(palette.card),
    ),
    ...outlineLayers(
      "cursor-hex",
      scene.field,
      scene.cursorHex,
      rgbOf(palette.accent),
      3,
      rgbOf(palette.card),
    ),
  ];
}

/** Without hexes, as while they are counted anew, the layer stays unseen: taking it off and laying it again costs more. */
function hexLayers({ hexes, field, scheme, overBasemap }: CanvasScene): Layer[] {
  const filled = overBasemap ? FILL_OPACITY.overBasemap : FILL_OPACITY.plain;
  const colours = hexes
    ? coloursOf(hexes, scheme).map((colour, i) =>
        rgba(rgbOf(colour), i === 0 ? FILL_OPACITY.noneRecorded : filled),
      )
    : [];
  return [
    new SolidPolygonLayer<readonly LngLat[]>({
      ...FLAT,
      id: "hex-fills",
      data: facesOf(field),
      visible: hexes !== null,
      getPolygon: (face) => face as unknown as [number, number][],
      getFillColor: (_, { index }) => colours[hexes?.classOf[index] ?? 0] ?? UNSEEN,
      updateTriggers: { getFillColor: [hexes?.classOf, hexes?.classCount, hexes?.ramp, scheme, overBasemap] },
    }),
  ];
}

const UNSEEN: Rgba = [0, 0, 0, 0];

/** How much of a hex its fill takes; the gap is the border between hexes. */
const FACE_SHARE = 0.98;

const faces = new WeakMap<HexField, (readonly LngLat[])[]>();

/**
 * Each hex drawn in a little. Borders as gaps cost nothing, where stroking them is nine tenths of the drawing
 * time of a large study area without a graphics card.
 */
function facesOf(field: HexField): (readonly LngLat[])[] {
  const known = faces.get(field);
  if (known) return known;
  const drawnIn = field.boundaries.map((boundary, i) => {
    const [lng, lat] = centerOfHex(field, i);
    return boundary.map(([x, y]): LngLat => [lng + (x - lng) * FACE_SHARE, lat + (y - lat) * FACE_SHARE]);
  });
  faces.set(field, drawnIn);
  return drawnIn;
}

function ringLayer({ area, scheme }: CanvasScene): Layer {
  return new LineLayer<readonly [LngLat, LngLat]>({
    ...FLAT,
    id: "distance-rings",
    data: ringStrokesOf(area),
    getSourcePosition: ([from]) => [from[0], from[1]],
    getTargetPosition: ([, to]) => [to[0], to[1]],
    getColor: rgba(rgbOf(MAP_PALETTE[scheme].soft), 0.8),
    getWidth: 1.25,
    widthUnits: "pixels",
    updateTriggers: { getColor: [scheme] },
  });
}

const ringStrokes = new WeakMap<StudyArea, (readonly [LngLat, LngLat])[]>();

function ringStrokesOf(area: StudyArea): (readonly [LngLat, LngLat])[] {
  const known = ringStrokes.get(area);
  if (known) return known;
  const strokes = ringsOf(area).flatMap((ring) => dotRing(area.center, ring.radiusM));
  ringStrokes.set(area, strokes);
  return strokes;
}

function significanceLayers({ hexes, field, scheme }: CanvasScene): Layer[] {
  if (!hexes) return [];
  const { hot, cold } = significantOutlines(hexes, field);
  const side = hexSideM(field);
  const palette = MAP_PALETTE[scheme];
  return [
    new LineLayer<readonly [LngLat, LngLat]>({
      ...FLAT,
      id: "cold-outlines",
      data: cold,
      getSourcePosition: ([from]) => [from[0], from[1]],
      getTargetPosition: ([, to]) => [to[0], to[1]],
      getColor: rgba(rgbOf(palette.cold), COLD_OUTLINE.opacity),
      getWidth: COLD_OUTLINE.width,
      widthUnits: "pixels",
      updateTriggers: { getColor: [scheme] },
    }),
    hotOutlines("hot-casings", hot, rgbOf(palette.page), side, HOT_OUTLINE.casing),
    hotOutlines("hot-outlines", hot, rgbOf(palette.hot), side, HOT_OUTLINE.line),
  ];
}

/** The outline of hotspots lies on a casing, so that it shows on the darkest fill in grey as in colour. */
function hotOutlines(
  id: string,
  data: SignificantOutlines["hot"],
  colour: Rgb,
  sideM: Metres,
  width: OutlineWidth,
): Layer {
  return new PathLayer<readonly LngLat[]>({
    ...FLAT,
    id,
    data,
    getPath: (boundary) => boundary as unknown as [number, number][],
    getColor: rgba(colour, 1),
    getWidth: width.shareOfSide * sideM,
    widthUnits: "meters",
    widthMinPixels: width.least,
    widthMaxPixels: width.most,
    jointRounded: true,
    updateTriggers: { getColor: [colour.join()], getWidth: [sideM] },
  });
}

interface SignificantOutlines {
  readonly hot: (readonly LngLat[])[];
  readonly cold: (readonly [LngLat, LngLat])[];
}

const outlines = new WeakMap<Int8Array, SignificantOutlines>();

function significantOutlines(hexes: SceneHexes, field: HexField): SignificantOutlines {
  const known = outlines.get(hexes.significance);
  if (known) return known;
  const computed: SignificantOutlines = {
    hot: field.boundaries.filter((_, i) => hexes.significance[i] === 1),
    cold: field.boundaries
      .filter((_, i) => hexes.significance[i] === -1)
      .flatMap((ring) => dashOutline(ring)),
  };
  outlines.set(hexes.significance, computed);
  return computed;
}

/** How far somebody at a place reaches. */
type Cover = Pick<ScenePost, "id" | "at" | "coverRadiusM">;

/** How far those who stand somewhere reach: thin rings with a faint fill. */
function coverLayer(id: string, data: readonly Cover[], selectedId: string | null, scheme: Scheme): Layer {
  const accent = rgbOf(MAP_PALETTE[scheme].accent);
  const isSelected = (cover: Cover) => cover.id === selectedId;
  return new ScatterplotLayer<Cover>({
    ...FLAT,
    id,
    data,
    getPosition: ({ at }) => [at[0], at[1]],
    getRadius: ({ coverRadiusM }) => coverRadiusM,
    radiusUnits: "meters",
    stroked: true,
    filled: true,
    getFillColor: (cover) => rgba(accent, isSelected(cover) ? 0.16 : 0.08),
    getLineColor: (cover) => rgba(accent, isSelected(cover) ? 1 : 0.6),
    getLineWidth: (cover) => (isSelected(cover) ? 3 : 1.5),
    lineWidthUnits: "pixels",
    updateTriggers: {
      getFillColor: [selectedId, scheme],
      getLineColor: [selectedId, scheme],
      getLineWidth: [selectedId],
    },
  });
}

/** Places where units may be suggested: hollow dots of one size, as a place where nobody need stand. */
function siteLayer({ sites, scheme }: CanvasScene): Layer {
  const palette = MAP_PALETTE[scheme];
  return new ScatterplotLayer<NamedSite>({
    ...FLAT,
    id: "sites",
    data: sites,
    getPosition: ({ at }) => [at[0], at[1]],
    getRadius: SITE_DOT.radius,
    radiusUnits: "pixels",
    stroked: true,
    filled: true,
    getFillColor: rgba(rgbOf(palette.card), 1),
    getLineColor: rgba(rgbOf(palette.accent), 1),
    getLineWidth: SITE_DOT.line,
    lineWidthUnits: "pixels",
    updateTriggers: { getFillColor: [scheme], getLineColor: [scheme] },
  });
}

const staffed = new WeakMap<readonly SceneFixedPost[], readonly SceneFixedPost[]>();

/** The fixed posts at which somebody stands; the same array for the same posts, so that the layer stays as it is. */
function staffedOf(fixedPosts: readonly SceneFixedPost[]): readonly SceneFixedPost[] {
  const known = staffed.get(fixedPosts);
  if (known) return known;
  const standing = fixedPosts.filter(({ coverRadiusM }) => coverRadiusM > 0);
  staffed.set(fixedPosts, standing);
  return standing;
}

function outlineLayers(
  id: string,
  field: HexField,
  index: number,
  colour: Rgb,
  width: number,
  casing?: Rgb,
): Layer[] {
  const boundary = field.boundaries[index];
  const stroke = (suffix: string, ink: Rgb, thickness: number) =>
    new PathLayer<readonly LngLat[]>({
      ...FLAT,
      id: `${id}${suffix}`,
      data: boundary ? [boundary] : [],
      getPath: (ring) => ring as unknown as [number, number][],
      getColor: rgba(ink, 1),
      getWidth: thickness,
      widthUnits: "pixels",
      jointRounded: true,
      updateTriggers: { getColor: [ink.join()] },
    });
  return casing
    ? [stroke("-casing", casing, width + 3), stroke("", colour, width)]
    : [stroke("", colour, width)];
}
