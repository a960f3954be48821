import * as Plot from "@observablehq/plot";
import { useCallback } from "react";
import { formatPercent } from "../../model/wording.ts";
import { PlotFigure } from "./PlotFigure.tsx";

/** What one predictor found: for each share of the area, the share of later records that lay in it. */
export interface HitRates {
  readonly predictor: string;
  /** As many as area shares, 0–1; NaN where there is none. */
  readonly hitRate: ArrayLike<number>;
  readonly low?: ArrayLike<number>;
  readonly high?: ArrayLike<number>;
}

const PANEL = 164;
const HEAD = 26;

/**
 * Hit rate by share of the area searched, one panel per predictor: its own line strong, the others pale behind it, and the
 * line of searching at random. The panel's head says its hit rate at one share in figures.
 */
export function HitRateLines(props: {
  label: string;
  /** Rising shares of the area, 0–1. */
  areaShares: readonly number[];
  predictors: readonly HitRates[];
  /** Index into `areaShares` of the share that each panel says in figures. */
  saidAt: number;
}) {
  const { areaShares, predictors, saidAt } = props;
  const heightOf = useCallback(
    (width: number) =>
      Math.ceil(predictors.length / columnsOf(width, predictors.length)) * (PANEL + HEAD) + 44,
    [predictors],
  );
  const draw = useCallback(
    (width: number): Plot.PlotOptions => {
      const columns = columnsOf(width, predictors.length);
      const last = areaShares.at(-1) ?? 1;
      const points = predictors.flatMap((each, i) =>
        areaShares.map((area, k) => ({
          panel: i,
          predictor: each.predictor,
          area,
          rate: each.hitRate[k] ?? Number.NaN,
          low: each.low?.[k] ?? Number.NaN,
          high: each.high?.[k] ?? Number.NaN,
        })),
      );
      const top = Math.max(...points.flatMap(({ rate, high }) => [rate, high]).filter(Number.isFinite), last);
      const fx = ({ panel }: { panel: number }) => panel % columns;
      const fy = ({ panel }: { panel: number }) => Math.floor(panel / columns);
      const panels = predictors.map((each, panel) => ({ panel, each }));
      const own = points.filter(({ rate }) => Number.isFinite(rate));
      const others = predictors.flatMap((_, panel) =>
        own.filter((point) => point.panel !== panel).map((point) => ({ ...point, panel, line: point.panel })),
      );
      const ticksX = areaShares.filter(
        (share, i) => i === saidAt || i === areaShares.length - 1 || share === 0,
      );
      const ticksY = [0, top > 0.5 ? 0.5 : 0.25, top > 0.9 ? 1 : 0.5].filter(
        (tick, i, all) => tick <= top * 1.05 && all.indexOf(tick) === i,
      );
      return {
        height: heightOf(width),
        marginLeft: 40,
        marginRight: 12,
        marginTop: 0,
        marginBottom: 40,
        x: { domain: [0, last] },
        y: { domain: [0, top * 1.05], insetTop: HEAD },
        fx: { axis: null, padding: 0.12 },
        fy: { axis: null, padding: 0.1 },
        marks: [
          Plot.gridY(ticksY, { stroke: "var(--muster-line)", strokeOpacity: 1 }),
          Plot.axisY(ticksY, { tickFormat: formatPercent, tickSize: 0, label: null }),
          Plot.axisX(ticksX, {
            tickFormat: formatPercent,
            tickSize: 3,
            label: "share of the area searched",
            labelAnchor: "left",
            labelArrow: "none",
            labelOffset: 36,
          }),
          Plot.line(
            [
              { area: 0, rate: 0 },
              { area: last, rate: last },
            ],
            {
              x: "area",
              y: "rate",
              stroke: "var(--muster-soft)",
              strokeDasharray: "3 3",
            },
          ),
          Plot.line(others, {
            fx,
            fy,
            x: "area",
            y: "rate",
            z: "line",
            stroke: "var(--muster-soft)",
            strokeOpacity: 0.38,
          }),
          Plot.ruleX(
            own.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high)),
            {
              fx,
              fy,
              x: "area",
              y1: "low",
              y2: "high",
              stroke: "var(--muster-bar)",
              strokeOpacity: 0.5,
              strokeWidth: 3,
            },
          ),
          Plot.line(own, { fx, fy, x: "area", y: "rate", stroke: "var(--muster-bar)", strokeWidth: 2 }),
          Plot.dot(own, {
            fx,
            fy,
            x: "area",
            y: "rate",
            r: 3,
            fill: "var(--muster-bar)",
            title: ({ predictor, area, rate }) =>
              `${predictor}: ${formatPercent(rate)} of records in ${formatPercent(area)} of the area`,
          }),
          Plot.text(panels, {
            fx,
            fy,
            frameAnchor: "top-left",
            text: ({ each }) => each.predictor,
            dy: 5,
            fontSize: 12,
            fontWeight: 600,
            fill: "var(--muster-ink)",
          }),
          Plot.text(panels, {
            fx,
            fy,
            frameAnchor: "top-left",
            text: ({ each }) => sayRate(each.hitRate[saidAt], areaShares[saidAt]),
            dy: 20,
            fill: "var(--muster-soft)",
          }),
        ],
      };
    },
    [areaShares, predictors, saidAt, heightOf],
  );
  return <PlotFigure label={props.label} height={heightOf} draw={draw} />;
}

function columnsOf(width: number, panels: number): number {
  return Math.max(1, Math.min(panels, Math.floor((width - 40) / 132)));
}

function sayRate(rate: number | undefined, area: number | undefined): string {
  if (rate === undefined || area === undefined || Number.isNaN(rate)) return "too few records to say";
  return `${formatPercent(rate)} in ${formatPercent(area)} of the area`;
}
