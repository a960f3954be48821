import type { ReactElement } from "react";
import { formatDistance } from "../model/wording.ts";
import { roundDistance } from "./labels.ts";
import { MAP_PALETTE, type Scheme } from "./ramps.ts";

interface ScaleBarProps {
  /** Left end of the bar, drawing units. */
  readonly x: number;
  readonly y: number;
  readonly unitsPerMetre: number;
  readonly scheme: Scheme;
}

/** A bar of a round distance, at most 120 drawing units long. */
export function ScaleBar({ x, y, unitsPerMetre, scheme }: ScaleBarProps): ReactElement {
  const palette = MAP_PALETTE[scheme];
  const metres = roundDistance(120 / unitsPerMetre);
  const length = metres * unitsPerMetre;
  const bar = `M${x} ${y - 5}v5h${length}v-5`;
  return (
    <g>
      <path d={bar} fill="none" stroke={palette.page} strokeWidth={4} />
      <path d={bar} fill="none" stroke={palette.ink} strokeWidth={1.5} />
      <text
        x={x + length / 2}
        y={y - 6}
        textAnchor="middle"
        fontSize={11}
        fill={palette.ink}
        stroke={palette.page}
        strokeWidth={3}
        paintOrder="stroke"
      >
        {formatDistance(metres)}
      </text>
    </g>
  );
}
