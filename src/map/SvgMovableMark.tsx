import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import type { LngLat } from "../model/units.ts";
import { attachPostGestures, type PostGestureHost } from "./post-gestures.ts";
import type { DrawingPoint, Projection } from "./project.ts";
import { useLatest } from "./use-latest.ts";

/** How a mark is moved over the drawing, and what it tells. */
export interface SvgMarkMoves extends Pick<PostGestureHost, "onPreview" | "onMove" | "onSelect"> {
  readonly projection: Projection;
  readonly isMovable: boolean;
  /** Client pixels of a drawing point, and back. */
  readonly toClient: (point: DrawingPoint) => DrawingPoint;
  readonly fromClient: (point: DrawingPoint) => DrawingPoint;
}

interface SvgMovableMarkProps extends SvgMarkMoves {
  readonly id: string;
  readonly at: LngLat;
  /** What a screen reader says of it. */
  readonly label: string;
  readonly isSelected: boolean;
  /** Of the ring that shows the keyboard's focus. */
  readonly focusRadius: number;
  readonly children: ReactNode;
}

/** A mark of the SVG map that can be focused, selected, dragged and moved with arrow keys. */
export function SvgMovableMark(props: SvgMovableMarkProps): ReactElement {
  const { projection, isMovable, isSelected } = props;
  const ref = useRef<SVGGElement>(null);
  const latest = useLatest(props);
  useEffect(() => {
    if (!ref.current) return;
    return attachPostGestures(ref.current, {
      position: () => latest.current.at,
      isMovable: () => latest.current.isMovable,
      toClient: (at) => latest.current.toClient(latest.current.projection.project(at)),
      fromClient: (x, y) => latest.current.projection.unproject(latest.current.fromClient([x, y])),
      onPreview: (at) => latest.current.onPreview(at),
      onMove: (at) => latest.current.onMove(at),
      onSelect: () => latest.current.onSelect(),
    });
  }, [latest]);
  const [x, y] = projection.project(props.at);
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button element
    <g
      ref={ref}
      className={`muster-svg-post${isMovable ? " is-movable" : ""}`}
      role="button"
      tabIndex={0}
      aria-label={props.label}
      aria-pressed={isSelected}
      data-post={props.id}
    >
      <circle className="muster-svg-post-target" cx={x} cy={y} r={15} fill="transparent" />
      {props.children}
      <circle className="muster-svg-post-focus" cx={x} cy={y} r={props.focusRadius} fill="none" />
    </g>
  );
}
