import { Button } from "@mantine/core";
import { selectDeployment } from "../../app/deployments.ts";
import { actions, useMuster } from "../../app/muster.ts";
import { type OrderFixedPost, selectOrder } from "../../app/order.ts";
import { selectPlan } from "../../app/selectors.ts";
import { selectShownFixedPosts } from "../../app/shown-fixed-posts.ts";
import { selectPeriod } from "../../app/shown-period.ts";
import { FIXED_POST_KIND_WORDS, nameWhen } from "../../model/fixed-post-words.ts";
import { capitalise, formatCount, formatDistance, formatShare } from "../../model/wording.ts";
import { CategoryBars } from "../CategoryBars.tsx";
import { InspectorHead } from "../InspectorHead.tsx";
import { Section } from "../Section.tsx";
import { SharedFigures } from "../SharedFigures.tsx";

/** One fixed post: who stands there phase by phase, and what they reach in the stretch on screen. */
export function FixedPostInspector({ id }: { id: string }) {
  const index = useMuster((state) => selectPlan(state).fixedPosts.findIndex((post) => post.id === id));
  const post = useMuster(selectShownFixedPosts)[index];
  const row = useMuster(selectOrder).fixedPosts[index];
  if (!post || !row) return null;
  return (
    <>
      <InspectorHead title={post.name} place={capitalise(row.placeWords)}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            actions.select(null);
            actions.goTo("plan");
            actions.editFixedPost(id);
          }}
        >
          Edit
        </Button>
      </InspectorHead>
      <Section title="Who and when">
        {row.stretches.length === 0 && <p className="note">Nobody is asked for yet.</p>}
        <dl className="fixed-posts__who">
          {row.stretches.map(({ label, from, until, staff }) => (
            <div key={label}>
              <dt>
                {label}{" "}
                <span className="soft">
                  {from}–{until}
                </span>
              </dt>
              <dd>{staff}</dd>
            </div>
          ))}
        </dl>
        <p className="note soft">
          Fixed post, {FIXED_POST_KIND_WORDS[post.kind]}. A suggestion never moves it or leaves it open.
        </p>
        <p className="note soft">{row.coordinates}</p>
      </Section>
      <Section title="What it covers">
        <FixedPostCover index={index} coverRadiusM={post.coverRadiusM} row={row} />
      </Section>
    </>
  );
}

function FixedPostCover(props: { index: number; coverRadiusM: number; row: OrderFixedPost }) {
  const { index, coverRadiusM, row } = props;
  const period = useMuster(selectPeriod);
  const deployment = useMuster(selectDeployment);
  const isByHarm = useMuster((state) => selectPlan(state).objective.weighBy !== "count");
  const coverage = deployment?.coverage.perFixedPost[index];
  const total = deployment?.coverage.totalDemand ?? 0;
  if (coverRadiusM === 0) return <p className="note">Nobody stands there {nameWhen(period)}.</p>;
  if (!coverage) return <SharedFigures row={row} />;
  if (total === 0) return <p className="note">Nothing is recorded here that counts.</p>;
  const what = isByHarm ? "what is weighed" : period === "evening" ? "recorded crime" : "expected crime";
  return (
    <>
      <p className="note">
        <strong>{formatShare(coverage.reaches / total)}</strong> of {what} is within{" "}
        {formatDistance(coverRadiusM)} {nameWhen(period)};{" "}
        <strong>{formatShare(coverage.onlyHere / total)}</strong> nobody else reaches.
      </p>
      <CategoryBars rows={coverage.topCategories} limit={5} />
      <p className="note soft">{formatCount(coverage.rows)} recorded within reach.</p>
    </>
  );
}
