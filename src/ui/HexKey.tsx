import type { ReactNode } from "react";
import type { HexView } from "../app/hex-view.ts";
import { countSpots } from "../map/count-spots.ts";
import { coloursOf } from "../map/hex-colours.ts";
import type { Scheme } from "../map/ramps.ts";
import { SpotSwatch } from "../map/SpotSwatch.tsx";
import { MASK_BELOW } from "../model/evidence.ts";
import { formatCount } from "../model/wording.ts";
import "./hex-key.css";

/** Whether a class is called by its largest count, where room is short, or by its least and largest. */
type Labels = "edges" | "ranges";

/** What the colours and outlines of the hexes mean: every class, and those outlines that are on the map. */
export function HexKey(props: { view: HexView; scheme: Scheme; labels: Labels; children?: ReactNode }) {
  const { view, scheme, labels } = props;
  const { hot, cold } = countSpots(view.significance);
  const classCount = view.classEdges.length;
  const colours = coloursOf({ ramp: view.measure?.ramp ?? "counts", classCount }, scheme);
  return (
    <>
      <ol
        className={`hex-key__classes${view.measure ? " hex-key__classes--named" : ""}`}
        title={labels === "edges" && !view.measure ? "Largest count of each colour" : undefined}
      >
        {view.classEdges.map((edge, i) => (
          <li key={edge}>
            <span className="hex-key__colour" style={{ background: colours[i] }} />
            <span className="hex-key__label">
              {view.measure?.labels[i] ?? nameClass(view.classEdges, i, labels)}
            </span>
          </li>
        ))}
      </ol>
      <div className="hex-key__outlines">
        {hot > 0 && (
          <span className="hex-key__outline">
            <SpotSwatch kind="hot" scheme={scheme} /> significant hotspot
          </span>
        )}
        {cold > 0 && (
          <span className="hex-key__outline">
            <SpotSwatch kind="cold" scheme={scheme} /> significant coldspot
          </span>
        )}
        {props.children}
      </div>
    </>
  );
}

/** `1–4` and `5–12`, or `12` alone; the class that stands in for small counts is always `1–4`. */
function nameClass(edges: readonly number[], index: number, labels: Labels): string {
  const edge = edges[index] ?? 0;
  const least = (edges[index - 1] ?? -1) + 1;
  const isMasked = least === 1 && edge === MASK_BELOW - 1;
  if (least === edge) return formatCount(edge);
  if (labels === "edges" && !isMasked) return shorten(edge);
  return `${formatCount(least)}–${formatCount(edge)}`;
}

/** `40`, `1500`, `12k`: short, since eight stand side by side. */
function shorten(edge: number): string {
  return edge < 10_000 ? String(edge) : `${Number((edge / 1000).toFixed(1))}k`;
}
