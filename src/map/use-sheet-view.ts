import { type PointerEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat } from "../model/units.ts";
import { isOpenAt, openPartOf } from "./focus-padding.ts";
import { type DrawingPoint, fitProjection, type Projection, type Sheet, type SheetView } from "./project.ts";
import { useLatest } from "./use-latest.ts";

/** Looking around on an SVG sheet. */
export interface SheetCamera {
  readonly projection: Projection;
  readonly toClient: (point: DrawingPoint) => DrawingPoint;
  readonly fromClient: (point: DrawingPoint) => DrawingPoint;
  readonly zoomBy: (steps: number) => void;
  readonly fit: () => void;
  /** Brings a position to the middle where it is not in the sheet's open part. */
  readonly reveal: (at: LngLat) => void;
  readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerMove: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerUp: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerCancel: () => void;
}

const ZOOM_LIMITS = { min: 0.5, max: 16 } as const;
const TOLERANCE_PX = 5;

/** Zoom by buttons and wheel, pan by dragging, tap; a new study area is fitted again. */
export function useSheetView(
  svg: RefObject<SVGSVGElement | null>,
  area: StudyArea,
  sheet: Sheet,
  onTap: (at: LngLat) => void,
): SheetCamera {
  const areaKey = `${area.center.join()},${area.radiusM}`;
  const [own, setOwn] = useState<{ readonly areaKey: string; readonly view: SheetView } | null>(null);
  const view = own?.areaKey === areaKey ? own.view : undefined;
  const projection = useMemo(() => fitProjection(area, sheet, view), [area, sheet, view]);
  const press = useRef<{ readonly id: number; x: number; y: number; hasWandered: boolean } | null>(null);
  const open = openPartOf(sheet.width, sheet.height, sheet.padding);
  const { middle } = open;

  const fromClient = ([x, y]: DrawingPoint): DrawingPoint => {
    const matrix = svg.current?.getScreenCTM();
    if (!matrix) return [x, y];
    const point = new DOMPoint(x, y).matrixTransform(matrix.inverse());
    return [point.x, point.y];
  };
  const toClient = ([x, y]: DrawingPoint): DrawingPoint => {
    const matrix = svg.current?.getScreenCTM();
    if (!matrix) return [x, y];
    const point = new DOMPoint(x, y).matrixTransform(matrix);
    return [point.x, point.y];
  };
  const look = (zoom: number, center: LngLat) => setOwn({ areaKey, view: { zoom, center } });
  const zoomAround = (factor: number, [x, y]: DrawingPoint) => {
    const before = view?.zoom ?? 1;
    const zoom = Math.min(ZOOM_LIMITS.max, Math.max(ZOOM_LIMITS.min, before * factor));
    const share = before / zoom;
    look(zoom, projection.unproject([x + (middle[0] - x) * share, y + (middle[1] - y) * share]));
  };

  const latestZoom = useLatest(zoomAround);
  const latestFromClient = useLatest(fromClient);
  useEffect(() => {
    const element = svg.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      latestZoom.current(
        2 ** (-event.deltaY / 400),
        latestFromClient.current([event.clientX, event.clientY]),
      );
    };
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, [svg, latestZoom, latestFromClient]);

  return {
    projection,
    toClient,
    fromClient,
    zoomBy: (steps) => zoomAround(1.6 ** steps, middle),
    fit: () => setOwn(null),
    reveal: (at) => {
      const [x, y] = projection.project(at);
      if (!isOpenAt(open, x, y)) look(view?.zoom ?? 1, at);
    },
    onPointerDown: (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      press.current = { id: event.pointerId, x: event.clientX, y: event.clientY, hasWandered: false };
    },
    onPointerMove: (event) => {
      const held = press.current;
      if (held?.id !== event.pointerId) return;
      if (!held.hasWandered && Math.hypot(event.clientX - held.x, event.clientY - held.y) < TOLERANCE_PX)
        return;
      if (!held.hasWandered) event.currentTarget.setPointerCapture(event.pointerId);
      held.hasWandered = true;
      const [fromX, fromY] = fromClient([held.x, held.y]);
      const [toX, toY] = fromClient([event.clientX, event.clientY]);
      held.x = event.clientX;
      held.y = event.clientY;
      look(view?.zoom ?? 1, projection.unproject([middle[0] - (toX - fromX), middle[1] - (toY - fromY)]));
    },
    onPointerUp: (event) => {
      const held = press.current;
      press.current = null;
      if (held?.id !== event.pointerId || held.hasWandered) return;
      onTap(projection.unproject(fromClient([event.clientX, event.clientY])));
    },
    onPointerCancel: () => {
      press.current = null;
    },
  };
}
