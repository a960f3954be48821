import * as Plot from "@observablehq/plot";
import { useCallback } from "react";
import { formatPercent } from "../../model/wording.ts";
import { PlotFigure } from "./PlotFigure.tsx";
import { spreadLabels } from "./text-width.ts";

/** A point of a concentration curve: a share of the places, those with most first, and the share of records they hold. */
export interface ConcentrationPoint {
  readonly places: number;
  readonly records: number;
}

const LARGEST = 420;
const LEFT = 40;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 40;
const LABEL_GAP = 15;

/**
 * How few places hold how much: the curve of records over places, those with most first, against the line on which
 * all places hold the same, with labelled marks.
 */
export function LorenzCurve(props: {
  label: string;
  /** From (0, 0) to (1, 1), shares 0–1. */
  curve: readonly ConcentrationPoint[];
  /** Points of the curve that are said in words, as at 1, 2, 5 and 10% of places. */
  marks: readonly ConcentrationPoint[];
  /** `hexes`, `places`: what the shares are of. */
  placesName: string;
}) {
  const { curve, marks, placesName } = props;
  const draw = useCallback(
    (width: number): Plot.PlotOptions => {
      const side = heightOf(width);
      const inner = side - TOP - BOTTOM;
      const yOf = (share: number) => TOP + inner * (1 - share);
      const labelY = spreadLabels(
        marks.map(({ records }) => yOf(records)),
        LABEL_GAP,
        TOP + 6,
        side - BOTTOM - 8,
      );
      const labels = marks.map((mark, i) => ({
        ...mark,
        at: 1 - ((labelY[i] as number) - TOP) / inner,
        text: `${formatPercent(mark.places)} hold ${formatPercent(mark.records)}`,
      }));
      const labelX = 0.2;
      return {
        height: side,
        marginLeft: LEFT,
        marginRight: RIGHT,
        marginTop: TOP,
        marginBottom: BOTTOM,
        x: { domain: [0, 1] },
        y: { domain: [0, 1] },
        marks: [
          Plot.gridY([0, 0.25, 0.5, 0.75, 1], { stroke: "var(--muster-line)", strokeOpacity: 1 }),
          Plot.axisY([0, 0.25, 0.5, 0.75, 1], { tickFormat: formatPercent, tickSize: 0, label: null }),
          Plot.axisX(width < 480 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1], {
            tickFormat: formatPercent,
            tickSize: 4,
            label: `share of ${placesName}, most recorded first`,
            labelAnchor: "left",
            labelArrow: "none",
            labelOffset: 36,
          }),
          Plot.line(
            [
              { places: 0, records: 0 },
              { places: 1, records: 1 },
            ],
            {
              x: "places",
              y: "records",
              stroke: "var(--muster-soft)",
              strokeDasharray: "4 4",
            },
          ),
          Plot.text([{ places: 0.72, records: 0.72 }], {
            x: "places",
            y: "records",
            text: () => "all the same",
            textAnchor: "start",
            dx: 8,
            dy: 12,
            fill: "var(--muster-soft)",
          }),
          Plot.line(curve, { x: "places", y: "records", stroke: "var(--muster-bar)", strokeWidth: 2 }),
          Plot.link(labels, {
            x1: "places",
            y1: "records",
            x2: labelX - 0.012,
            y2: "at",
            stroke: "var(--muster-soft)",
            strokeWidth: 0.75,
          }),
          Plot.dot(labels, {
            x: "places",
            y: "records",
            r: 3.5,
            fill: "var(--muster-card)",
            stroke: "var(--muster-ink)",
            strokeWidth: 1.5,
          }),
          Plot.text(labels, {
            x: labelX,
            y: "at",
            text: "text",
            textAnchor: "start",
            fontSize: 12,
            fill: "var(--muster-ink)",
            stroke: "var(--muster-card)",
            strokeWidth: 4,
          }),
        ],
      };
    },
    [curve, marks, placesName],
  );
  return (
    <div style={{ maxWidth: LARGEST + 100 }}>
      <PlotFigure label={props.label} height={heightOf} draw={draw} />
    </div>
  );
}

function heightOf(width: number): number {
  return Math.min(LARGEST, Math.max(240, Math.round(width * 0.8)));
}
