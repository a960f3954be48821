import { selectSpan } from "../app/data-span.ts";
import { selectHexView } from "../app/hex-view.ts";
import { useMuster } from "../app/muster.ts";
import { HexKey } from "./HexKey.tsx";
import { SimulatedBadge } from "./SimulatedBadge.tsx";
import { useScheme } from "./use-scheme.ts";
import "./legend.css";

/** What the colours of the hexes mean, over what span of data. */
export function Legend() {
  const view = useMuster(selectHexView);
  const span = useMuster(selectSpan);
  const scheme = useScheme();
  if (!view) return null;
  return (
    <aside className="card app__legend legend" aria-label="Legend">
      <div className="legend__title">Recorded per hex{span && `, ${span}`}</div>
      <HexKey view={view} scheme={scheme} labels="edges">
        <SimulatedBadge />
      </HexKey>
    </aside>
  );
}
