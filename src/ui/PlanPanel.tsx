import { Button } from "@mantine/core";
import { IconMapPinPlus, IconPlayerStop } from "@tabler/icons-react";
import { selectPlacingState } from "../app/deployments.ts";
import { actions, useMuster } from "../app/muster.ts";
import { selectPlan } from "../app/selectors.ts";
import { unitsIn } from "../model/fleet.ts";
import { BeatsSection } from "./beats/BeatsSection.tsx";
import { CoverageSection } from "./CoverageSection.tsx";
import { CompareSection } from "./compare/CompareSection.tsx";
import { EventSection } from "./EventSection.tsx";
import { FixedPostsSection } from "./fixed-posts/FixedPostsSection.tsx";
import { PostList } from "./PostList.tsx";
import { NextUnitSection } from "./phases/NextUnitSection.tsx";
import { ObjectiveSection } from "./phases/ObjectiveSection.tsx";
import { PhasesSection } from "./phases/PhasesSection.tsx";
import { RosterSection } from "./phases/RosterSection.tsx";
import { TransitionsSection } from "./phases/TransitionsSection.tsx";
import { VarySection } from "./phases/VarySection.tsx";
import { WhatIfSection } from "./phases/WhatIfSection.tsx";
import { PlanAreasSection } from "./plan-areas/PlanAreasSection.tsx";
import { SitesSection } from "./sites/SitesSection.tsx";
import { SourcesSection } from "./sources/SourcesSection.tsx";
import { StreetsSection } from "./streets/StreetsSection.tsx";
import { UnitsSection } from "./units/UnitsSection.tsx";

/** Who stands where: the event, the units, the suggestion and the posts. */
export function PlanPanel() {
  const solving = useMuster((state) => state.solving);
  const picking = useMuster((state) => state.picking);
  const hasData = useMuster((state) => state.data.kind === "open");
  const pinned = useMuster((state) => selectPlan(state).posts.some((post) => post.pinned));
  const units = useMuster((state) => unitsIn(selectPlan(state).fleet));
  const placing = useMuster(selectPlacingState);
  return (
    <>
      <div className="panel">
        <CoverageSection />
        <EventSection />
        <UnitsSection />
        <PhasesSection />
        <FixedPostsSection />
        <SitesSection />
        <ObjectiveSection />
        <StreetsSection />
        <PlanAreasSection />
        <PostList />
        <BeatsSection />
        <TransitionsSection />
        <RosterSection />
        <SourcesSection />
        <WhatIfSection />
        <NextUnitSection />
        <VarySection />
        <CompareSection />
      </div>
      <div className="panel-foot">
        {placing === "inputs-changed" && (
          <p className="note">The posts were suggested for other settings. Suggest again to fit them.</p>
        )}
        {placing === "units-changed" && (
          <p className="note">
            The posts on the map do not match the {units} units above. Suggest again to place them all.
          </p>
        )}
        {solving === "proving" ? (
          <Button
            fullWidth
            size="md"
            variant="default"
            leftSection={<IconPlayerStop size={16} />}
            onClick={actions.cancelSuggestion}
          >
            Looking for a better plan… stop
          </Button>
        ) : (
          hasData && (
            <Button
              fullWidth
              size="md"
              loading={solving === "suggesting"}
              onClick={() => void actions.suggest()}
            >
              {pinned ? "Suggest again around pins" : "Suggest posts"}
            </Button>
          )
        )}
        <Button
          fullWidth
          variant="subtle"
          leftSection={<IconMapPinPlus size={16} />}
          onClick={() => actions.pick(picking === "post" ? null : "post")}
        >
          {picking === "post" ? "Click the map, or press to cancel" : "Add a post by hand"}
        </Button>
        {!hasData && <p className="note soft">Open the crime files behind this plan to suggest again.</p>}
      </div>
    </>
  );
}
