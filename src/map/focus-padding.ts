/** What floating cards cover of the map on each side, CSS pixels. */
export interface FocusPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Room between the study area and the cards around it, CSS pixels or drawing units. */
export const FIT_MARGIN = 14;

/** What is always left open on each axis where the map is at least as large. */
const LEAST_OPEN = 120;

export const NO_PADDING: FocusPadding = { top: 0, right: 0, bottom: 0, left: 0 };

/**
 * The padding, shrunk in proportion on each axis where it would leave less than `least` units of the map open,
 * so that the camera can always fit something.
 */
export function limitPadding(
  padding: FocusPadding,
  width: number,
  height: number,
  least = LEAST_OPEN,
): FocusPadding {
  const across = shrink(padding.left + padding.right, width - least);
  const down = shrink(padding.top + padding.bottom, height - least);
  return {
    top: padding.top * down,
    right: padding.right * across,
    bottom: padding.bottom * down,
    left: padding.left * across,
  };
}

function shrink(wanted: number, room: number): number {
  return wanted <= room || wanted === 0 ? 1 : Math.max(0, room) / wanted;
}

/** The part of a map that no card covers, within `FIT_MARGIN` of the cards. */
export interface OpenPart {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly middle: readonly [x: number, y: number];
  /** The same as distances from the map's edges. */
  readonly padding: FocusPadding;
}

/** What `padding` leaves open of a map of this size. */
export function openPartOf(width: number, height: number, padding: FocusPadding): OpenPart {
  const { top, right, bottom, left } = padding;
  const wanted = {
    top: top + FIT_MARGIN,
    right: right + FIT_MARGIN,
    bottom: bottom + FIT_MARGIN,
    left: left + FIT_MARGIN,
  };
  const limited = limitPadding(wanted, width, height);
  const openWidth = width - limited.left - limited.right;
  const openHeight = height - limited.top - limited.bottom;
  return {
    left: limited.left,
    top: limited.top,
    width: openWidth,
    height: openHeight,
    middle: [limited.left + openWidth / 2, limited.top + openHeight / 2],
    padding: limited,
  };
}

/** Whether a point is in the open part. */
export function isOpenAt(open: OpenPart, x: number, y: number): boolean {
  return x >= open.left && x <= open.left + open.width && y >= open.top && y <= open.top + open.height;
}

/** The padding as CSS custom properties that `map.css` places controls by. */
export function paddingStyle(padding: FocusPadding): Record<`--${string}`, string> {
  return {
    "--muster-map-top": `${padding.top}px`,
    "--muster-map-right": `${padding.right}px`,
    "--muster-map-bottom": `${padding.bottom}px`,
    "--muster-map-left": `${padding.left}px`,
  };
}
