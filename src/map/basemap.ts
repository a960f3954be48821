import {
  AttributionControl,
  type ErrorEvent,
  type MapLibreMap,
  type MapSourceDataEvent,
  type StyleSpecification,
} from "maplibre-gl";
import { plainStyle } from "./plain-style.ts";
import type { Scheme } from "./ramps.ts";

/** `absent` is an ordinary state: the plain style shows, and all else works. */
export type BasemapState = "loading" | "shown" | "absent";

/** How long a base map may take to show anything before the plain style takes over, milliseconds. */
const PATIENCE_MS = 15_000;

interface Attempt {
  /** `requested` until the style is in place, `applied` until tiles came or failed. */
  stage: "requested" | "applied";
  readonly delivered: Set<string>;
  readonly timer: number;
}

/**
 * Puts a base map under a map that starts on the plain style, and takes it away where its style or all of its tiles
 * cannot be had. Failures are an ordinary outcome here, reported as `absent` and tried again when the
 * machine comes back on line; a base map that has shown is kept whatever the network does later.
 */
export class Basemap {
  readonly #map: MapLibreMap;
  readonly #onState: (state: BasemapState) => void;
  #wanted: { readonly url: string | null; readonly scheme: Scheme } | null = null;
  #attempt: Attempt | null = null;
  #state: BasemapState | null = null;
  #attribution: AttributionControl | null = null;

  constructor(map: MapLibreMap, onState: (state: BasemapState) => void) {
    this.#map = map;
    this.#onState = onState;
    map.on("error", this.#onError);
    map.on("style.load", this.#onStyleLoad);
    map.on("sourcedata", this.#onSourceData);
    map.on("idle", this.#onIdle);
    window.addEventListener("online", this.#onOnline);
  }

  /** Shows the style at `url`, or the plain style of the scheme for null. */
  show(url: string | null, scheme: Scheme): void {
    if (this.#wanted?.url === url && this.#wanted.scheme === scheme) return;
    this.#wanted = { url, scheme };
    if (this.#state !== "shown") this.#map.setStyle(plainStyle(scheme));
    this.#try();
  }

  /** Stops listening; the map itself is the caller's to remove. */
  destroy(): void {
    this.#endAttempt();
    this.#map.off("error", this.#onError);
    this.#map.off("style.load", this.#onStyleLoad);
    this.#map.off("sourcedata", this.#onSourceData);
    this.#map.off("idle", this.#onIdle);
    window.removeEventListener("online", this.#onOnline);
  }

  #try(): void {
    this.#endAttempt();
    const url = this.#wanted?.url ?? null;
    if (url === null || !navigator.onLine) {
      this.#settle("absent");
      return;
    }
    const timer = window.setTimeout(() => this.#judge(), PATIENCE_MS);
    this.#attempt = { stage: "requested", delivered: new Set(), timer };
    this.#report("loading");
    this.#map.setStyle(url);
  }

  #judge(): void {
    const attempt = this.#attempt;
    if (!attempt) return;
    const sources = attempt.stage === "applied" ? Object.values(this.#map.getStyle().sources) : null;
    const came = sources !== null && (sources.length === 0 || attempt.delivered.size > 0);
    this.#endAttempt();
    this.#settle(came ? "shown" : "absent");
  }

  #settle(outcome: "shown" | "absent"): void {
    if (outcome === "absent" && this.#wanted) this.#map.setStyle(plainStyle(this.#wanted.scheme));
    if (outcome === "shown" && !this.#attribution) {
      this.#attribution = new AttributionControl({ compact: true });
      this.#map.addControl(this.#attribution, "bottom-right");
    }
    if (outcome === "absent" && this.#attribution) {
      this.#map.removeControl(this.#attribution);
      this.#attribution = null;
    }
    this.#report(outcome);
  }

  #report(state: BasemapState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#onState(state);
  }

  #endAttempt(): void {
    if (this.#attempt) window.clearTimeout(this.#attempt.timer);
    this.#attempt = null;
  }

  readonly #onError = (event: ErrorEvent): void => {
    if (!this.#attempt) return;
    if (this.#attempt.stage === "applied") this.#map.triggerRepaint();
    else if (!("sourceId" in event)) this.#judge();
  };

  readonly #onStyleLoad = (event: { readonly target: MapLibreMap }): void => {
    if (this.#attempt && !isPlain(event.target.getStyle())) this.#attempt.stage = "applied";
  };

  readonly #onSourceData = (event: MapSourceDataEvent): void => {
    if (this.#attempt?.stage === "applied" && event.tile?.state === "loaded") {
      this.#attempt.delivered.add(event.sourceId);
    }
  };

  readonly #onIdle = (): void => {
    if (this.#attempt?.stage === "applied") this.#judge();
  };

  readonly #onOnline = (): void => {
    if (this.#state === "absent" && this.#wanted?.url) this.#try();
  };
}

function isPlain(style: StyleSpecification): boolean {
  return style.name === "plain" && style.layers.length === 1;
}
