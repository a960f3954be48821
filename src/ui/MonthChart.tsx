import * as Plot from "@observablehq/plot";
import { useEffect, useRef } from "react";
import { formatMonth, nameMonth } from "../model/wall-clock.ts";
import { formatCount } from "../model/wording.ts";

/** Rows by month as bars. */
export function MonthChart({
  firstMonth,
  counts,
  height = 72,
}: {
  firstMonth: number;
  counts: ArrayLike<number>;
  height?: number;
}) {
  const holder = useRef<HTMLDivElement>(null);
  const label = describeMonths(firstMonth, counts);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const bars = Array.from(counts, (rows, i) => {
      const month = firstMonth + i;
      return {
        date: new Date(`${formatMonth(month)}-01T00:00:00Z`),
        end: new Date(`${formatMonth(month + 1)}-01T00:00:00Z`),
        rows,
        title: `${nameMonth(month)}: ${formatCount(rows)} recorded`,
      };
    });
    const draw = () => {
      const chart = Plot.plot({
        width: element.clientWidth || 280,
        height,
        marginLeft: 0,
        marginRight: 0,
        marginTop: 4,
        marginBottom: 18,
        style: { fontFamily: "inherit", fontSize: "11px", color: "var(--muster-soft)" },
        x: { type: "utc", label: null, tickSize: 0, ticks: Math.min(6, bars.length) },
        y: { axis: null },
        marks: [
          Plot.rectY(bars, {
            x1: "date",
            x2: "end",
            y: "rows",
            insetLeft: 0.5,
            insetRight: 0.5,
            fill: "var(--muster-bar)",
            title: "title",
          }),
        ],
      });
      element.replaceChildren(chart);
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [firstMonth, counts, height]);
  return <div ref={holder} role="img" aria-label={label} style={{ minHeight: height }} />;
}

function describeMonths(firstMonth: number, counts: ArrayLike<number>): string {
  const values = Array.from(counts);
  if (values.length === 0) return "No months.";
  const most = values.indexOf(Math.max(...values));
  return `Rows by month, ${nameMonth(firstMonth)} to ${nameMonth(firstMonth + values.length - 1)}; most in ${nameMonth(firstMonth + most)}: ${formatCount(values[most] ?? 0)}.`;
}
