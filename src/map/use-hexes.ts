import { type KeyboardEvent, useMemo, useState } from "react";
import type { Picking } from "../app/state.ts";
import { bearingDeg, compassName, distanceM } from "../model/geodesy.ts";
import type { LngLat } from "../model/units.ts";
import { directionOfKey, type HexCursor, moveCursor, placeCursor } from "./hex-cursor.ts";
import { centerOfHex, type HexField, hexAt, hexFieldOfScene, nearestHex } from "./hex-geometry.ts";
import { describeHex, shortVenueName } from "./labels.ts";
import type { Scene, SceneHandlers } from "./scene.ts";
import { gatherSites, nameSites } from "./site-dots.ts";

/** What a person does among the hexes, the same on every map. */
export interface HexInteraction {
  readonly field: HexField;
  /** Indices into the field, −1 for none. */
  readonly selectedHex: number;
  readonly hoveredHex: number;
  /** The hex under the keyboard, while the keyboard is on the map. */
  readonly cursorHex: number;
  /** The hex a tooltip speaks of, keyboard before pointer, and its words. */
  readonly tip: { readonly index: number; readonly text: string } | null;
  readonly announcement: string;
  readonly tap: (at: LngLat) => void;
  readonly hover: (at: LngLat | null) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Selection, hover and the keyboard's roving hex; without crime hexes the grid of the study area stands in. */
export function useHexes(scene: Scene, handlers: SceneHandlers, picking: Picking | null): HexInteraction {
  const { hexes, venue, sites } = scene;
  const field = hexFieldOfScene(scene);
  const [cursor, setCursor] = useState<{ readonly field: HexField; readonly at: HexCursor } | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const [hoveredHex, setHoveredHex] = useState(-1);
  const at = cursor?.field === field ? cursor.at : placeCursor(nearestHex(field, venue.at));
  const cursorHex = hasFocus ? at.index : -1;

  const sitesOf = useMemo(() => gatherSites(field, sites), [field, sites]);
  const describe = (index: number) =>
    [describeHex(scene, index), nameSites(sitesOf.get(index) ?? [])].filter(Boolean).join(". ");
  const announce = (index: number) => {
    const center = centerOfHex(field, index);
    const away = Math.round(distanceM(venue.at, center) / 10) * 10;
    const name = shortVenueName(venue.name);
    const where =
      hexAt(field, venue.at) === index
        ? `at ${name}`
        : `${away} m ${compassName(bearingDeg(venue.at, center))} of ${name}`;
    return `${describe(index)}, ${where}`;
  };
  const choose = (index: number) => {
    if (picking) handlers.onPick?.(centerOfHex(field, index));
    else handlers.onSelectCell?.(field.cells[index] ?? null);
  };
  const tipped = cursorHex >= 0 ? cursorHex : hexes && hoveredHex < field.cells.length ? hoveredHex : -1;

  return {
    field,
    selectedHex: scene.selectedCell === null ? -1 : (field.indexOf.get(scene.selectedCell) ?? -1),
    hoveredHex: hexes ? hoveredHex : -1,
    cursorHex,
    tip: tipped >= 0 ? { index: tipped, text: describe(tipped) } : null,
    announcement: cursorHex >= 0 ? announce(cursorHex) : "",
    tap: (point) => {
      if (picking) handlers.onPick?.(point);
      else handlers.onSelectCell?.(field.cells[hexAt(field, point)] ?? null);
    },
    hover: (point) => setHoveredHex(point ? hexAt(field, point) : -1),
    onFocus: () => setHasFocus(true),
    onBlur: () => setHasFocus(false),
    onKeyDown: (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || at.index < 0) return;
      const direction = directionOfKey(event.key);
      if (direction) setCursor({ field, at: moveCursor(field, at, direction) });
      else if (event.key === "Home") setCursor({ field, at: placeCursor(nearestHex(field, venue.at)) });
      else if (event.key === "Enter" || event.key === " ") choose(at.index);
      else if (event.key === "Escape" && !picking) handlers.onSelectCell?.(null);
      else return;
      event.preventDefault();
    },
  };
}
