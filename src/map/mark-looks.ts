import { describeFixedMark, describePost } from "./labels.ts";
import type { MarkLook } from "./post-markers.ts";
import type { SceneFixedPost, ScenePost } from "./scene.ts";

/** A post: a circle where it is suggested, a square where it is pinned, its number inside. */
export const POST_LOOK: MarkLook<ScenePost> = {
  className: "muster-post",
  discClassName: "muster-post-disc",
  dress(button, disc, post, movable) {
    disc.textContent = String(post.number);
    button.setAttribute("aria-label", describePost(post, movable));
    button.classList.toggle("is-pinned", post.pinned);
  },
};

/** A fixed post: a diamond with a letter, hollow while nobody stands there, its name below. */
export const FIXED_POST_LOOK: MarkLook<SceneFixedPost> = {
  className: "muster-post muster-fixed-post",
  discClassName: "muster-fixed-post-mark",
  dress(button, disc, post, movable) {
    disc.dataset.letter = post.letter;
    nameBelow(button).textContent = post.name;
    button.setAttribute("aria-label", describeFixedMark(post, movable));
    button.classList.toggle("is-empty", post.coverRadiusM === 0);
  },
};

function nameBelow(button: HTMLButtonElement): HTMLElement {
  const known = button.querySelector<HTMLElement>(".muster-fixed-post-name");
  if (known) return known;
  const name = document.createElement("span");
  name.className = "muster-fixed-post-name";
  button.append(name);
  return name;
}
