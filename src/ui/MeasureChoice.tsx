import { NativeSelect } from "@mantine/core";
import { MAP_MEASURES, MEASURE_IDS, type MeasureId } from "../app/map-measures.ts";
import { actions, useMuster } from "../app/muster.ts";
import { selectHalt } from "../app/report-keys.ts";
import { selectMeasure, selectMeasureOffers } from "../app/shown-measure.ts";
import { isLocked } from "../model/locked.ts";
import { lowerFirst } from "../model/wording.ts";

/** Chooses what the hexes are coloured by, and says while, or why, they are not. */
export function MeasureChoice() {
  const measure = useMuster((state) => state.measure);
  const offers = useMuster(selectMeasureOffers);
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
          ...offers.map(({ id, label, locked }) => ({
            value: id,
            label: `Coloured by ${lowerFirst(label)}${locked === null ? "" : ` – ${locked}`}`,
            disabled: locked !== null,
          })),
        ]}
      />
      {measure !== null && <MeasureState measure={measure} />}
    </div>
  );
}

const HALTED = {
  "called-off": { said: "Called off", again: "Work it out" },
  failed: { said: "Could not be worked out", again: "Try again" },
} as const;

/** How far the chosen measure has come, with a way to call it off, or why it cannot be had; nothing once it is shown. */
function MeasureState({ measure }: { measure: MeasureId }) {
  const { label, report } = MAP_MEASURES[measure];
  const classes = useMuster(selectMeasure);
  const doing = useMuster((state) => state.work[report] ?? null);
  const halt = useMuster((state) => selectHalt(state, report));
  if (classes) {
    if (!isLocked(classes)) return null;
    return (
      <p className="note" role="status">
        {classes.locked} Coloured by recorded crime.
      </p>
    );
  }
  return (
    <p className="note soft legend__state">
      <span role="status">
        {halt
          ? `${HALTED[halt].said}: coloured by recorded crime.`
          : `Working out ${lowerFirst(label)} … Until then by recorded crime.`}
        {!halt && doing && <span aria-hidden="true"> {doing}.</span>}
      </span>
      <button
        type="button"
        className="text-button"
        onClick={() => (halt ? actions.askForReport(report) : actions.callOffReport(report))}
      >
        {halt ? HALTED[halt].again : "Cancel"}
      </button>
    </p>
  );
}
