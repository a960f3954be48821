import { type MapLibreMap, Marker } from "maplibre-gl";
import type { LngLat } from "../model/units.ts";
import { attachPostGestures } from "./post-gestures.ts";

/** What posts on the map tell. */
export interface PostMarkerEvents {
  readonly onPreview: (id: string, at: LngLat | null) => void;
  readonly onMove: (id: string, at: LngLat) => void;
  readonly onSelect: (id: string) => void;
}

/** What stands at a place of the map. */
export interface Mark {
  readonly id: string;
  readonly at: LngLat;
}

/** How marks of one kind look. */
export interface MarkLook<T extends Mark> {
  readonly className: string;
  readonly discClassName: string;
  /** Makes a button say and show what its mark is; the disc is its first child. */
  readonly dress: (button: HTMLButtonElement, disc: HTMLSpanElement, mark: T, movable: boolean) => void;
}

interface PostMarker {
  readonly marker: Marker;
  readonly button: HTMLButtonElement;
  readonly disc: HTMLSpanElement;
  readonly detach: () => void;
  at: LngLat;
}

/** The posts of a plan, or its fixed posts, as buttons on a maplibre map, in their order. */
export class PostMarkers<T extends Mark> {
  readonly #map: MapLibreMap;
  readonly #events: PostMarkerEvents;
  readonly #look: MarkLook<T>;
  readonly #markers = new Map<string, PostMarker>();
  #movable = false;

  constructor(map: MapLibreMap, events: PostMarkerEvents, look: MarkLook<T>) {
    this.#map = map;
    this.#events = events;
    this.#look = look;
  }

  /** Makes the buttons stand as the posts do. */
  update(posts: readonly T[], selectedPostId: string | null, movable: boolean): void {
    this.#movable = movable;
    const staying = new Set(posts.map((post) => post.id));
    for (const [id, shown] of this.#markers) if (!staying.has(id)) this.#remove(id, shown);
    let before: Element | null = null;
    posts.forEach((post) => {
      const shown = this.#markers.get(post.id) ?? this.#add(post);
      shown.at = post.at;
      shown.marker.setLngLat([post.at[0], post.at[1]]);
      this.#look.dress(shown.button, shown.disc, post, movable);
      shown.button.setAttribute("aria-pressed", String(post.id === selectedPostId));
      shown.button.dataset.post = post.id;
      shown.button.classList.toggle("is-movable", movable);
      if (before && before.compareDocumentPosition(shown.button) & Node.DOCUMENT_POSITION_PRECEDING) {
        before.after(shown.button);
      }
      before = shown.button;
    });
  }

  /** Takes all buttons off the map. */
  destroy(): void {
    for (const [id, shown] of this.#markers) this.#remove(id, shown);
  }

  #add(post: T): PostMarker {
    const button = document.createElement("button");
    button.type = "button";
    button.className = this.#look.className;
    const disc = document.createElement("span");
    disc.className = this.#look.discClassName;
    button.append(disc);
    const marker = new Marker({ element: button, subpixelPositioning: true })
      .setLngLat([post.at[0], post.at[1]])
      .addTo(this.#map);
    const canvas = this.#map.getCanvas();
    const shown: PostMarker = {
      marker,
      button,
      disc,
      at: post.at,
      detach: attachPostGestures(button, {
        position: () => shown.at,
        isMovable: () => this.#movable,
        toClient: (at) => {
          const box = canvas.getBoundingClientRect();
          const point = this.#map.project([at[0], at[1]]);
          return [box.left + point.x, box.top + point.y];
        },
        fromClient: (x, y) => {
          const box = canvas.getBoundingClientRect();
          const { lng, lat } = this.#map.unproject([x - box.left, y - box.top]);
          return [lng, lat];
        },
        onPreview: (at) => this.#events.onPreview(post.id, at),
        onMove: (at) => this.#events.onMove(post.id, at),
        onSelect: () => this.#events.onSelect(post.id),
      }),
    };
    this.#markers.set(post.id, shown);
    return shown;
  }

  #remove(id: string, shown: PostMarker): void {
    shown.detach();
    shown.marker.remove();
    this.#markers.delete(id);
  }
}
