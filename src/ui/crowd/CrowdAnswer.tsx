import type { CrowdClock } from "../../model/crowd-clock.ts";
import { describeCrowd } from "../../model/describe-crowd.ts";

/** How the crowd leaves, in words; and how much of what was entered is wrong. */
export function CrowdAnswer(props: { clock: CrowdClock | null; pending: boolean; wrong: number }) {
  const { clock, pending, wrong } = props;
  const [venue, ...stations] = clock ? describeCrowd(clock) : [];
  return (
    <div className="crowd__answer" aria-busy={pending}>
      {wrong > 0 && (
        <p className="note error" role="status">
          {wrong === 1 ? "One entry is" : `${wrong} entries are`} wrong.{" "}
          {clock ? "What is shown is of the entries before." : "Mend what is marked."}
        </p>
      )}
      {clock === null && wrong === 0 && <p className="soft">The clock is being worked out…</p>}
      {stations.map((sentence, i) => (
        <p className="crowd__sentence" key={`${i} ${sentence}`}>
          {sentence}
        </p>
      ))}
      {venue && <p className={stations.length > 0 ? "soft" : "crowd__sentence"}>{venue}</p>}
      {clock && stations.length === 0 && (
        <p className="soft">
          Add the stations that the crowd makes for, to see who waits there and until when.
        </p>
      )}
    </div>
  );
}
