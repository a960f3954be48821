import type { KeyboardEvent, ReactElement } from "react";
import type { Picking } from "../app/state.ts";
import type { HexInteraction } from "./use-hexes.ts";

interface HexCursorBoxProps {
  readonly hexes: HexInteraction;
  readonly picking: Picking | null;
  readonly venueName: string;
  readonly onZoom: (steps: number) => void;
}

const ENTER_DOES = {
  select: "Enter selects a hex, Escape clears the selection.",
  venue: "Enter puts the venue at the middle of the hex.",
  post: "Enter puts a post at the middle of the hex.",
  "fixed-post": "Enter puts a fixed post at the middle of the hex.",
  street: "Enter closes the street at the middle of the hex.",
  "focus-point": "Space puts the middle of the focus area at the middle of the hex, Escape cancels.",
  "focus-shape":
    "Space puts a point at the middle of the hex, Backspace takes the last one back, Enter finishes, Escape cancels.",
} as const;

/** The map's one stop for a keyboard: arrow keys walk from hex to hex, and a screen reader is told each of them. */
export function HexCursorBox({ hexes, picking, venueName, onZoom }: HexCursorBoxProps): ReactElement {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "+" || event.key === "=") onZoom(1);
    else if (event.key === "-") onZoom(-1);
    else hexes.onKeyDown(event);
  };
  return (
    <>
      <div
        className="muster-hex-cursor"
        role="application"
        aria-roledescription="map"
        aria-label={`${hexes.field.cells.length} hexes around ${venueName}. Arrow keys move from hex to hex, Home goes to the venue. ${ENTER_DOES[picking ?? "select"]}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the application role takes keys, so it must take focus
        tabIndex={0}
        onFocus={hexes.onFocus}
        onBlur={hexes.onBlur}
        onKeyDown={onKeyDown}
      />
      <div className="muster-visually-hidden" aria-live="polite">
        {hexes.announcement}
      </div>
    </>
  );
}
