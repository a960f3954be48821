import type { ReactNode } from "react";
import type { HexView } from "../app/hex-view.ts";
import type { MeasureClasses } from "../app/measure-classes.ts";
import { countSpots, SPOT_NAMES } from "../map/count-spots.ts";
import { coloursOf } from "../map/hex-colours.ts";
import { FILL_OPACITY, type Scheme } from "../map/ramps.ts";
import { SpotSwatch } from "../map/SpotSwatch.tsx";
import { MASK_BELOW } from "../model/evidence.ts";
import { formatCount } from "../model/wording.ts";
import "./hex-key.css";

/** Whether a class is called by its largest count, where room is short, or by its least and largest. */
type Labels = "edges" | "ranges";

/** What the colours and outlines of the hexes mean: every class, and those outlines that are on the map. */
export function HexKey(props: { view: HexView; scheme: Scheme; labels: Labels; children?: ReactNode }) {
  const { view, scheme, labels } = props;
  const { measure, classEdges } = view;
  const { hot, cold } = countSpots(view.significance);
  const names = measure?.outlines?.names ?? SPOT_NAMES;
  const colours = coloursOf({ ramp: measure?.ramp ?? "sequential", classCount: classEdges.length }, scheme);
  return (
    <>
      {measure ? (
        <MeasureKey measure={measure} colours={colours} />
      ) : (
        <ol
          className="hex-key__classes"
          title={labels === "edges" ? "Largest count of each colour" : undefined}
        >
          {classEdges.map((edge, i) => (
            <li key={edge}>
              <span className="hex-key__colour" style={{ background: colours[i] }} />
              <span className="hex-key__label">{nameClass(classEdges, i, labels)}</span>
            </li>
          ))}
        </ol>
      )}
      <div className="hex-key__outlines">
        {measure?.ramp === "diverging" && (
          <span className="hex-key__outline soft">
            <span
              className="hex-key__untold"
              style={{ background: colours[0], opacity: FILL_OPACITY.noneRecorded }}
            />
            {measure.labels[0]}
          </span>
        )}
        {hot > 0 && (
          <span className="hex-key__outline">
            <SpotSwatch kind="hot" scheme={scheme} /> {names.hot}
          </span>
        )}
        {cold > 0 && (
          <span className="hex-key__outline">
            <SpotSwatch kind="cold" scheme={scheme} /> {names.cold}
          </span>
        )}
        {props.children}
      </div>
    </>
  );
}

/** A scale with its edges, or swatches with names; each class is spoken in full. */
function MeasureKey({ measure, colours }: { measure: MeasureClasses; colours: readonly string[] }) {
  const { labels, ticks, ramp } = measure;
  const isDiverging = ramp === "diverging";
  if (!ticks) return <NamedClasses names={labels} colours={colours} />;
  const scale = labels
    .map((label, i) => ({ label, tick: ticks[i] ?? "", colour: colours[i] }))
    .slice(isDiverging ? 1 : 0);
  return (
    <>
      <ol className="hex-key__classes" data-between={isDiverging || undefined}>
        {scale.map(({ label, tick, colour }) => (
          <li key={label} title={label}>
            <span className="hex-key__colour" style={{ background: colour }} />
            <span className="hex-key__label" aria-hidden="true">
              {tick}
            </span>
            <span className="muster-visually-hidden">{label}</span>
          </li>
        ))}
      </ol>
      {isDiverging && (
        <div className="hex-key__ends soft" aria-hidden="true">
          <span>fewer</span>
          <span>{labels[labels.length / 2]}</span>
          <span>more</span>
        </div>
      )}
    </>
  );
}

function NamedClasses({ names, colours }: { names: readonly string[]; colours: readonly string[] }) {
  return (
    <ol className="hex-key__classes hex-key__classes--named">
      {names.map((name, i) => (
        <li key={name}>
          <span className="hex-key__colour" style={{ background: colours[i] }} />
          <span className="hex-key__label">{name}</span>
        </li>
      ))}
    </ol>
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
