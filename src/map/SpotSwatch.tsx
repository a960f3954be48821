import type { ReactElement } from "react";
import { COLD_OUTLINE, HOT_OUTLINE, MAP_PALETTE, type Scheme } from "./ramps.ts";
import { dashOutline } from "./rings.ts";

interface SpotSwatchProps {
  readonly kind: "hot" | "cold";
  readonly scheme: Scheme;
}

type Corner = readonly [x: number, y: number];

const SIZE = 18;
const MIDDLE = SIZE / 2;
const SIDE = 7.5;
/** Dashes a side: fewer than on a map, so that they stay dashes at this size. */
const DASHES = 1;

/** A closed hexagon with a corner at the top. */
const HEXAGON: readonly Corner[] = Array.from({ length: 7 }, (_, i) => {
  const turn = (i * Math.PI) / 3;
  return [MIDDLE + SIDE * Math.sin(turn), MIDDLE - SIDE * Math.cos(turn)];
});

/** A hexagon outlined as the maps outline a significant hotspot or coldspot, for a key beside its name. */
export function SpotSwatch({ kind, scheme }: SpotSwatchProps): ReactElement {
  const palette = MAP_PALETTE[scheme];
  return (
    <svg width={SIZE} height={SIZE} viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
      {kind === "hot" ? (
        <g fill="none" strokeLinejoin="round">
          <path d={`${pathOf(HEXAGON)}Z`} stroke={palette.page} strokeWidth={HOT_OUTLINE.casing.most} />
          <path d={`${pathOf(HEXAGON)}Z`} stroke={palette.hot} strokeWidth={HOT_OUTLINE.line.most} />
        </g>
      ) : (
        <path
          d={dashOutline(HEXAGON, DASHES).map(pathOf).join("")}
          stroke={palette.cold}
          strokeOpacity={COLD_OUTLINE.opacity}
          strokeWidth={COLD_OUTLINE.width}
        />
      )}
    </svg>
  );
}

function pathOf(line: readonly Corner[]): string {
  return line.map(([x, y], i) => `${i === 0 ? "M" : "L"}${x.toFixed(2)} ${y.toFixed(2)}`).join("");
}
