import "./map.css";
import "./map-marks.css";
import { type ReactElement, useEffect, useId, useMemo, useRef, useState } from "react";
import type { Picking } from "../app/state.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat } from "../model/units.ts";
import { type FocusPadding, NO_PADDING, paddingStyle } from "./focus-padding.ts";
import { HexCursorBox } from "./HexCursorBox.tsx";
import { centerOfHex, hexFieldOfScene, topOfHex } from "./hex-geometry.ts";
import { describeScene } from "./labels.ts";
import { MapControls } from "./MapControls.tsx";
import { MapTooltip } from "./MapTooltip.tsx";
import { fitProjection, type Projection, type Sheet } from "./project.ts";
import { MAP_PALETTE, type Scheme } from "./ramps.ts";
import { ScaleBar } from "./ScaleBar.tsx";
import { SvgBeats } from "./SvgBeats.tsx";
import { SvgFixedMark, SvgFixedPost } from "./SvgFixedPost.tsx";
import { SvgFocus } from "./SvgFocus.tsx";
import { SvgGround, SvgPlaces } from "./SvgGround.tsx";
import { SvgMoves } from "./SvgMoves.tsx";
import { SvgCover, SvgPost, SvgPostDisc } from "./SvgPost.tsx";
import { SvgSites } from "./SvgSites.tsx";
import type { Scene, SceneHandlers } from "./scene.ts";
import { pathOf } from "./svg-paths.ts";
import { useHexes } from "./use-hexes.ts";
import { usePostMoves } from "./use-post-moves.ts";
import { useSheetView } from "./use-sheet-view.ts";

/** What a drawn map shows and how large. */
export interface SvgMapProps {
  readonly scene: Scene;
  /** Left out for a map that only shows, as in print. */
  readonly handlers?: SceneHandlers;
  readonly picking?: Picking | null;
  /** Size of the drawing in its own units; on the page it is as wide as its parent. */
  readonly width?: number;
  readonly height?: number;
  readonly padding?: FocusPadding;
  /** The ground that a map which only shows is fitted to; the study area where left out. */
  readonly extent?: StudyArea;
  /** What the map is of, for those who cannot see it. */
  readonly title: string;
}

/** How far above the padding the scale of a live map stands, clear of a line of text in its corner; drawing units. */
const ABOVE_NOTE = 38;

/** The scene as SVG: for print and wherever there is no WebGL. Draws and takes everything that the WebGL map does. */
export function SvgMap({ handlers, width = 720, height = 480, ...rest }: SvgMapProps): ReactElement {
  const { padding = NO_PADDING } = rest;
  const { top, right, bottom, left } = padding;
  const sheet = useMemo<Sheet>(
    () => ({ width, height, padding: { top, right, bottom, left } }),
    [width, height, top, right, bottom, left],
  );
  return handlers ? (
    <LiveSvgMap {...rest} handlers={handlers} sheet={sheet} />
  ) : (
    <StillSvgMap {...rest} sheet={sheet} />
  );
}

interface StillProps {
  readonly scene: Scene;
  readonly sheet: Sheet;
  readonly title: string;
  readonly extent?: StudyArea;
}

