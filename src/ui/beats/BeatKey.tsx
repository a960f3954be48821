import { useMuster } from "../../app/muster.ts";
import { selectMapBeats } from "../../app/shown-beats.ts";
import "./beats.css";

/** What the outline of a beat on the map is; nothing while there is none. */
export function BeatKey() {
  const isShown = useMuster((state) => state.step !== "explore" && selectMapBeats(state).length > 0);
  return isShown ? (
    <span className="hex-key__outline">
      <span className="beats__swatch" aria-hidden="true" /> Beat, with its post’s number
    </span>
  ) : null;
}
