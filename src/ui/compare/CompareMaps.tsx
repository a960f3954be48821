import { useMemo } from "react";
import type { HexView } from "../../app/hex-view.ts";
import { selectComparedViews } from "../../app/kept-plan.ts";
import { useMuster } from "../../app/muster.ts";
import { showFixedPosts } from "../../app/shown-fixed-posts.ts";
import { selectPeriod } from "../../app/shown-period.ts";
import { showPosts } from "../../app/shown-posts.ts";
import { SvgMap } from "../../map/SvgMap.tsx";
import type { Scene } from "../../map/scene.ts";
import { type Period, periodsOf } from "../../model/period.ts";
import type { PlanDocument } from "../../model/plan-document.ts";
import { sharedGround } from "../../model/shared-ground.ts";
import type { MeasuredPlan } from "../../model/stretch-figures.ts";
import type { StudyArea } from "../../model/study-area.ts";
import { HexKey } from "../HexKey.tsx";
import { sceneHexesOf } from "../MapArea.tsx";
import { useScheme } from "../use-scheme.ts";

/** Both plans on maps of the same ground, with the same colours for the same counts. */
export function CompareMaps({ a, b }: { a: MeasuredPlan; b: MeasuredPlan }) {
  const views = useMuster(selectComparedViews);
  const hasData = useMuster((state) => state.data.kind === "open");
  const period = useMuster(selectPeriod);
  const scheme = useScheme();
  const ground = useMemo(() => sharedGround(a.plan.area, b.plan.area), [a.plan.area, b.plan.area]);
  const isPending = hasData && !views;
  return (
    <div className="compare__maps-with-key">
      <div className="compare__maps">
        <ComparedMap
          letter="A"
          {...{ measured: a, view: views?.[0] ?? null, period, isPending, extent: ground }}
        />
        <ComparedMap
          letter="B"
          {...{ measured: b, view: views?.[1] ?? null, period, isPending, extent: ground }}
        />
      </div>
      {!ground && (
        <p className="note">The study areas have no ground in common: each map shows its own plan’s area.</p>
      )}
      {views && (
        <div className="compare__key">
          <span className="soft">Recorded per hex, the same colours on both maps</span>
          <HexKey view={views[1]} scheme={scheme} labels="edges" />
        </div>
      )}
    </div>
  );
}

function ComparedMap(props: {
  letter: "A" | "B";
  measured: MeasuredPlan;
  view: HexView | null;
  period: Period;
  isPending: boolean;
  extent: StudyArea | null;
}) {
  const { letter, measured, view, period, isPending, extent } = props;
  const { plan, name } = measured;
  const planned = periodsOf(plan);
  const shown = planned.find((each) => each === period) ?? (planned[0] as Period);
  const scene = useComparedScene(plan, view, shown, isPending);
  const title = `${letter}: ${name}${shown === "evening" ? "" : `, ${shown} phase`}`;
  return (
    <figure className="compare__map">
      <figcaption>
        <strong>{letter}</strong> {title.slice(3)}
        {shown !== period && <span className="soft"> (not planned for the phase on screen)</span>}
      </figcaption>
      <SvgMap scene={scene} title={title} width={480} height={400} {...(extent && { extent })} />
    </figure>
  );
}

function useComparedScene(plan: PlanDocument, view: HexView | null, period: Period, isPending: boolean) {
  const scheme = useScheme();
  return useMemo(
    (): Scene => ({
      area: plan.area,
      venue: plan.event.venue,
      hexes: view && sceneHexesOf(view),
      hexesPending: isPending,
      posts: showPosts(plan, period),
      fixedPosts: showFixedPosts(plan, period),
      ...{ selectedCell: null, selectedPostId: null, selectedFixedPostId: null },
      scheme,
    }),
    [plan, view, period, isPending, scheme],
  );
}
