import { Button, FileButton } from "@mantine/core";
import { IconColumns2, IconCopy, IconFolderOpen } from "@tabler/icons-react";
import { actions, useMuster } from "../../app/muster.ts";
import { Section } from "../Section.tsx";
import "./compare.css";

/** Keeps the plan on screen, and sets another beside it. */
export function CompareSection() {
  const name = useMuster((state) => state.kept?.name ?? null);
  return (
    <Section title="Compare">
      <div className="compare-start">
        <Button fullWidth variant="default" leftSection={<IconCopy size={16} />} onClick={actions.keepPlan}>
          Keep this plan to compare
        </Button>
        {name !== null && (
          <Button
            fullWidth
            variant="default"
            leftSection={<IconColumns2 size={16} />}
            onClick={actions.openComparison}
          >
            Compare side by side
          </Button>
        )}
        <FileButton
          accept=".json,application/json"
          inputProps={{ "aria-label": "Plan file to compare with" }}
          onChange={(file) => file && void actions.comparePlanFile(file)}
        >
          {(props) => (
            <Button {...props} fullWidth variant="default" leftSection={<IconFolderOpen size={16} />}>
              Compare with a file…
            </Button>
          )}
        </FileButton>
      </div>
      <p className="note soft" aria-live="polite">
        {name === null
          ? "Keep the plan, change it, and see both side by side."
          : `Kept on this device: ${name}. Keeping another takes its place.`}
      </p>
    </Section>
  );
}
