import { selectSpan } from "../app/data-span.ts";
import { selectShownHexView } from "../app/hex-view.ts";
import { useMuster } from "../app/muster.ts";
import { BeatKey } from "./beats/BeatKey.tsx";
import { HexKey } from "./HexKey.tsx";
import { MeasureChoice } from "./MeasureChoice.tsx";
import { MovesKey } from "./MovesKey.tsx";
import { SimulatedBadge } from "./SimulatedBadge.tsx";
import { useScheme } from "./use-scheme.ts";
import "./legend.css";

/** What the colours of the hexes mean, over what span of data; in the Explore step also what they are chosen by. */
export function Legend() {
  const view = useMuster(selectShownHexView);
  const span = useMuster(selectSpan);
  const scheme = useScheme();
  const isExploring = useMuster((state) => state.step === "explore" && state.data.kind === "open");
  if (!view) return null;
  const { measure } = view;
  const isOverSpan = measure === null || measure.overSpan;
  return (
    <aside className="card app__legend legend" aria-label="Legend">
      {isExploring && <MeasureChoice />}
      <div className="legend__title">
        {measure?.title ?? "Recorded per hex"}
        {measure?.unit && <span className="legend__unit">, {measure.unit}</span>}
        {isOverSpan && span && <span className={measure?.unit ? "legend__unit" : undefined}>, {span}</span>}
      </div>
      <HexKey view={view} scheme={scheme} labels="edges">
        <BeatKey />
        <SimulatedBadge />
      </HexKey>
      {measure?.note && <p className="note soft legend__note">{measure.note}</p>}
      <MovesKey />
    </aside>
  );
}
