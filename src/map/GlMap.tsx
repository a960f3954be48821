import "maplibre-gl/dist/maplibre-gl.css";
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { Picking } from "../app/state.ts";
import type { LngLat } from "../model/units.ts";
import type { BasemapState } from "./basemap.ts";
import { shapeBeats } from "./beat-shapes.ts";
import { type FocusPadding, paddingStyle } from "./focus-padding.ts";
import { focusLabelAt } from "./focus-shapes.ts";
import { GlStage } from "./gl-stage.ts";
import { HexCursorBox } from "./HexCursorBox.tsx";
import { centerOfHex, topOfHex } from "./hex-geometry.ts";
import { MapControls } from "./MapControls.tsx";
import { MapTooltip } from "./MapTooltip.tsx";
import { arrowsOf } from "./move-arrows.ts";
import type { Scene, SceneBeat, SceneFocus, SceneHandlers, SceneMove } from "./scene.ts";
import { useHexes } from "./use-hexes.ts";
import { useLatest } from "./use-latest.ts";
import { usePostMoves } from "./use-post-moves.ts";

/** What `MapView` hands on, and how the map says that it cannot go on. */
export interface GlMapProps {
  readonly scene: Scene;
  readonly handlers: SceneHandlers;
  readonly picking: Picking | null;
  readonly focusPadding: FocusPadding;
  readonly basemap: string | null;
  readonly onBasemapState?: ((state: BasemapState) => void) | undefined;
  readonly onLost: () => void;
}

const NO_AREAS: SceneFocus["areas"] = [];
const NO_BEATS: readonly SceneBeat[] = [];
const NO_SITES: NonNullable<Scene["sites"]> = [];
const NO_MOVES: readonly SceneMove[] = [];

/** The map drawn with WebGL2: maplibre below, deck.gl above it, posts as buttons on top. */
export function GlMap(props: GlMapProps): ReactElement {
  const { scene, handlers, picking, focusPadding, basemap } = props;
  const { area, venue, scheme, selectedPostId, selectedFixedPostId } = scene;
  const container = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<GlStage | null>(null);
  const [overBasemap, setOverBasemap] = useState(false);
  const [, setCamera] = useState(0);
  const hexes = useHexes(scene, handlers, picking);
  const { posts, preview, commit } = usePostMoves(scene.posts, handlers.onMovePost);
  const fixed = usePostMoves(scene.fixedPosts, handlers.onMoveFixedPost);
  const isTipShown = hexes.tip !== null;
  const [pointer, setPointer] = useState<LngLat | null>(null);
  const { focus, moves, sites = NO_SITES } = scene;
  const isDrawing = focus?.draft != null;
  const latest = useLatest({ props, hexes, preview, commit, fixed, isTipShown, isDrawing });
  const isMovable = handlers.onMovePost !== undefined;
  const isFixedMovable = handlers.onMoveFixedPost !== undefined;

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const first = latest.current.props;
    let made: GlStage;
    try {
      made = new GlStage(element, first.scene.area, first.focusPadding, first.scene.scheme, {
        onTap: (at) => latest.current.hexes.tap(at),
        onHover: (at) => {
          latest.current.hexes.hover(at);
          if (latest.current.isDrawing) setPointer(at);
        },
        onCamera: () => {
          if (latest.current.isTipShown) setCamera((count) => count + 1);
        },
        onBasemap: (state) => {
          setOverBasemap(state === "shown");
          latest.current.props.onBasemapState?.(state);
        },
        onLost: () => latest.current.props.onLost(),
        posts: {
          onPreview: (id, at) => latest.current.preview(id, at),
          onMove: (id, at) => latest.current.commit(id, at),
          onSelect: (id) => latest.current.props.handlers.onSelectPost?.(id),
        },
        fixedPosts: {
          onPreview: (id, at) => latest.current.fixed.preview(id, at),
          onMove: (id, at) => latest.current.fixed.commit(id, at),
          onSelect: (id) => latest.current.props.handlers.onSelectFixedPost?.(id),
        },
      });
    } catch {
      latest.current.props.onLost();
      return;
    }
    setStage(made);
    return () => {
      setStage(null);
      made.destroy();
    };
  }, [latest]);

  useEffect(() => stage?.basemap.show(basemap, scheme), [stage, basemap, scheme]);
  useEffect(() => stage?.places.update(area, venue), [stage, area, venue]);
  useEffect(
    () => stage?.posts.update(posts, selectedPostId, isMovable),
    [stage, posts, selectedPostId, isMovable],
  );
  const fixedPosts = fixed.posts;
  useEffect(
    () => stage?.fixedPosts.update(fixedPosts, selectedFixedPostId, isFixedMovable),
    [stage, fixedPosts, selectedFixedPostId, isFixedMovable],
  );
  const focusAreas = focus?.areas ?? NO_AREAS;
  useEffect(
    () => stage?.focus.update(focusAreas.map(({ name, geometry }) => ({ name, at: focusLabelAt(geometry) }))),
    [stage, focusAreas],
  );
  const { beats } = scene;
  useEffect(
    () =>
      stage?.beats.update(shapeBeats(beats ?? NO_BEATS).map(({ name, labelAt }) => ({ name, at: labelAt }))),
    [stage, beats],
  );
  useEffect(
    () => stage?.moves.update(arrowsOf(moves ?? NO_MOVES, area).flatMap(({ label }) => label ?? [])),
    [stage, moves, area],
  );
  useEffect(() => stage?.takeClicks(picking !== null), [stage, picking]);
  const { top, right, bottom, left } = focusPadding;
  useEffect(() => stage?.frame(area, { top, right, bottom, left }), [stage, area, top, right, bottom, left]);

  const { field, selectedHex, hoveredHex, cursorHex } = hexes;
  useEffect(
    () =>
      stage?.draw({
        area,
        hexes: scene.hexes,
        field,
        posts,
        selectedPostId,
        fixedPosts,
        selectedFixedPostId,
        selectedHex,
        hoveredHex,
        cursorHex,
        scheme,
        overBasemap,
        beats,
        focus,
        sites,
        moves,
        pointer: isDrawing ? pointer : null,
      }),
    [
      stage,
      area,
      scene.hexes,
      field,
      posts,
      selectedPostId,
      fixedPosts,
      selectedFixedPostId,
      selectedHex,
      hoveredHex,
      cursorHex,
      scheme,
      overBasemap,
      beats,
      focus,
      sites,
      moves,
      isDrawing,
      pointer,
    ],
  );
  useEffect(() => {
    if (cursorHex >= 0) stage?.reveal(centerOfHex(field, cursorHex));
  }, [stage, field, cursorHex]);

  const tipPoint = stage && hexes.tip ? stage.locate(topOfHex(field, hexes.tip.index)) : null;
  return (
    <section
      className="muster-map"
      aria-label="Map"
      data-scheme={scheme}
      data-picking={picking ?? undefined}
      data-basemap={overBasemap ? "shown" : undefined}
      style={paddingStyle(focusPadding)}
    >
      <HexCursorBox
        hexes={hexes}
        picking={picking}
        venueName={venue.name}
        onZoom={(steps) => stage?.zoomBy(steps)}
      />
      <div ref={container} className="muster-map-canvas" />
      {hexes.tip && tipPoint && (
        <MapTooltip
          text={hexes.tip.text}
          x={tipPoint[0]}
          y={tipPoint[1]}
          mapWidth={container.current?.clientWidth ?? 0}
        />
      )}
      <MapControls onZoom={(steps) => stage?.zoomBy(steps)} onFit={() => stage?.fit()} />
    </section>
  );
}
