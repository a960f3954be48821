import { Button, Loader, NativeSelect } from "@mantine/core";
import { IconDownload, IconPlayerStop } from "@tabler/icons-react";
import { selectBeatWords } from "../../app/beat-words.ts";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { areBeatsProving, selectShownBeats } from "../../app/shown-beats.ts";
import { formatShare } from "../../model/wording.ts";
import { Section } from "../Section.tsx";
import { BeatsTable } from "./BeatsTable.tsx";
import "./beats.css";

/** The beats of units that patrol: what they hold together, how good and how even that is, and each of them. Nothing while no unit patrols. */
export function BeatsSection() {
  const patrols = useMuster((state) => selectPlan(state).fleet.some(({ beatHexes }) => beatHexes !== null));
  const words = useMuster(selectBeatWords);
  const report = useMuster(selectShownBeats);
  const isProving = useMuster(areBeatsProving);
  if (!patrols) return null;
  return (
    <Section
      title="Beats"
      aside={isProving ? <Loader size={12} aria-label="Looking for better beats" /> : undefined}
    >
      <p className="headline" aria-live="polite">
        {words.share !== null && <span className="figure-medium">{formatShare(words.share)}</span>}{" "}
        <span className="soft">{words.sentence}</span>
      </p>
      {[...words.notes, ...words.proof].map((sentence) => (
        <p className="note soft" key={sentence}>
          {sentence}
        </p>
      ))}
      {words.lines.length > 0 && report && (
        <>
          <p className="note soft">
            This is beside what posts cover, never added to it: a beat is walked, a post is stood at.
          </p>
          <Balance />
          <BeatsTable lines={words.lines} report={report} />
          <div className="button-row">
            <ProveButton isProven={words.isProven} isProving={isProving} />
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconDownload size={14} />}
              onClick={actions.exportBeats}
            >
              Save as CSV
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}

function ProveButton({ isProven, isProving }: { isProven: boolean; isProving: boolean }) {
  if (isProving) {
    return (
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlayerStop size={14} />}
        onClick={actions.cancelBeatProof}
      >
        Looking for better beats… stop
      </Button>
    );
  }
  return isProven ? null : (
    <Button size="compact-sm" variant="default" onClick={() => void actions.proveBeats()}>
      Look for the best beats
    </Button>
  );
}

const RATIOS = [1.25, 1.5, 2, 3] as const;

/** How uneven workloads may be. A ratio that came with the plan and is none of these is offered too. */
function Balance() {
  const { mostRatio } = useMuster(selectPlan).beats;
  const offered = [...new Set([...RATIOS, ...(mostRatio === null ? [] : [mostRatio])])].sort((a, b) => a - b);
  return (
    <NativeSelect
      size="xs"
      label="How even workloads are to be"
      value={mostRatio === null ? "any" : String(mostRatio)}
      data={[
        { value: "any", label: "No limit: hold as much as can be" },
        ...offered.map((ratio) => ({
          value: String(ratio),
          label: `Largest at most ${ratio} × the smallest`,
        })),
      ]}
      onChange={({ currentTarget }) =>
        actions.setBeatRules({
          mostRatio: currentTarget.value === "any" ? null : Number(currentTarget.value),
        })
      }
    />
  );
}
