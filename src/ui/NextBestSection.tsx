import { Button, Loader } from "@mantine/core";
import { actions, useMuster } from "../app/muster.ts";
import { describeNextBest, selectNextBest } from "../app/next-best.ts";
import { selectPlan } from "../app/selectors.ts";
import { Section } from "./Section.tsx";

/** Where the unit of the selected post would stand if not here, what that changes, and moving it there. */
export function NextBestSection() {
  const plan = useMuster(selectPlan);
  const nextBest = useMuster(selectNextBest);
  const hasData = useMuster((state) => state.data.kind === "open");
  if (!hasData) return null;
  const sentences = nextBest && describeNextBest(plan, nextBest);
  return (
    <Section title="If not here">
      {nextBest === undefined && <Loader size={16} aria-label="Trying other places" />}
      {nextBest === null && <p className="note">There is no other place where this unit may stand.</p>}
      {sentences && (
        <>
          {sentences.map((sentence, i) => (
            <p className={i === 0 ? "note" : "note soft"} key={sentence}>
              {sentence}
            </p>
          ))}
          <Button size="compact-sm" variant="default" onClick={actions.takeNextBest}>
            Move there
          </Button>
        </>
      )}
    </Section>
  );
}
