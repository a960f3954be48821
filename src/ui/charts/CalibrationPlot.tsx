import * as Plot from "@observablehq/plot";
import { useCallback } from "react";
import { formatCount } from "../../model/wording.ts";
import { chooseTicks, formatTick } from "./axis-ticks.ts";
import { PlotFigure } from "./PlotFigure.tsx";

/** Places or nights for which about the same was expected, and what was recorded there. */
export interface CalibrationGroup {
  readonly expected: number;
  readonly observed: number;
  /** The interval of `observed`. */
  readonly low: number;
  readonly high: number;
  /** How many the group has. */
  readonly n: number;
}

const LEFT = 40;
const RIGHT = 14;
const TOP = 26;
const BOTTOM = 40;
const LARGEST = 420;

/** Recorded against expected, with intervals: groups on the dashed line came as expected, above it more was recorded. */
export function CalibrationPlot(props: {
  label: string;
  groups: readonly CalibrationGroup[];
  /** `records per hex and night`: what both axes count. */
  unit: string;
}) {
  const { groups, unit } = props;
  const draw = useCallback(
    (width: number): Plot.PlotOptions => {
      const top =
        1.05 * Math.max(...groups.flatMap(({ expected, high, observed }) => [expected, high, observed]), 0);
      const ticks = chooseTicks(0, top, 5);
      return {
        height: heightOf(width),
        marginLeft: LEFT,
        marginRight: RIGHT,
        marginTop: TOP,
        marginBottom: BOTTOM,
        x: { domain: [0, top] },
        y: { domain: [0, top] },
        marks: [
          Plot.gridY(ticks, { stroke: "var(--muster-line)", strokeOpacity: 1 }),
          Plot.axisY(ticks, {
            tickFormat: formatTick,
            tickSize: 0,
            label: `recorded, ${unit}`,
            labelAnchor: "top",
            labelArrow: "none",
          }),
          Plot.axisX(ticks, {
            tickFormat: formatTick,
            tickSize: 4,
            label: `expected, ${unit}`,
            labelAnchor: "left",
            labelArrow: "none",
            labelOffset: 36,
          }),
          Plot.line([{ at: 0 }, { at: top }], {
            x: "at",
            y: "at",
            stroke: "var(--muster-soft)",
            strokeDasharray: "4 4",
          }),
          Plot.text([{ at: top }], {
            x: "at",
            y: "at",
            text: () => "as expected",
            textAnchor: "end",
            dx: -22,
            dy: 2,
            fill: "var(--muster-soft)",
          }),
          Plot.ruleX(groups, {
            x: "expected",
            y1: "low",
            y2: "high",
            stroke: "var(--muster-bar)",
            strokeOpacity: 0.6,
            strokeWidth: 3,
            strokeLinecap: "round",
          }),
          Plot.dot(groups, {
            x: "expected",
            y: "observed",
            r: 4.5,
            fill: "var(--muster-bar)",
            stroke: "var(--muster-card)",
            strokeWidth: 1.5,
            title: describeGroup,
          }),
        ],
      };
    },
    [groups, unit],
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

function describeGroup({ expected, observed, low, high, n }: CalibrationGroup): string {
  const interval = `${formatTick(low)}–${formatTick(high)}`;
  return `Expected ${formatTick(expected)}, recorded ${formatTick(observed)} (${interval}), n ${formatCount(n)}`;
}
