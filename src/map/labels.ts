import { countSpots, nameSpots } from "./count-spots.ts";
import type { Scene, SceneFixedPost, ScenePost } from "./scene.ts";

const GENERIC = new Set(["stadium", "arena", "ground", "park", "the", "field", "centre", "center"]);

/** How far below its point the venue's name stands, CSS pixels, so that a post at the venue does not hide it. */
export const VENUE_LABEL_DROP_PX = 30;

/**
 * What a venue is called on the map: its name without the words that say only what it is, where something
 * remains: `Wembley` for Wembley Stadium, `Etihad` for Etihad Stadium, `Hampden` for Hampden Park.
 */
export function shortVenueName(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const telling = words.filter((word) => !GENERIC.has(word.toLowerCase()));
  return (telling.length > 0 ? telling : words).join(" ");
}

/** What is said of hex `index`: its own words, or why there are none. */
export function describeHex(
  { hexes, hexesPending }: Pick<Scene, "hexes" | "hexesPending">,
  index: number,
): string {
  return hexes?.describe(index) ?? (hexesPending ? "Counting…" : "No crime data loaded");
}

/**
 * A whole map in words, for those who cannot see it:
 * `12 posts around Wembley Stadium. 127 hexes shaded by recorded count, 9 significant hotspots among them.`
 */
export function describeScene({ hexes, hexesPending, posts, fixedPosts, beats, venue }: Scene): string {
  const fixed = fixedPosts.length === 0 ? "" : ` and ${countOf(fixedPosts.length, "fixed post")}`;
  const patrolled = beats && beats.length > 0 ? ` ${countOf(beats.length, "beat")} outlined.` : "";
  const stand = `${countOf(posts.length, "post")}${fixed} around ${venue.name}.${patrolled}`;
  if (!hexes) return `${stand} ${hexesPending ? "The hexes are being counted." : "No crime data shown."}`;
  const spots = nameSpots(countSpots(hexes.significance), hexes.outlineNames);
  return `${stand} ${hexes.cells.length} hexes shaded by ${hexes.shadedBy}${spots && `, ${spots} among them`}.`;
}

/** What a screen reader says of a post: `Post 4, foot serial, suggested. Drag or use arrow keys to move.` */
export function describePost({ number, words }: ScenePost, movable: boolean): string {
  const what = `Post ${number}, ${words}.`;
  return movable ? `${what} Drag or use arrow keys to move.` : what;
}

/** What a screen reader says of a fixed post: `Fixed post Gate A, gate, 14 officers on arrival. Drag or use arrow keys to move.` */
export function describeFixedMark({ name, words }: SceneFixedPost, movable: boolean): string {
  const what = `Fixed post ${name}, ${words}.`;
  return movable ? `${what} Drag or use arrow keys to move.` : what;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** The longest distance of the form 1, 2 or 5 × 10ⁿ metres that is at most `metres`. */
export function roundDistance(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  const times = metres / power;
  return (times >= 5 ? 5 : times >= 2 ? 2 : 1) * power;
}
