import type { ReactElement } from "react";

interface MapTooltipProps {
  readonly text: string;
  /** The point it speaks of, CSS pixels in the map's box. */
  readonly x: number;
  readonly y: number;
  readonly mapWidth: number;
}

/** A few words above a point of the map, below it near the upper edge; screen readers are told elsewhere. */
export function MapTooltip({ text, x, y, mapWidth }: MapTooltipProps): ReactElement {
  const side = x < 130 ? "start" : x > mapWidth - 130 ? "end" : "middle";
  return (
    <div
      className="muster-map-tooltip"
      data-side={side}
      data-below={y < 90 ? "" : undefined}
      style={{ left: x, top: y }}
      aria-hidden="true"
    >
      {text}
    </div>
  );
}
