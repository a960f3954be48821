import type { Layer } from "@deck.gl/core";
import { PathLayer } from "@deck.gl/layers";
import type { LngLat } from "../model/units.ts";
import { BEAT_LINE, shapeBeats } from "./beat-shapes.ts";
import { FLAT, rgba } from "./gl-marks.ts";
import { MAP_PALETTE, rgbOf, type Scheme } from "./ramps.ts";
import type { SceneBeat } from "./scene.ts";

interface BeatRing {
  readonly id: string;
  readonly ring: readonly LngLat[];
}

const ringsOf = new WeakMap<readonly SceneBeat[], readonly BeatRing[]>();

/** The layers of beats: each beat's outline on a casing, that of the selected post heavier. */
export function beatLayers(
  beats: readonly SceneBeat[] | undefined,
  selectedId: string | null,
  scheme: Scheme,
): Layer[] {
  if (!beats || beats.length === 0) return [];
  const palette = MAP_PALETTE[scheme];
  return [
    { id: "beat-casings", ink: palette.card, more: BEAT_LINE.casing },
    { id: "beat-lines", ink: palette.beat, more: 0 },
  ].map(
    ({ id, ink, more }) =>
      new PathLayer<BeatRing>({
        ...FLAT,
        id,
        data: listRings(beats),
        getPath: ({ ring }) => ring as unknown as [number, number][],
        getColor: rgba(rgbOf(ink), 1),
        getWidth: (beat) => (beat.id === selectedId ? BEAT_LINE.selected : BEAT_LINE.width) + more,
        widthUnits: "pixels",
        jointRounded: true,
        updateTriggers: { getColor: [scheme], getWidth: [selectedId] },
      }),
  );
}

function listRings(beats: readonly SceneBeat[]): readonly BeatRing[] {
  const known = ringsOf.get(beats);
  if (known) return known;
  const rings = shapeBeats(beats).flatMap((shape) => shape.rings.map((ring) => ({ id: shape.id, ring })));
  ringsOf.set(beats, rings);
  return rings;
}
