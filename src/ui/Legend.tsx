import { NativeSelect } from "@mantine/core";
import { selectSpan } from "../app/data-span.ts";
import { selectMeasure, selectShownHexView } from "../app/hex-view.ts";
import { MAP_MEASURES, MEASURE_IDS } from "../app/map-measures.ts";
import { actions, useMuster } from "../app/muster.ts";
import { HexKey } from "./HexKey.tsx";
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
  return (
    <aside className="card app__legend legend" aria-label="Legend">
      {isExploring && <MeasureChoice />}
      <div className="legend__title">
        {view.measure?.title ?? "Recorded per hex"}
        {span && `, ${span}`}
      </div>
      <HexKey view={view} scheme={scheme} labels="edges">
        <SimulatedBadge />
      </HexKey>
    </aside>
  );
}

function MeasureChoice() {
  const measure = useMuster((state) => state.measure);
  const classes = useMuster(selectMeasure);
  return (
    <div className="legend__choice">
      <NativeSelect
        size="xs"
        aria-label="Colour the hexes by"
        value={measure ?? ""}
        onChange={({ currentTarget }) =>
          actions.showMeasure(MEASURE_IDS.find((id) => id === currentTarget.value) ?? null)
        }
        data={[
          { value: "", label: "Coloured by recorded crime" },
          ...MEASURE_IDS.map((id) => ({
            value: id,
            label: `Coloured by ${lowerFirst(MAP_MEASURES[id].label)}`,
          })),
        ]}
      />
      {measure !== null && classes === null && (
        <p className="note soft" role="status">
          Being worked out; until then by recorded crime.
        </p>
      )}
      {classes && "locked" in classes && (
        <p className="note" role="status">
          {classes.locked} Coloured by recorded crime.
        </p>
      )}
    </div>
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
