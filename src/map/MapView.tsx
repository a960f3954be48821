import "./map.css";
import "./map-marks.css";
import { type ComponentType, type ReactElement, useEffect, useState } from "react";
import type { Picking } from "../app/state.ts";
import type { BasemapState } from "./basemap.ts";
import { type FocusPadding, NO_PADDING } from "./focus-padding.ts";
import type { GlMapProps } from "./GlMap.tsx";
import { SvgMap } from "./SvgMap.tsx";
import type { Scene, SceneHandlers } from "./scene.ts";
import { useLatest } from "./use-latest.ts";
import { useSize } from "./use-size.ts";
import { supportsWebGl2 } from "./webgl-support.ts";

/** Why the drawn map stands in for the WebGL one. */
export type FallbackReason = "no-webgl2" | "context-lost" | "not-loaded";

/** What the map shows, what can be done on it, and what it reports back. */
export interface MapViewProps {
  readonly scene: Scene;
  readonly handlers?: SceneHandlers;
  readonly picking?: Picking | null;
  /** What floating cards cover, so that the study area is fitted into the rest. */
  readonly focusPadding?: FocusPadding;
  /** Address of a style for the base map, or null for none. */
  readonly basemap?: string | null;
  readonly onBasemapState?: (state: BasemapState) => void;
  readonly onFallback?: (reason: FallbackReason) => void;
}

const NO_HANDLERS: SceneHandlers = {};

/**
 * The map as large as its parent: WebGL2 where the browser has it, else the same scene as SVG. The WebGL code is
 * fetched only where it can run, after the rest of the page.
 */
export function MapView(props: MapViewProps): ReactElement {
  const { scene, handlers = NO_HANDLERS, picking = null, focusPadding = NO_PADDING, basemap = null } = props;
  const [Gl, setGl] = useState<ComponentType<GlMapProps> | "svg" | null>(null);
  const latest = useLatest(props);

  const fallBack = (reason: FallbackReason) => {
    setGl("svg");
    latest.current.onFallback?.(reason);
    latest.current.onBasemapState?.("absent");
  };
  const latestFallBack = useLatest(fallBack);

  useEffect(() => {
    let isCurrent = true;
    if (!supportsWebGl2()) {
      latestFallBack.current("no-webgl2");
      return;
    }
    import("./GlMap.tsx").then(
      ({ GlMap }) => isCurrent && setGl(() => GlMap),
      () => isCurrent && latestFallBack.current("not-loaded"),
    );
    return () => {
      isCurrent = false;
    };
  }, [latestFallBack]);

  if (Gl === null) return <div className="muster-map" data-scheme={scene.scheme} aria-busy="true" />;
  if (Gl === "svg") {
    return <DrawnMap scene={scene} handlers={handlers} picking={picking} focusPadding={focusPadding} />;
  }
  return (
    <Gl
      scene={scene}
      handlers={handlers}
      picking={picking}
      focusPadding={focusPadding}
      basemap={basemap}
      onBasemapState={props.onBasemapState}
      onLost={() => fallBack("context-lost")}
    />
  );
}

interface DrawnMapProps {
  readonly scene: Scene;
  readonly handlers: SceneHandlers;
  readonly picking: Picking | null;
  readonly focusPadding: FocusPadding;
}

function DrawnMap({ scene, handlers, picking, focusPadding }: DrawnMapProps): ReactElement {
  const [ref, size] = useSize();
  return (
    <div ref={ref} className="muster-map-sheet">
      {size && (
        <SvgMap
          scene={scene}
          handlers={handlers}
          picking={picking}
          width={size.width}
          height={size.height}
          padding={focusPadding}
          title={`Map of ${scene.venue.name}`}
        />
      )}
    </div>
  );
}
