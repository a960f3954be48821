import type { ReactElement } from "react";
import { BEAT_LINE, shapeBeats } from "./beat-shapes.ts";
import type { Projection } from "./project.ts";
import { MAP_PALETTE, type Scheme } from "./ramps.ts";
import { SvgAreaName } from "./SvgAreaName.tsx";
import type { SceneBeat } from "./scene.ts";
import { pathOf } from "./svg-paths.ts";

/** Beats as outlines with the numbers of their posts. */
export function SvgBeats(props: {
  readonly beats: readonly SceneBeat[];
  readonly selectedId: string | null;
  readonly scheme: Scheme;
  readonly projection: Projection;
}): ReactElement {
  const { beats, selectedId, scheme, projection } = props;
  const palette = MAP_PALETTE[scheme];
  const shapes = shapeBeats(beats);
  return (
    <g className="muster-svg-beats" fill="none" strokeLinejoin="round">
      {shapes.map(({ id, rings }) => {
        const path = rings.map((ring) => `${pathOf(ring, projection)}Z`).join("");
        const width = id === selectedId ? BEAT_LINE.selected : BEAT_LINE.width;
        return (
          <g key={id}>
            <path d={path} stroke={palette.card} strokeWidth={width + BEAT_LINE.casing} />
            <path d={path} stroke={palette.beat} strokeWidth={width} />
          </g>
        );
      })}
      {shapes.map(({ id, name, labelAt }) => (
        <SvgAreaName
          key={id}
          name={name}
          at={projection.project(labelAt)}
          ink={palette.beat}
          casing={palette.card}
        />
      ))}
    </g>
  );
}
