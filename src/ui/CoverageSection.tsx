import { Loader } from "@mantine/core";
import { selectCoverageWords } from "../app/coverage-words.ts";
import { useMuster } from "../app/muster.ts";
import { formatShare } from "../model/wording.ts";
import { PhaseTabs } from "./phases/PhaseTabs.tsx";
import { QualityLine } from "./QualityLine.tsx";
import { Section } from "./Section.tsx";
import { WarningNote } from "./WarningNote.tsx";

/** The one number that matters: how much of the recorded crime the posts reach, and how good that is. */
export function CoverageSection() {
  const words = useMuster(selectCoverageWords);
  const solving = useMuster((state) => state.solving);
  return (
    <Section
      title="Cover"
      aside={solving === "proving" ? <Loader size={12} aria-label="Looking for a better plan" /> : undefined}
    >
      <PhaseTabs />
      <p className="headline" aria-live="polite">
        <span className="figure-large">{words.share === null ? "–" : formatShare(words.share)}</span>{" "}
        <span className="soft">{words.sentence}</span>
      </p>
      {words.share !== null && (
        <div className="cover-bar" aria-hidden="true">
          <span style={{ width: `${words.share * 100}%` }} />
          {words.boundShare !== null && <i style={{ left: `${words.boundShare * 100}%` }} />}
        </div>
      )}
      <div role="status">
        {words.warnings.map((sentence) => (
          <WarningNote key={sentence}>{sentence}</WarningNote>
        ))}
      </div>
      {words.proof.map((sentence) => (
        <p className="note soft" key={sentence}>
          {sentence}
        </p>
      ))}
      <QualityLine />
    </Section>
  );
}
