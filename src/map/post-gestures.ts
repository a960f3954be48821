import { destination } from "../model/geodesy.ts";
import type { LngLat } from "../model/units.ts";
import { bearingOf, directionOfKey } from "./hex-cursor.ts";

/** What moving a post by hand needs to know and to tell, whichever map the post stands on. */
export interface PostGestureHost {
  readonly position: () => LngLat;
  readonly isMovable: () => boolean;
  /** Client pixels of a position, and back. */
  readonly toClient: (at: LngLat) => readonly [x: number, y: number];
  readonly fromClient: (x: number, y: number) => LngLat;
  /** Called while a post is on its way, and with null when it is put back. */
  readonly onPreview: (at: LngLat | null) => void;
  /** Called once when a post has arrived. */
  readonly onMove: (at: LngLat) => void;
  readonly onSelect: () => void;
}

const STEP_M = 10;
const LONG_STEP_M = 50;
/** A run of arrow keys counts as one move when no key follows for this long. */
const SETTLE_MS = 400;
/** A press that wanders less than this is a tap, CSS pixels. */
const TOLERANCE_PX = { mouse: 3, touch: 8 } as const;

interface Drag {
  readonly pointerId: number;
  readonly startX: number;
  readonly startY: number;
  /** From the pointer to the post's own point, so that the post does not jump to the pointer. */
  readonly offsetX: number;
  readonly offsetY: number;
  readonly tolerance: number;
  to: LngLat | null;
}

/**
 * Lets a focusable element be dragged (mouse, pen, touch), moved with arrow keys (10 m, with Shift 50 m), put back
 * with Escape and selected with a tap, Enter or Space. Returns the function that takes all of it off again.
 */
export function attachPostGestures(element: HTMLElement | SVGElement, host: PostGestureHost): () => void {
  const listening = new AbortController();
  let drag: Drag | null = null;
  let nudged: LngLat | null = null;
  let timer = 0;
  let swallowClick = false;

  const settleNudge = () => {
    window.clearTimeout(timer);
    if (nudged) host.onMove(nudged);
    nudged = null;
  };

  const putBack = () => {
    window.clearTimeout(timer);
    nudged = null;
    swallowClick = drag?.to != null;
    drag = null;
    element.removeAttribute("data-dragging");
    host.onPreview(null);
  };

  const onPointerDown = (event: PointerEvent) => {
    swallowClick = false;
    if (event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    event.stopPropagation();
    element.focus({ preventScroll: true });
    settleNudge();
    if (!host.isMovable()) return;
    const [x, y] = host.toClient(host.position());
    drag = {
      pointerId: event.pointerId,
      startX: event.clientX,
      startY: event.clientY,
      offsetX: x - event.clientX,
      offsetY: y - event.clientY,
      tolerance: event.pointerType === "touch" ? TOLERANCE_PX.touch : TOLERANCE_PX.mouse,
      to: null,
    };
    element.setPointerCapture(event.pointerId);
  };

  const onPointerMove = (event: PointerEvent) => {
    if (drag?.pointerId !== event.pointerId) return;
    const wandered = Math.hypot(event.clientX - drag.startX, event.clientY - drag.startY);
    if (!drag.to && wandered < drag.tolerance) return;
    drag.to = host.fromClient(event.clientX + drag.offsetX, event.clientY + drag.offsetY);
    element.setAttribute("data-dragging", "");
    host.onPreview(drag.to);
  };

  const onPointerUp = (event: PointerEvent) => {
    if (drag?.pointerId !== event.pointerId) return;
    const { to } = drag;
    drag = null;
    element.removeAttribute("data-dragging");
    if (!to) return;
    swallowClick = true;
    host.onMove(to);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const direction = directionOfKey(event.key);
    if (direction && host.isMovable()) {
      take(event);
      nudged = destination(
        nudged ?? host.position(),
        bearingOf(direction),
        event.shiftKey ? LONG_STEP_M : STEP_M,
      );
      host.onPreview(nudged);
      window.clearTimeout(timer);
      timer = window.setTimeout(settleNudge, SETTLE_MS);
    } else if (event.key === "Enter" || event.key === " ") {
      take(event);
      settleNudge();
      host.onSelect();
    } else if (event.key === "Escape" && (nudged || drag)) {
      take(event);
      putBack();
    }
  };

  const onClick = (event: Event) => {
    take(event);
    if (!swallowClick) host.onSelect();
    swallowClick = false;
  };

  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ) => element.addEventListener(type, listener as EventListener, { signal: listening.signal });
  on("pointerdown", onPointerDown);
  on("pointermove", onPointerMove);
  on("pointerup", onPointerUp);
  on("pointercancel", (event) => {
    if (drag?.pointerId === event.pointerId) putBack();
  });
  on("keydown", onKeyDown);
  on("blur", settleNudge);
  on("click", onClick);
  for (const type of ["mousedown", "touchstart", "dblclick"] as const)
    on(type, (event) => event.stopPropagation());

  return () => {
    window.clearTimeout(timer);
    listening.abort();
  };
}

function take(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
