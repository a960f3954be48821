import { Button } from "@mantine/core";
import { IconMapPinPlus } from "@tabler/icons-react";
import type { MouseEvent } from "react";
import { actions, useMuster } from "../../app/muster.ts";
import { selectOrder } from "../../app/order.ts";
import { selectPlan } from "../../app/selectors.ts";
import { FIXED_POST_LIMITS } from "../../model/fixed-post.ts";
import { capitalise } from "../../model/wording.ts";
import { Section } from "../Section.tsx";
import { FixedPostEditor } from "./FixedPostEditor.tsx";
import { FixedPostFile } from "./FixedPostFile.tsx";
import { FixedPostMark } from "./FixedPostMark.tsx";
import "./fixed-posts.css";

/** Places that must be staffed: each with who stands there, opened to change it; and adding one on the map. */
export function FixedPostsSection() {
  const { fixedPosts } = useMuster(selectPlan);
  const order = useMuster(selectOrder);
  const edited = useMuster((state) => state.fixedPostEdited);
  return (
    <Section title="Fixed posts" aside={fixedPosts.length > 0 ? fixedPosts.length : undefined}>
      {fixedPosts.length === 0 && (
        <p className="note soft">
          None. A fixed post is a place that must be staffed, such as a gate: a suggestion never moves it or
          leaves it open, and places the other units around it.
        </p>
      )}
      <ul className="plain-list fixed-posts">
        {fixedPosts.map((post, i) => {
          const row = order.fixedPosts[i];
          const isOpen = post.id === edited;
          return (
            <li key={post.id}>
              <button
                type="button"
                className="posts__name"
                aria-expanded={isOpen}
                onClick={() => {
                  actions.select(null);
                  actions.editFixedPost(isOpen ? null : post.id);
                }}
              >
                <FixedPostMark kind={post.kind} />
                <span>
                  <span className="strong">{post.name}</span>
                  <br />
                  <span className="soft">
                    {row && capitalise(row.placeWords)}
                    {!isOpen && row && `. ${row.words}`}
                  </span>
                </span>
              </button>
              {isOpen && <FixedPostEditor key={post.id} post={post} />}
            </li>
          );
        })}
      </ul>
      <AddButton isFull={fixedPosts.length >= FIXED_POST_LIMITS.posts} />
      <FixedPostFile />
    </Section>
  );
}

function AddButton({ isFull }: { isFull: boolean }) {
  const isPicking = useMuster((state) => state.picking === "fixed-post");
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        disabled={isFull}
        leftSection={<IconMapPinPlus size={14} />}
        onClick={(event) => {
          actions.pick(isPicking ? null : "fixed-post");
          if (!isPicking && isFromKeyboard(event)) focusMap();
        }}
      >
        {isPicking ? "Click the map, or press to cancel" : "Add a fixed post on the map"}
      </Button>
      {isFull && (
        <p className="note soft">
          A plan can hold {FIXED_POST_LIMITS.posts} fixed posts. Remove one that is not needed to add another.
        </p>
      )}
    </>
  );
}

/** A press of Enter or Space clicks too, but no pointer did. */
function isFromKeyboard(event: MouseEvent): boolean {
  return event.detail === 0;
}

/** Puts a keyboard on the map, where the next Enter answers. */
function focusMap(): void {
  document.querySelector<HTMLElement>(".app__map .muster-hex-cursor")?.focus();
}
