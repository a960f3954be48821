import type { OrderFixedPost } from "../../app/order.ts";
import { FIXED_POST_KIND_WORDS } from "../../model/fixed-post-words.ts";
import { capitalise } from "../../model/wording.ts";

/** The fixed posts on paper: where they are, who stands there when, and what they cover. Nothing where there are none. */
export function PrintedFixedPosts({ posts }: { posts: readonly OrderFixedPost[] }) {
  if (posts.length === 0) return null;
  return (
    <>
      <h2>Fixed posts</h2>
      <table className="printed__fixed">
        <thead>
          <tr>
            <th>Fixed post</th>
            <th>Place</th>
            <th>Phase</th>
            <th>On post</th>
            <th>Units and officers</th>
            <th className="number">Covers</th>
            <th className="number">Only here</th>
          </tr>
        </thead>
        {posts.map((post) => (
          <tbody key={post.id}>
            {(post.stretches.length > 0 ? post.stretches : [NOBODY]).map((stretch, i, { length }) => (
              <tr key={stretch.label}>
                {i === 0 && (
                  <>
                    <td rowSpan={length}>
                      <strong>{post.name}</strong>
                      <br />
                      {capitalise(FIXED_POST_KIND_WORDS[post.kind])}
                    </td>
                    <td rowSpan={length}>
                      {capitalise(post.placeWords)}
                      <br />
                      <span className="printed__soft">{post.coordinates}</span>
                    </td>
                  </>
                )}
                <td>{stretch.label}</td>
                <td>{stretch.from && `${stretch.from}–${stretch.until}`}</td>
                <td>{stretch.staff}</td>
                {i === 0 && (
                  <>
                    <td className="number" rowSpan={length}>
                      {post.stretches.length > 0 && post.covers}
                    </td>
                    <td className="number" rowSpan={length}>
                      {post.stretches.length > 0 && post.onlyHere}
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </>
  );
}

const NOBODY = { label: "", from: "", until: "", staff: "Nobody is asked for." } as const;
