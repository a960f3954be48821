import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPin, IconPinFilled, IconX } from "@tabler/icons-react";
import { actions, useMuster } from "../app/muster.ts";
import { selectOrder } from "../app/order.ts";
import { selectShownPosts } from "../app/shown-posts.ts";
import { capitalise } from "../model/wording.ts";
import { Section } from "./Section.tsx";

/** The posts as a list: the same numbers as on the map, each to be selected, pinned or removed. */
export function PostList() {
  const posts = useMuster(selectShownPosts);
  const order = useMuster(selectOrder);
  const selection = useMuster((state) => state.selection);
  const pinned = posts.filter((post) => post.pinned).length;
  if (posts.length === 0) {
    return (
      <Section title="Posts">
        <p className="note soft">
          No posts yet. “Suggest posts” places your units; you can also add one by hand.
        </p>
      </Section>
    );
  }
  return (
    <Section title="Posts" aside={pinned > 0 ? `${pinned} pinned` : undefined}>
      <ol className="plain-list posts">
        {posts.map((post) => {
          const row = order.rows[post.number - 1];
          const selected = selection?.kind === "post" && selection.id === post.id;
          return (
            <li key={post.id} data-selected={selected || undefined}>
              <button
                type="button"
                className="posts__name"
                aria-pressed={selected}
                onClick={() => actions.select(selected ? null : { kind: "post", id: post.id })}
              >
                <span className="disc" data-pinned={post.pinned || undefined}>
                  {post.number}
                </span>
                <span className="posts__place" title={row?.placeWords}>
                  {row ? capitalise(row.placeWords) : "Post"}
                </span>
                <span className="soft">{row?.covers ?? "…"}</span>
              </button>
              <Tooltip label={post.pinned ? "Unpin: a suggestion may move it" : "Pin: suggestions keep it"}>
                <ActionIcon
                  variant="subtle"
                  size={28}
                  aria-label={`${post.pinned ? "Unpin" : "Pin"} post ${post.number}`}
                  aria-pressed={post.pinned}
                  onClick={() => actions.pinPost(post.id, !post.pinned)}
                >
                  {post.pinned ? <IconPinFilled size={16} /> : <IconPin size={16} />}
                </ActionIcon>
              </Tooltip>
              <Tooltip label="Remove">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={28}
                  aria-label={`Remove post ${post.number}`}
                  onClick={() => actions.removePost(post.id)}
                >
                  <IconX size={16} />
                </ActionIcon>
              </Tooltip>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
