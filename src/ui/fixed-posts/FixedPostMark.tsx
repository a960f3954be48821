import type { FixedPostKind } from "../../model/fixed-post.ts";
import { FIXED_POST_LETTERS } from "../../model/fixed-post-words.ts";

/** The mark that a fixed post has on the map: a diamond with the letter of what it is. */
export function FixedPostMark({ kind }: { kind: FixedPostKind }) {
  return (
    <span className="diamond" aria-hidden="true">
      <span>{FIXED_POST_LETTERS[kind]}</span>
    </span>
  );
}
