import { memo, type ReactElement, useMemo } from "react";
import type { EventVenue } from "../model/event-spec.ts";
import type { StudyArea } from "../model/study-area.ts";
import { coloursOf } from "./hex-colours.ts";
import { type HexField, hexSideM } from "./hex-geometry.ts";
import { shortVenueName, VENUE_LABEL_DROP_PX } from "./labels.ts";
import type { Projection } from "./project.ts";
import {
  COLD_OUTLINE,
  FILL_OPACITY,
  HOT_OUTLINE,
  MAP_PALETTE,
  type OutlineWidth,
  type Scheme,
} from "./ramps.ts";
import { ringLabelAt, ringsOf } from "./rings.ts";
import type { SceneHexes } from "./scene.ts";
import { classPaths, significancePaths } from "./svg-paths.ts";

interface SvgGroundProps {
  readonly hexes: SceneHexes | null;
  readonly field: HexField;
  readonly area: StudyArea;
  readonly scheme: Scheme;
  readonly projection: Projection;
  /** Heavier outlines, so that hotspots survive grey printing. */
  readonly isForPrint: boolean;
}

/** Hexes, their significant outlines and the distance rings: everything that lies under the posts. */
export const SvgGround = memo(function SvgGround(props: SvgGroundProps): ReactElement {
  const { hexes, field, area, scheme, projection, isForPrint } = props;
  const palette = MAP_PALETTE[scheme];
  const paths = useMemo(
    () =>
      hexes && {
        colours: coloursOf(hexes, scheme),
        classes: classPaths(hexes, field, projection),
        ...significancePaths(hexes, field, projection),
      },
    [hexes, field, projection, scheme],
  );
  const [middleX, middleY] = projection.project(area.center);
  const side = hexSideM(field) * projection.unitsPerMetre;
  const widthOf = ({ shareOfSide, least, most }: OutlineWidth) =>
    Math.min(most, Math.max(least, shareOfSide * side)) * (isForPrint ? 1.25 : 1);
  return (
    <g>
      {paths?.classes.map((path, i) => (
        <path
          key={i}
          d={path}
          fill={paths.colours[i]}
          fillOpacity={i === 0 ? FILL_OPACITY.noneRecorded : FILL_OPACITY.plain}
          stroke={palette.hexBorder}
          strokeOpacity={0.6}
        />
      ))}
      {ringsOf(area).map((ring) => (
        <circle
          key={ring.radiusM}
          cx={middleX}
          cy={middleY}
          r={ring.radiusM * projection.unitsPerMetre}
          fill="none"
          stroke={palette.soft}
          strokeOpacity={0.8}
          strokeWidth={1.25}
          strokeDasharray="2 5"
        />
      ))}
      {paths && (
        <>
          <path
            d={paths.cold}
            fill="none"
            stroke={palette.cold}
            strokeOpacity={COLD_OUTLINE.opacity}
            strokeWidth={COLD_OUTLINE.width}
          />
          <g className="muster-hot-outline" fill="none" strokeLinejoin="round">
            <path d={paths.hot} stroke={palette.page} strokeWidth={widthOf(HOT_OUTLINE.casing)} />
            <path d={paths.hot} stroke={palette.hot} strokeWidth={widthOf(HOT_OUTLINE.line)} />
          </g>
        </>
      )}
    </g>
  );
});

interface SvgPlacesProps {
  readonly area: StudyArea;
  readonly venue: EventVenue;
  readonly scheme: Scheme;
  readonly projection: Projection;
}

/** The venue and the ring labels. */
export function SvgPlaces({ area, venue, scheme, projection }: SvgPlacesProps): ReactElement {
  const palette = MAP_PALETTE[scheme];
  const name = shortVenueName(venue.name);
  const [venueX, venueY] = projection.project(venue.at);
  return (
    <g className="muster-svg-places">
      {ringsOf(area).map((ring) => {
        const [x, y] = projection.project(ringLabelAt(area, ring));
        return (
          <text
            key={ring.radiusM}
            x={x}
            y={y + 4}
            textAnchor="middle"
            fontSize={11}
            fill={palette.ink}
            stroke={palette.page}
            strokeWidth={3}
            strokeLinejoin="round"
            paintOrder="stroke"
          >
            {ring.label}
          </text>
        );
      })}
      <circle cx={venueX} cy={venueY} r={4} fill={palette.card} stroke={palette.ink} strokeWidth={2} />
      <g transform={`translate(${venueX} ${venueY + VENUE_LABEL_DROP_PX})`}>
        <ellipse
          rx={Math.max(24, name.length * 3.4 + 6)}
          ry={13}
          fill={palette.card}
          fillOpacity={0.9}
          stroke={palette.ink}
          strokeWidth={2}
        />
        <text y={4} textAnchor="middle" fontSize={11} fontWeight={650} fill={palette.ink}>
          {name}
        </text>
      </g>
    </g>
  );
}
