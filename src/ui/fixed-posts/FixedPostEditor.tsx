import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { actions } from "../../app/muster.ts";
import { FIXED_POST_KINDS, FIXED_POST_LIMITS, type FixedPost } from "../../model/fixed-post.ts";
import { FIXED_POST_KIND_WORDS } from "../../model/fixed-post-words.ts";
import { formatCoordinates } from "../../model/venue.ts";
import { capitalise } from "../../model/wording.ts";
import { NameField } from "../NameField.tsx";
import { NeedsTable } from "./NeedsTable.tsx";

/** What a fixed post is called, what it is, who stands there when, and taking it away. All is taken over as it is typed. */
export function FixedPostEditor({ post }: { post: FixedPost }) {
  const [problem, setProblem] = useState<string | null>(null);
  const save = (change: Partial<FixedPost>) => setProblem(actions.saveFixedPost({ ...post, ...change }));
  return (
    <div className="fixed-posts__editor">
      <div className="fixed-posts__what">
        <NameField
          name={post.name}
          example="Gate A"
          mostCharacters={FIXED_POST_LIMITS.nameLength}
          area=".fixed-posts"
          onTake={(name) => save({ name })}
        />
        <NativeSelect
          size="xs"
          label="What it is"
          value={post.kind}
          data={FIXED_POST_KINDS.map((kind) => ({
            value: kind,
            label: capitalise(FIXED_POST_KIND_WORDS[kind]),
          }))}
          onChange={({ currentTarget }) => {
            const chosen = FIXED_POST_KINDS.find((kind) => kind === currentTarget.value);
            if (chosen) save({ kind: chosen });
          }}
        />
      </div>
      <NeedsTable post={post} onTake={(needs) => save({ needs })} />
      {problem && (
        <p className="note error" role="alert">
          {problem}
        </p>
      )}
      <p className="note soft">
        At {formatCoordinates(post.at)}. To move it, drag it on the map, or focus it there and use the arrow
        keys.
      </p>
      <div className="fixed-posts__actions">
        <Button size="compact-sm" variant="default" onClick={() => actions.editFixedPost(null)}>
          Done
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => actions.removeFixedPost(post.id)}>
          Remove {post.name}
        </Button>
      </div>
    </div>
  );
}
