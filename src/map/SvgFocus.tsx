import type { ReactElement } from "react";
import type { LngLat } from "../model/units.ts";
import { FOCUS_LINE } from "./focus-line.ts";
import { focusLabelAt, lineOfDraft, shapeOfFocus } from "./focus-shapes.ts";
import type { Projection } from "./project.ts";
import { MAP_PALETTE, type Scheme } from "./ramps.ts";
import { SvgAreaName } from "./SvgAreaName.tsx";
import type { SceneFocus } from "./scene.ts";
import { pathOf } from "./svg-paths.ts";

interface SvgFocusProps {
  readonly focus: SceneFocus;
  /** Where the pointer is while a shape is being drawn, or null. */
  readonly pointer: LngLat | null;
  readonly scheme: Scheme;
  readonly projection: Projection;
}

/** Focus areas as thin outlines with their names, and the one that is being drawn. */
export function SvgFocus({ focus, pointer, scheme, projection }: SvgFocusProps): ReactElement {
  const palette = MAP_PALETTE[scheme];
  return (
    <g className="muster-svg-focus" fill="none" strokeLinejoin="round" strokeLinecap="round">
      {focus.areas.map(({ id, name, geometry }) => {
        const { line, bandM } = shapeOfFocus(geometry);
        const path = pathOf(line, projection);
        const width = id === focus.editedId ? FOCUS_LINE.edited : FOCUS_LINE.width;
        return (
          <g key={id}>
            {bandM !== null && (
              <path
                d={path}
                stroke={palette.focus}
                strokeOpacity={FOCUS_LINE.bandOpacity}
                strokeWidth={bandM * projection.unitsPerMetre}
              />
            )}
            <path d={path} stroke={palette.page} strokeWidth={width + FOCUS_LINE.casing} />
            <path d={path} stroke={palette.focus} strokeWidth={width} />
            <SvgAreaName
              name={name}
              at={projection.project(focusLabelAt(geometry))}
              ink={palette.focus}
              casing={palette.page}
            />
          </g>
        );
      })}
      {focus.draft && (
        <g className="muster-svg-draft">
          <path
            d={pathOf(lineOfDraft(focus.draft, pointer), projection)}
            stroke={palette.focus}
            strokeWidth={FOCUS_LINE.width}
            strokeDasharray="5 4"
          />
          {focus.draft.points.map((at) => {
            const [x, y] = projection.project(at);
            return (
              <circle
                key={at.join()}
                cx={x}
                cy={y}
                r={FOCUS_LINE.pointRadius}
                fill={palette.card}
                stroke={palette.focus}
                strokeWidth={2}
              />
            );
          })}
        </g>
      )}
    </g>
  );
}
