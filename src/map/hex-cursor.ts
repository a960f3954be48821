import { bearingDeg } from "../model/geodesy.ts";
import { centerOfHex, type HexField, hexesAround } from "./hex-geometry.ts";

export type Direction = "up" | "right" | "down" | "left";

/** Where a keyboard stands among the hexes, and how it came there. */
export interface HexCursor {
  readonly index: number;
  readonly cameFrom: { readonly index: number; readonly by: Direction } | null;
}

const BEARING: Readonly<Record<Direction, number>> = { up: 0, right: 90, down: 180, left: 270 };
const OPPOSITE: Readonly<Record<Direction, Direction>> = {
  up: "down",
  right: "left",
  down: "up",
  left: "right",
};

/** A cursor that has come from nowhere. */
export function placeCursor(index: number): HexCursor {
  return { index, cameFrom: null };
}

/**
 * Moves to the neighbouring hex that lies nearest to a direction, less than 90° off it; stays where there is none.
 * Six neighbours share four directions, so the opposite direction first goes back to where the cursor came from.
 */
export function moveCursor(field: HexField, cursor: HexCursor, direction: Direction): HexCursor {
  const { index, cameFrom } = cursor;
  if (cameFrom && cameFrom.by === OPPOSITE[direction]) {
    return { index: cameFrom.index, cameFrom: { index, by: direction } };
  }
  const here = centerOfHex(field, index);
  let best = -1;
  let least = 90;
  for (const other of hexesAround(field, index)) {
    const turn = Math.abs(bearingDeg(here, centerOfHex(field, other)) - BEARING[direction]);
    const off = Math.min(turn, 360 - turn);
    if (off < least) {
      least = off;
      best = other;
    }
  }
  return best < 0 ? cursor : { index: best, cameFrom: { index, by: direction } };
}

/** The direction of an arrow key, or undefined for any other key. */
export function directionOfKey(key: string): Direction | undefined {
  if (key === "ArrowUp") return "up";
  if (key === "ArrowRight") return "right";
  if (key === "ArrowDown") return "down";
  if (key === "ArrowLeft") return "left";
  return undefined;
}

/** Degrees clockwise from north that a direction stands for. */
export function bearingOf(direction: Direction): number {
  return BEARING[direction];
}
