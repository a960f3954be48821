import { Button, Loader } from "@mantine/core";
import { actions, useMuster } from "../../app/muster.ts";
import { selectHalt, selectReport } from "../../app/report-keys.ts";
import type { ReportName } from "../../app/report-state.ts";

/**
 * How far a report has come while it is being worked out, and calling it off; nothing once it is there. Over an older one that is
 * still shown it takes no room.
 */
export function ReportState({ name, over = false }: { name: ReportName; over?: boolean }) {
  const isThere = useMuster((state) => selectReport(state, name) !== null);
  if (isThere) return null;
  if (!over) return <State name={name} />;
  return (
    <div className="bench__progress">
      <div className="bench__over">
        <State name={name} />
        <p className="note soft">The greyed figures are those from before the change.</p>
      </div>
    </div>
  );
}

function State({ name }: { name: ReportName }) {
  const hasData = useMuster((state) => state.data.kind === "open");
  const doing = useMuster((state) => state.work[name] ?? null);
  const halt = useMuster((state) => selectHalt(state, name));
  if (!hasData) {
    return (
      <p className="bench__state note">
        No crime data is open, so there is nothing to analyse. Open crime files, or use the demonstration
        data.
      </p>
    );
  }
  if (halt) {
    return (
      <div className="bench__state">
        <span>{halt === "failed" ? "This could not be worked out." : "Called off."}</span>
        <Button size="compact-sm" variant="default" onClick={() => actions.askForReport(name)}>
          {halt === "failed" ? "Try again" : "Work it out"}
        </Button>
      </div>
    );
  }
  return (
    <div className="bench__state" role="status">
      <Loader size={16} />
      <span>{doing ?? "Working it out"} …</span>
      <Button size="compact-sm" variant="subtle" onClick={() => actions.callOffReport(name)}>
        Cancel
      </Button>
    </div>
  );
}
