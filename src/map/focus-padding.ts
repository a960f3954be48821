/** What floating cards cover of the map on each side, CSS pixels. */
export interface FocusPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export const NO_PADDING: FocusPadding = { top: 0, right: 0, bottom: 0, left: 0 };

/**
 * The padding, shrunk in proportion on each axis where it would leave less than `least` pixels of the map open,
 * so that the camera can always fit something.
 */
export function limitPadding(
  padding: FocusPadding,
  width: number,
  height: number,
  least = 120,
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

/** The padding with `by` pixels more on each side. */
export function widenPadding(padding: FocusPadding, by: number): FocusPadding {
  return {
    top: padding.top + by,
    right: padding.right + by,
    bottom: padding.bottom + by,
    left: padding.left + by,
  };
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
