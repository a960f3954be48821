import { Button } from "@mantine/core";
import { describeCounted } from "../app/coverage-words.ts";
import { selectDeployment } from "../app/deployments.ts";
import { actions, useMuster } from "../app/muster.ts";
import { selectOrder } from "../app/order.ts";
import { selectPlan } from "../app/selectors.ts";
import { selectPeriod } from "../app/shown-period.ts";
import { describeCover } from "../model/fleet.ts";
import { capitalise, formatCount, formatShare } from "../model/wording.ts";
import { BeatOfPost } from "./beats/BeatOfPost.tsx";
import { CategoryBars } from "./CategoryBars.tsx";
import { InspectorHead } from "./InspectorHead.tsx";
import { NextBestSection } from "./NextBestSection.tsx";
import { PatrolSection } from "./PatrolSection.tsx";
import { Section } from "./Section.tsx";
import { SharedFigures } from "./SharedFigures.tsx";

/** One post: why it stands here, what it would cost to remove it, who stands there and when. */
export function PostInspector({ id }: { id: string }) {
  const plan = useMuster(selectPlan);
  const period = useMuster(selectPeriod);
  const { posts, fleet } = plan;
  const order = useMuster(selectOrder);
  const deployment = useMuster(selectDeployment);
  const index = posts.findIndex((post) => post.id === id);
  const post = posts[index];
  const row = order.rows[index];
  if (!post || !row) return null;
  const shown = deployment?.posts.findIndex((each) => each.id === id) ?? -1;
  const coverage = deployment?.coverage.perPost[shown];
  const total = deployment?.coverage.totalDemand ?? 0;
  const covered = deployment?.coverage.coveredDemand ?? 0;
  return (
    <>
      <InspectorHead title={`Post ${index + 1}`} place={capitalise(row.placeWords)}>
        <Button
          size="compact-sm"
          variant={post.pinned ? "filled" : "default"}
          onClick={() => actions.pinPost(id, !post.pinned)}
        >
          {post.pinned ? "Unpin" : "Pin"}
        </Button>
      </InspectorHead>
      <Section title="Why here">
        {coverage && total > 0 ? (
          <>
            <p className="note">
              <strong>{formatShare(coverage.reaches / total)}</strong> of {describeCounted(plan, period)} is
              within{" "}
              {describeCover(
                fleet.find(({ id: group }) => group === post.unit),
                post.coverRadiusM,
              )}
              ; <strong>{formatShare(coverage.onlyHere / total)}</strong> only this post reaches. Without it
              cover falls to <strong>{formatShare((covered - coverage.onlyHere) / total)}</strong>.
            </p>
            <CategoryBars rows={coverage.topCategories} limit={5} />
            <p className="note soft">{formatCount(coverage.rows)} recorded within reach.</p>
          </>
        ) : (
          <SharedFigures row={row} />
        )}
      </Section>
      <NextBestSection />
      <BeatOfPost post={id} />
      <PatrolSection post={id} />
      <Section title="Who and when">
        <dl className="facts">
          <dt>Unit</dt>
          <dd>{row.unit}</dd>
          <dt>On post</dt>
          <dd>{row.times}</dd>
          <dt>Chosen by</dt>
          <dd>{post.chosenBy === "officer" ? "hand" : "suggestion"}</dd>
          <dt>Position</dt>
          <dd>{row.coordinates}</dd>
        </dl>
        <p className="note soft">Drag the post on the map, or focus it and use the arrow keys, to move it.</p>
        <Button size="compact-sm" variant="default" onClick={() => actions.removePost(id)}>
          Remove this post
        </Button>
      </Section>
    </>
  );
}
