import type { LngLat } from "./units.ts";

/** A stadium or arena from the shipped list. */
export interface Venue {
  /** Kebab-case and unique: `wembley-stadium`. */
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly country: "GB" | "US";
  readonly at: LngLat;
  readonly capacity: number;
  readonly kind: "stadium" | "arena";
}

/** Lower-case letters and digits only, accents and apostrophes dropped, so that typed text meets written names. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** Venues whose name, city or id holds every typed word; names that start with the text come first. */
export function searchVenues(venues: readonly Venue[], text: string): Venue[] {
  const folded = fold(text);
  const words = folded.split(" ").filter(Boolean);
  const rank = (venue: Venue) => (fold(venue.name).startsWith(folded) ? 0 : 1);
  return venues
    .filter((venue) => {
      const haystack = fold(`${venue.name} ${venue.city} ${venue.id}`);
      return words.every((word) => haystack.includes(word));
    })
    .sort((a, b) => rank(a) - rank(b) || b.capacity - a.capacity);
}

/**
 * Reads typed coordinates, `51.556, -0.2796` (latitude first, as people write them; either minus sign).
 * Returns undefined where the text is not two numbers in range.
 */
export function parseCoordinates(text: string): LngLat | undefined {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*°?\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*°?\s*$/.exec(
    text.replaceAll("\u2212", "-"),
  );
  if (!match) return undefined;
  const lat = Number(match[1]);
  const lng = Number(match[2]);
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? [lng, lat] : undefined;
}

/** `51.55602, −0.27961`: latitude first, five decimals (about one metre). */
export function formatCoordinates(at: LngLat): string {
  const text = (value: number) => value.toFixed(5).replace("-", "\u2212");
  return `${text(at[1])}, ${text(at[0])}`;
}
