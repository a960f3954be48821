import { NativeSelect } from "@mantine/core";
import { MAP_MEASURES, MEASURE_IDS, type MeasureId } from "../app/map-measures.ts";
import { actions, useMuster } from "../app/muster.ts";
import { isMeasureCalledOff, selectMeasure, selectMeasureOffers } from "../app/shown-measure.ts";
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

/** How far the chosen measure has come, with a way to call it off, or why it cannot be had; nothing once it is shown. */
function MeasureState({ measure }: { measure: MeasureId }) {
  const { label, report } = MAP_MEASURES[measure];
  const classes = useMuster(selectMeasure);
  const doing = useMuster((state) => state.work[report] ?? null);
  const isCalledOff = useMuster(isMeasureCalledOff);
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
        {isCalledOff
          ? "Called off: coloured by recorded crime."
          : `Working out ${lowerFirst(label)} … Until then by recorded crime.`}
        {!isCalledOff && doing && <span aria-hidden="true"> {doing}.</span>}
      </span>
      <button
        type="button"
        className="text-button"
        onClick={() => (isCalledOff ? actions.askForReport(report) : actions.callOffReport(report))}
      >
        {isCalledOff ? "Work it out" : "Cancel"}
      </button>
    </p>
  );
}
