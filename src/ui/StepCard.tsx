import { SegmentedControl } from "@mantine/core";
import { actions, useMuster } from "../app/muster.ts";
import type { Step } from "../app/state.ts";
import { BriefPanel } from "./BriefPanel.tsx";
import { ExplorePanel } from "./ExplorePanel.tsx";
import { PlanPanel } from "./PlanPanel.tsx";

const STEPS: { value: Step; label: string }[] = [
  { value: "explore", label: "Explore" },
  { value: "plan", label: "Plan" },
  { value: "brief", label: "Brief" },
];

/** The left card with its three steps; on a phone, the sheet at the bottom. */
export function StepCard(props: { onToggleSheet: () => void; onOpenFiles: () => void; onShare: () => void }) {
  const step = useMuster((state) => state.step);
  return (
    <main className="card app__left">
      <button
        type="button"
        className="sheet-handle"
        aria-label="Make the panel larger or smaller"
        onClick={props.onToggleSheet}
      />
      <div className="steps">
        <SegmentedControl fullWidth data={STEPS} value={step} onChange={actions.goTo} aria-label="Step" />
      </div>
      {step === "explore" && <ExplorePanel onOpenFiles={props.onOpenFiles} />}
      {step === "plan" && <PlanPanel />}
      {step === "brief" && <BriefPanel onShare={props.onShare} />}
    </main>
  );
}
