import { type PointerEvent, useRef, useState } from "react";

/** Two places of a chart, from where a drag began to where it is. */
export interface PointerBlock<Place> {
  readonly from: Place;
  readonly to: Place;
}

/**
 * Clicking and dragging over a drawing: the place under the pointer, the block being dragged, and the handlers for the
 * drawing's outermost element. A click is a block whose ends are the same place.
 * @param placeAt The place at a point, CSS pixels from the drawing's top left; null where there is none. Gives equal
 * places as equal text through JSON.
 * @param onBlock Told when the pointer is let go.
 */
export function usePointerBlock<Place>(
  placeAt: (x: number, y: number) => Place | null,
  onBlock: (block: PointerBlock<Place>) => void,
) {
  const [hovered, setHovered] = useState<Place | null>(null);
  const [block, setBlock] = useState<PointerBlock<Place> | null>(null);
  const origin = useRef<Place | null>(null);

  const find = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return placeAt(event.clientX - box.left, event.clientY - box.top);
  };
  const end = () => {
    origin.current = null;
    setBlock(null);
  };

  return {
    hovered,
    block,
    handlers: {
      onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
        const place = find(event);
        if (event.button !== 0 || place === null) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        origin.current = place;
        setBlock({ from: place, to: place });
      },
      onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
        const place = find(event);
        setHovered((before) => (isSame(before, place) ? before : place));
        const from = origin.current;
        if (from === null || place === null) return;
        setBlock((before) => (before && isSame(before.to, place) ? before : { from, to: place }));
      },
      onPointerUp: (event: PointerEvent<SVGSVGElement>) => {
        const from = origin.current;
        const to = find(event) ?? block?.to ?? from;
        end();
        if (from !== null && to !== null) onBlock({ from, to });
      },
      onPointerCancel: end,
      onPointerLeave: () => setHovered(null),
    },
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
