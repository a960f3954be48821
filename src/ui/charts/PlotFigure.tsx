import * as Plot from "@observablehq/plot";
import { useLayoutEffect, useRef } from "react";
import { useWidth } from "./use-width.ts";
import "./charts.css";

/**
 * A drawing by Observable Plot that follows its holder's width. Plot's own labels of its marks go: a group without a role may not
 * have one, and the drawing has. `draw` must stay the same while its data does.
 */
export function PlotFigure(props: {
  label: string;
  height: number | ((width: number) => number);
  draw: (width: number) => Plot.PlotOptions;
}) {
  const { label, draw } = props;
  const [holder, width] = useWidth();
  const stage = useRef<HTMLDivElement>(null);
  const height = typeof props.height === "number" ? props.height : props.height(width);
  useLayoutEffect(() => {
    if (width === 0) return;
    const chart = Plot.plot({
      width,
      height,
      style: { fontFamily: "inherit", fontSize: "11px", color: "var(--muster-soft)", background: "none" },
      ...draw(width),
    });
    chart.setAttribute("role", "img");
    chart.setAttribute("aria-label", label);
    for (const mark of chart.querySelectorAll("[aria-label]")) mark.removeAttribute("aria-label");
    stage.current?.replaceChildren(chart);
  }, [width, height, draw, label]);
  return (
    <div className="chart" ref={holder} style={{ minHeight: height }}>
      <div ref={stage} />
    </div>
  );
}
