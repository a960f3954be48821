import * as Plot from "@observablehq/plot";
import { useCallback } from "react";
import { PlotFigure } from "./PlotFigure.tsx";

/** A number of officers, what they reach and what no placing of them exceeds. */
export interface OfficersPoint {
  readonly officers: number;
  /** Null where nothing can be placed as asked. */
  readonly reached: number | null;
  readonly limit: number;
  readonly proven: boolean;
  /** Whether it is as many as there are. */
  readonly isNow: boolean;
}

const HEIGHT = 190;
const TICKS = 4;

/**
 * What is reached against the number of officers: a filled mark where it is proven to be the best, else a hollow one with a bar up to the
 * limit. A line stands at the officers that there are. The axis of what is reached need not begin at zero.
 */
export function OfficersCurve(props: {
  label: string;
  points: readonly OfficersPoint[];
  /** What the upright axis measures: `reached, %`. */
  axisLabel: string;
}) {
  const { points, axisLabel } = props;
  const draw = useCallback((): Plot.PlotOptions => {
    const known = points.flatMap((point) =>
      point.reached === null ? [] : [{ ...point, reached: point.reached }],
    );
    const figures = known.flatMap(({ reached, limit }) => [reached, limit]);
    const [low, high] = [Math.min(...figures), Math.max(...figures)];
    const pad = Math.max(0.5, 0.12 * (high - low));
    return {
      ...{ marginLeft: 40, marginRight: 14, marginTop: 26, marginBottom: 36 },
      x: { domain: [points[0]?.officers ?? 0, points.at(-1)?.officers ?? 1], inset: 8 },
      y: { domain: [Math.max(0, low - pad), high + pad], ticks: TICKS },
      marks: [
        Plot.gridY({ stroke: "var(--muster-line)", strokeOpacity: 1, ticks: TICKS }),
        Plot.axisY({
          tickSize: 0,
          ticks: TICKS,
          label: axisLabel,
          labelAnchor: "top",
          labelArrow: "none",
          labelOffset: 36,
        }),
        Plot.axisX(
          points.map(({ officers }) => officers),
          {
            tickSize: 4,
            tickFormat: String,
            label: "officers",
            labelAnchor: "center",
            labelArrow: "none",
            labelOffset: 32,
          },
        ),
        Plot.ruleX(
          points.filter(({ isNow }) => isNow),
          { x: "officers", stroke: "var(--muster-soft)", strokeDasharray: "3 3" },
        ),
        Plot.text(
          points.filter(({ isNow }) => isNow),
          { x: "officers", text: () => "now", frameAnchor: "top", dy: -10, fill: "var(--muster-soft)" },
        ),
        Plot.line(known, { x: "officers", y: "reached", stroke: "var(--muster-bar)", strokeWidth: 1.5 }),
        Plot.ruleX(
          known.filter(({ proven }) => !proven),
          {
            x: "officers",
            y1: "reached",
            y2: "limit",
            stroke: "var(--muster-bar)",
            strokeWidth: 3,
            strokeOpacity: 0.45,
          },
        ),
        Plot.dot(known, {
          ...{ x: "officers", y: "reached", r: 4, stroke: "var(--muster-bar)", strokeWidth: 1.75 },
          fill: ({ proven }: { proven: boolean }) => (proven ? "var(--muster-bar)" : "var(--muster-card)"),
        }),
      ],
    };
  }, [points, axisLabel]);
  return <PlotFigure label={props.label} height={HEIGHT} draw={draw} />;
}
