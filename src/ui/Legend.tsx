import { selectSpan } from "../app/data-span.ts";
import { selectHexView } from "../app/hex-view.ts";
import { useMuster } from "../app/muster.ts";
import { colourOfClass } from "../map/ramps.ts";
import { SimulatedBadge } from "./SimulatedBadge.tsx";
import { useScheme } from "./use-scheme.ts";
import "./legend.css";

/** `40`, `1500`, `12k`: short, since eight stand side by side. */
function formatEdge(edge: number): string {
  return edge < 10_000 ? String(edge) : `${Number((edge / 1000).toFixed(1))}k`;
}

/** What the colours of the hexes mean, over what span of data. */
export function Legend() {
  const view = useMuster(selectHexView);
  const span = useMuster(selectSpan);
  const scheme = useScheme();
  if (!view) return null;
  const classes = view.classEdges.length;
  return (
    <aside className="card app__legend legend" aria-label="Legend">
      <div className="legend__title">Recorded per hex{span && `, ${span}`}</div>
      <div className="legend__ramp" aria-hidden="true">
        {view.classEdges.map((edge, i) => (
          <span key={edge} style={{ background: colourOfClass(scheme, i, classes) }} />
        ))}
      </div>
      <div className="legend__edges" title="Largest count of each colour">
        {view.classEdges.map((edge) => (
          <span key={edge}>{formatEdge(edge)}</span>
        ))}
      </div>
      <div className="legend__notes">
        <span>
          <span className="legend__outline" aria-hidden="true" /> significant hotspot
        </span>
        <SimulatedBadge />
      </div>
    </aside>
  );
}
