import { MapLibreOverlay } from "@deck.gl/maplibre";
import { MapLibreMap, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { boundingBox } from "../model/geodesy.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat } from "../model/units.ts";
import { AreaNames } from "./area-names.ts";
import { Basemap, type BasemapState } from "./basemap.ts";
import { type FocusPadding, isOpenAt, type OpenPart, openPartOf } from "./focus-padding.ts";
import { type CanvasScene, layersOf } from "./layers.ts";
import { showRoadsOf } from "./map-roads.ts";
import { FIXED_POST_LOOK, POST_LOOK } from "./mark-looks.ts";
import { PlaceMarkers } from "./place-markers.ts";
import { plainStyle } from "./plain-style.ts";
import { type PostMarkerEvents, PostMarkers } from "./post-markers.ts";
import type { Scheme } from "./ramps.ts";
import type { SceneFixedPost, ScenePost } from "./scene.ts";

setWorkerUrl(workerUrl);

/** What the stage tells the view around it. */
export interface StageEvents {
  readonly posts: PostMarkerEvents;
  readonly fixedPosts: PostMarkerEvents;
  readonly onTap: (at: LngLat) => void;
  /** Where the pointer is over the map itself, or null where it is not. */
  readonly onHover: (at: LngLat | null) => void;
  /** Called whenever the camera has moved. */
  readonly onCamera: () => void;
  readonly onBasemap: (state: BasemapState) => void;
  /** The drawing context is gone or never came. */
  readonly onLost: () => void;
}

const FIT_MS = 450;

/**
 * A maplibre map with a deck.gl canvas directly above its own and the posts above both. The two canvases are
 * kept apart (not interleaved), so that the hexes stay whatever becomes of the base map's style and tiles.
 */
export class GlStage {
  readonly map: MapLibreMap;
  readonly posts: PostMarkers<ScenePost>;
  readonly fixedPosts: PostMarkers<SceneFixedPost>;
  readonly places: PlaceMarkers;
  readonly focus: AreaNames;
  readonly beats: AreaNames;
  readonly moves: AreaNames;
  readonly basemap: Basemap;
  readonly #overlay: MapLibreOverlay;
  readonly #overlayElement: HTMLElement;
  readonly #onLost: () => void;
  #area: StudyArea;
  #padding: FocusPadding;
  /** True once a person has panned or zoomed: from then on only a new area or "fit" moves the camera. */
  #isOwnView = false;

  constructor(
    container: HTMLElement,
    area: StudyArea,
    padding: FocusPadding,
    scheme: Scheme,
    events: StageEvents,
  ) {
    this.#area = area;
    this.#padding = padding;
    this.#onLost = events.onLost;
    this.map = new MapLibreMap({
      container,
      style: plainStyle(scheme),
      center: [area.center[0], area.center[1]],
      zoom: 13,
      minZoom: 3,
      maxZoom: 19,
      attributionControl: false,
      renderWorldCopies: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      keyboard: false,
    });
    showRoadsOf(this.map);
    this.map.touchZoomRotate.disableRotation();
    const canvas = this.map.getCanvas();
    hideFromKeyboard(canvas);
    this.#overlay = new MapLibreOverlay({
      layers: [],
      deviceProps: { type: "webgl", webgl: { preserveDrawingBuffer: false } },
      getCursor: () => "inherit",
      onError: () => this.#lose(),
      onLoad: () => this.#adoptCanvas(this.#overlay.getCanvas()),
    });
    this.#overlayElement = this.#overlay.onAdd(this.map);
    this.#overlayElement.className = "muster-map-overlay";
    canvas.after(this.#overlayElement);
    this.basemap = new Basemap(this.map, events.onBasemap);
    this.places = new PlaceMarkers(this.map);
    this.focus = new AreaNames(this.map, "muster-focus-label");
    this.beats = new AreaNames(this.map, "muster-beat-label");
    this.moves = new AreaNames(this.map, "muster-move-label");
    this.fixedPosts = new PostMarkers(this.map, events.fixedPosts, FIXED_POST_LOOK);
    this.posts = new PostMarkers(this.map, events.posts, POST_LOOK);
    this.#listen(events);
    this.#fit(0);
  }

  /** Draws hexes, rings and cover. */
  draw(scene: CanvasScene): void {
    this.#overlay.setProps({ layers: layersOf(scene) });
  }

  /** Brings the study area into what the cards leave open, unless a person has chosen a view of this same area. */
  frame(area: StudyArea, padding: FocusPadding): void {
    const isSameArea =
      area.center[0] === this.#area.center[0] &&
      area.center[1] === this.#area.center[1] &&
      area.radiusM === this.#area.radiusM;
    this.#area = area;
    this.#padding = padding;
    if (!isSameArea) this.#isOwnView = false;
    if (!this.#isOwnView) this.#fit(FIT_MS);
  }

  /** While clicks are answers, two of them are no wish to zoom. */
  takeClicks(isPicking: boolean): void {
    if (isPicking) this.map.doubleClickZoom.disable();
    else this.map.doubleClickZoom.enable();
  }

  /** Brings the study area back into view. */
  fit(): void {
    this.#isOwnView = false;
    this.#fit(FIT_MS);
  }

  /** Zooms by whole steps, in for positive ones, around the middle of the open part. */
  zoomBy(steps: number): void {
    this.#isOwnView = true;
    const [x, y] = this.#open().middle;
    this.map.easeTo({ zoom: this.map.getZoom() + steps, around: this.map.unproject([x, y]), duration: 200 });
  }

  /** Pans so that a point stands in the middle of the open part, where a card hides it or it is out of view. */
  reveal(at: LngLat): void {
    const open = this.#open();
    const { x, y } = this.map.project([at[0], at[1]]);
    if (isOpenAt(open, x, y)) return;
    const { clientWidth, clientHeight } = this.map.getContainer();
    this.#isOwnView = true;
    this.map.easeTo({
      center: [at[0], at[1]],
      offset: [open.middle[0] - clientWidth / 2, open.middle[1] - clientHeight / 2],
      duration: 250,
    });
  }

  /** Where a position stands in the map's own box, CSS pixels. */
  locate(at: LngLat): readonly [x: number, y: number] {
    const { x, y } = this.map.project([at[0], at[1]]);
    return [x, y];
  }

  /** Gives back the canvases and all listeners. */
  destroy(): void {
    this.map.off("webglcontextlost", this.#lose);
    this.#overlay.getCanvas()?.removeEventListener("webglcontextlost", this.#lose);
    this.posts.destroy();
    this.fixedPosts.destroy();
    this.places.destroy();
    this.focus.destroy();
    this.beats.destroy();
    this.moves.destroy();
    this.basemap.destroy();
    this.#overlay.onRemove(this.map);
    this.#overlayElement.remove();
    showRoadsOf(null);
    this.map.remove();
  }

  readonly #lose = (): void => this.#onLost();

  #adoptCanvas(canvas: HTMLCanvasElement | null): void {
    if (!canvas) return;
    hideFromKeyboard(canvas);
    canvas.addEventListener("webglcontextlost", this.#lose);
  }

  #listen(events: StageEvents): void {
    const { map } = this;
    map.on("webglcontextlost", this.#lose);
    map.on("click", ({ lngLat }) => events.onTap([lngLat.lng, lngLat.lat]));
    map.on("mousemove", ({ lngLat, originalEvent }) =>
      events.onHover(originalEvent.target === map.getCanvas() ? [lngLat.lng, lngLat.lat] : null),
    );
    map.on("mouseout", () => events.onHover(null));
    map.on("movestart", () => events.onHover(null));
    const ownView = () => {
      this.#isOwnView = true;
    };
    map.on("dragstart", ownView);
    map.on("wheel", ownView);
    map.on("zoomstart", (event) => {
      if (!("isFit" in event)) ownView();
    });
    map.on("move", events.onCamera);
    map.on("resize", () => {
      if (!this.#isOwnView) this.#fit(0);
    });
  }

  #open(): OpenPart {
    const { clientWidth, clientHeight } = this.map.getContainer();
    return openPartOf(clientWidth, clientHeight, this.#padding);
  }

  #fit(duration: number): void {
    const { west, south, east, north } = boundingBox(this.#area.center, this.#area.radiusM);
    const options = { padding: { ...this.#open().padding }, duration };
    this.map.fitBounds([west, south, east, north], options, { isFit: true });
  }
}

/** What a canvas shows is told and reached through elements; the canvas itself is no stop for a keyboard. */
function hideFromKeyboard(canvas: HTMLCanvasElement): void {
  canvas.tabIndex = -1;
  canvas.setAttribute("aria-hidden", "true");
}
