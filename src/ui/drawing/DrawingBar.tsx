import { Button } from "@mantine/core";
import { actions } from "../../app/muster.ts";
import type { FocusDraft } from "../../app/state.ts";
import { FEWEST_POINTS } from "../../model/new-focus-area.ts";
import { useDrawingKeys } from "./use-drawing-keys.ts";
import "./drawing-bar.css";

const WHAT: Readonly<Record<FocusDraft["type"], string>> = {
  point: "Click the map where the middle is.",
  line: "Click the map along the route, from one end to the other.",
  polygon: "Click the map at each corner of the area.",
};

/** While an area is drawn: what a click does, and finishing, taking back and cancelling as buttons. */
export function DrawingBar({ draft }: { draft: FocusDraft }) {
  useDrawingKeys();
  const { type, points, purpose } = draft;
  const missing = FEWEST_POINTS[type] - points.length;
  return (
    <section
      className="drawing-bar"
      aria-label={purpose === "focus" ? "Drawing a focus area" : "Drawing an area"}
    >
      <p className="note strong">{WHAT[type]}</p>
      {type !== "point" && <p className="note">{sayCount(points.length, missing)}</p>}
      <p className="note soft drawing-bar__keys">
        {type === "point"
          ? "By keyboard: on the map, arrow keys walk from hex to hex and Space puts it there; Escape cancels."
          : "By keyboard: on the map, arrow keys walk from hex to hex and Space puts a point; Enter finishes, Backspace takes the last point back, Escape cancels."}
      </p>
      <div className="drawing-bar__foot">
        {type !== "point" && (
          <>
            <Button size="compact-sm" disabled={missing > 0} onClick={actions.finishDrawing}>
              Done
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              disabled={points.length === 0}
              onClick={actions.takeBackPoint}
            >
              Undo the last point
            </Button>
          </>
        )}
        <Button size="compact-sm" variant="default" onClick={actions.cancelDrawing}>
          Cancel
        </Button>
      </div>
    </section>
  );
}

function sayCount(count: number, missing: number): string {
  const drawn = `${count} ${count === 1 ? "point" : "points"}`;
  return missing > 0 ? `${drawn}, ${missing} more needed.` : `${drawn}.`;
}