function StillSvgMap({ scene, sheet, title, extent = scene.area }: StillProps): ReactElement {
  const { area, hexes, posts, fixedPosts, scheme, selectedPostId, selectedFixedPostId, venue } = scene;
  const id = useId();
  const field = hexFieldOfScene(scene);
  const projection = useMemo(() => fitProjection(extent, sheet), [extent, sheet]);
  return (
    <svg
      className="muster-svg-map"
      viewBox={`0 0 ${sheet.width} ${sheet.height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-what`}
      data-scheme={scheme}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-what`}>{describeScene(scene)}</desc>
      <SvgGround
        hexes={hexes}
        field={field}
        area={area}
        scheme={scheme}
        projection={projection}
        isForPrint={true}
      />
      <Covers scene={scene} projection={projection} />
      <Beats scene={scene} projection={projection} />
      <SvgPlaces area={area} venue={venue} scheme={scheme} projection={projection} />
      {fixedPosts.map((post) => (
        <SvgFixedMark
          key={post.id}
          post={post}
          isSelected={post.id === selectedFixedPostId}
          scheme={scheme}
          at={projection.project(post.at)}
        />
      ))}
      {posts.map((post) => (
        <SvgPostDisc
          key={post.id}
          post={post}
          isSelected={post.id === selectedPostId}
          scheme={scheme}
          at={projection.project(post.at)}
        />
      ))}
      <ScaleBar x={14} y={sheet.height - 12} unitsPerMetre={projection.unitsPerMetre} scheme={scheme} />
    </svg>
  );
}

interface LiveProps extends StillProps {
  readonly handlers: SceneHandlers;
  readonly picking?: Picking | null;
}

function LiveSvgMap({ scene, handlers, picking = null, sheet, title }: LiveProps): ReactElement {
  const { area, scheme, selectedPostId, venue } = scene;
  const box = useRef<HTMLElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const hexes = useHexes(scene, handlers, picking);
  const [pointer, setPointer] = useState<LngLat | null>(null);
  const moves = usePostMoves(scene.posts, handlers.onMovePost);
  const fixed = usePostMoves(scene.fixedPosts, handlers.onMoveFixedPost);
  const camera = useSheetView(svg, area, sheet, hexes.tap);
  const { projection } = camera;
  const { field, cursorHex, tip } = hexes;
  const { reveal } = camera;
  const lastCursor = useRef(-1);
  useEffect(() => {
    if (cursorHex >= 0 && cursorHex !== lastCursor.current) reveal(centerOfHex(field, cursorHex));
    lastCursor.current = cursorHex;
  }, [field, cursorHex, reveal]);

  const tipPoint = (index: number) => {
    const origin = box.current?.getBoundingClientRect();
    const [x, y] = camera.toClient(projection.project(topOfHex(field, index)));
    return [x - (origin?.left ?? 0), y - (origin?.top ?? 0)] as const;
  };
  const tipAt = tip && tipPoint(tip.index);
  return (
    <section
      ref={box}
      className="muster-map muster-map-drawn"
      aria-label={title}
      data-scheme={scheme}
      data-picking={picking ?? undefined}
      style={paddingStyle(sheet.padding)}
    >
      <HexCursorBox hexes={hexes} picking={picking} venueName={venue.name} onZoom={camera.zoomBy} />
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: a group of buttons, named by its section, not a picture */}
      <svg
        ref={svg}
        className="muster-svg-map is-live"
        data-scheme={scheme}
        viewBox={`0 0 ${sheet.width} ${sheet.height}`}
        onPointerDown={camera.onPointerDown}
        onPointerMove={(event) => {
          camera.onPointerMove(event);
          const isPressed = event.buttons !== 0;
          const at = isPressed
            ? null
            : projection.unproject(camera.fromClient([event.clientX, event.clientY]));
          hexes.hover(at);
          if (scene.focus?.draft) setPointer(at);
        }}
        onPointerUp={camera.onPointerUp}
        onPointerCancel={camera.onPointerCancel}
        onPointerLeave={() => hexes.hover(null)}
      >
        <SvgGround
          hexes={scene.hexes}
          field={field}
          area={area}
          scheme={scheme}
          projection={projection}
          isForPrint={false}
        />
        {scene.focus && (
          <SvgFocus
            focus={scene.focus}
            pointer={scene.focus.draft && pointer}
            scheme={scheme}
            projection={projection}
          />
        )}
        <Covers scene={{ ...scene, posts: moves.posts, fixedPosts: fixed.posts }} projection={projection} />
        <Beats scene={scene} projection={projection} />
        <SvgSites sites={scene.sites ?? []} scheme={scheme} projection={projection} />
        {scene.moves && <SvgMoves moves={scene.moves} area={area} scheme={scheme} projection={projection} />}
        <Outlines hexes={hexes} projection={projection} scheme={scheme} />
        <SvgPlaces area={area} venue={venue} scheme={scheme} projection={projection} />
        {fixed.posts.map((post) => (
          <SvgFixedPost
            key={post.id}
            post={post}
            isSelected={post.id === scene.selectedFixedPostId}
            scheme={scheme}
            projection={projection}
            isMovable={handlers.onMoveFixedPost !== undefined}
            toClient={camera.toClient}
            fromClient={camera.fromClient}
            onPreview={(at) => fixed.preview(post.id, at)}
            onMove={(at) => fixed.commit(post.id, at)}
            onSelect={() => handlers.onSelectFixedPost?.(post.id)}
          />
        ))}
        {moves.posts.map((post) => (
          <SvgPost
            key={post.id}
            post={post}
            isSelected={post.id === selectedPostId}
            scheme={scheme}
            projection={projection}
            isMovable={handlers.onMovePost !== undefined}
            toClient={camera.toClient}
            fromClient={camera.fromClient}
            onPreview={(at) => moves.preview(post.id, at)}
            onMove={(at) => moves.commit(post.id, at)}
            onSelect={() => handlers.onSelectPost?.(post.id)}
          />
        ))}
        <ScaleBar
          x={sheet.padding.left + 16}
          y={sheet.height - sheet.padding.bottom - ABOVE_NOTE}
          unitsPerMetre={projection.unitsPerMetre}
          scheme={scheme}
        />
      </svg>
      {tip && tipAt && (
        <MapTooltip text={tip.text} x={tipAt[0]} y={tipAt[1]} mapWidth={box.current?.clientWidth ?? 0} />
      )}
      <MapControls onZoom={camera.zoomBy} onFit={camera.fit} />
    </section>
  );
}

function Beats({
  scene,
  projection,
}: {
  readonly scene: Scene;
  readonly projection: Projection;
}): ReactElement | null {
  const { beats, selectedPostId, scheme } = scene;
  return beats ? (
    <SvgBeats beats={beats} selectedId={selectedPostId} scheme={scheme} projection={projection} />
  ) : null;
}

function Covers({
  scene,
  projection,
}: {
  readonly scene: Scene;
  readonly projection: Projection;
}): ReactElement {
  return (
    <g>
      {scene.fixedPosts.map(
        (post) =>
          post.coverRadiusM > 0 && (
            <SvgCover
              key={post.id}
              post={post}
              isSelected={post.id === scene.selectedFixedPostId}
              scheme={scene.scheme}
              projection={projection}
            />
          ),
      )}
      {scene.posts.map((post) => (
        <SvgCover
          key={post.id}
          post={post}
          isSelected={post.id === scene.selectedPostId}
          scheme={scene.scheme}
          projection={projection}
        />
      ))}
    </g>
  );
}

interface OutlinesProps {
  readonly hexes: ReturnType<typeof useHexes>;
  readonly projection: Projection;
  readonly scheme: Scheme;
}

function Outlines({ hexes, projection, scheme }: OutlinesProps): ReactElement {
  const palette = MAP_PALETTE[scheme];
  const outline = (index: number, colour: string, width: number) => {
    const boundary = hexes.field.boundaries[index];
    return (
      boundary && (
        <path d={`${pathOf(boundary, projection)}Z`} fill="none" stroke={colour} strokeWidth={width} />
      )
    );
  };
  return (
    <g strokeLinejoin="round">
      {outline(hexes.hoveredHex, palette.ink, 1.5)}
      {outline(hexes.selectedHex, palette.card, 6)}
      {outline(hexes.selectedHex, palette.ink, 3)}
      {outline(hexes.cursorHex, palette.card, 6)}
      {outline(hexes.cursorHex, palette.accent, 3)}
    </g>
  );
}
