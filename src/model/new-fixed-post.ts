import type { FixedPost } from "./fixed-post.ts";
import type { LngLat } from "./units.ts";

/** A fixed post at a place with an id and a name that no other has, and nobody there yet. */
export function makeFixedPost(others: readonly FixedPost[], at: LngLat): FixedPost {
  const number = firstFree((n) => others.every(({ id }) => id !== `fixed-${n}`));
  const named = firstFree((n) => others.every(({ name }) => name !== `Fixed post ${n}`));
  return { id: `fixed-${number}`, name: `Fixed post ${named}`, kind: "other", at, needs: [] };
}

function firstFree(isFree: (number: number) => boolean): number {
  let number = 1;
  while (!isFree(number)) number++;
  return number;
}
