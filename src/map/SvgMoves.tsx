import type { ReactElement } from "react";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat } from "../model/units.ts";
import { arrowsOf, MOVE_LINE } from "./move-arrows.ts";
import type { Projection } from "./project.ts";
import { MAP_PALETTE, type Scheme } from "./ramps.ts";
import type { SceneMove } from "./scene.ts";
import { pathOf } from "./svg-paths.ts";

interface SvgMovesProps {
  readonly moves: readonly SceneMove[];
  readonly area: StudyArea;
  readonly scheme: Scheme;
  readonly projection: Projection;
}

/** The ways between posts as arrows, dashed where units come late, each with what is said of it. */
export function SvgMoves({ moves, area, scheme, projection }: SvgMovesProps): ReactElement {
  const palette = MAP_PALETTE[scheme];
  return (
    <g className="muster-svg-moves" fill="none" strokeLinecap="butt" strokeLinejoin="round">
      {arrowsOf(moves, area).map(({ id, isLate, way, strokes, head, label }, i) => {
        const draw = (lines: readonly (readonly LngLat[])[]) =>
          lines.map((line) => pathOf(line, projection)).join("");
        const [x, y] = projection.project(label?.at ?? head[1]);
        return (
          <g key={id}>
            <title>On the way: {moves[i]?.words}</title>
            <path
              d={draw([way, head])}
              stroke={palette.card}
              strokeWidth={MOVE_LINE.width + MOVE_LINE.casing}
            />
            <path
              d={draw([...strokes, head])}
              stroke={isLate ? palette.late : palette.ink}
              strokeWidth={MOVE_LINE.width}
            />
            {label && (
              <text
                x={x}
                y={y + 4}
                textAnchor="middle"
                fontSize={12.5}
                fontWeight={700}
                fill={palette.ink}
                stroke={palette.card}
                strokeWidth={4}
                paintOrder="stroke"
              >
                {label.name}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
