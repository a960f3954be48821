import { actions, useMuster } from "../../app/muster.ts";
import { selectOrder } from "../../app/order.ts";
import { capitalise } from "../../model/wording.ts";
import { Section } from "../Section.tsx";
import { FixedPostMark } from "./FixedPostMark.tsx";
import "./fixed-posts.css";

/** The fixed posts as the order lists them. Nothing where there are none. */
export function BriefFixedPosts() {
  const { fixedPosts } = useMuster(selectOrder);
  if (fixedPosts.length === 0) return null;
  return (
    <Section title="Fixed posts" aside={fixedPosts.length}>
      <ul className="plain-list brief-posts">
        {fixedPosts.map((post) => (
          <li key={post.id}>
            <button
              type="button"
              className="posts__name"
              onClick={() => actions.select({ kind: "fixed-post", id: post.id })}
            >
              <FixedPostMark kind={post.kind} />
              <span>
                <span className="strong">{post.name}</span>
                <br />
                <span className="soft">
                  {capitalise(post.placeWords)}
                  {post.stretches.length > 0 && ` · covers ${post.covers}`}
                </span>
                {post.stretches.length === 0 && (
                  <>
                    <br />
                    <span className="soft">{post.words}</span>
                  </>
                )}
                {post.stretches.map(({ label, from, until, staff }) => (
                  <span className="soft fixed-posts__line" key={label}>
                    {from}–{until} · {staff}
                  </span>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
