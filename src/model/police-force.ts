import { capitalise } from "./wording.ts";

const SMALL_WORDS = new Set(["and", "of", "the"]);

/** `Avon and Somerset` for `avon-and-somerset`, as data.police.uk writes forces in the names of its files. */
export function nameForce(force: string): string {
  return capitalise(
    force
      .split("-")
      .map((word) => (SMALL_WORDS.has(word) ? word : capitalise(word)))
      .join(" "),
  );
}
