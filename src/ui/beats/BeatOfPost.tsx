import { selectBeatWords } from "../../app/beat-words.ts";
import { useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { selectShownBeats } from "../../app/shown-beats.ts";
import { workloadDigits } from "../../model/beat-lines.ts";
import { figure, formatCell } from "../../model/report-table.ts";
import { formatDistance, formatShare } from "../../model/wording.ts";
import { Section } from "../Section.tsx";

/** The beat of the unit at a post; nothing where the unit stands there. */
export function BeatOfPost({ post }: { post: string }) {
  const { posts, fleet } = useMuster(selectPlan);
  const words = useMuster(selectBeatWords);
  const report = useMuster(selectShownBeats);
  const unit = posts.find(({ id }) => id === post)?.unit;
  const patrols = fleet.some(({ id, beatHexes }) => id === unit && beatHexes !== null);
  if (!patrols) return null;
  const line = words.lines.find((each) => each.post === post);
  return (
    <Section title="Beat">
      {line && report ? (
        <>
          <dl className="facts">
            <dt>Hexes</dt>
            <dd>{line.hexes}</dd>
            <dt>Workload</dt>
            <dd>
              {formatCell(line.workload, figure("Workload", report.unit, workloadDigits(report)))}{" "}
              {report.unit}
            </dd>
            <dt>Of all there</dt>
            <dd>{formatShare(line.share)}</dd>
            <dt>Round, at most</dt>
            <dd>
              {formatDistance(line.walkM)}, {Math.ceil(line.walkMinutes)} min
            </dd>
          </dl>
          {line.places.length > 0 && <p className="note">Most recorded at: {line.places.join(", ")}.</p>}
        </>
      ) : (
        <p className="note soft">
          {words.lines.length > 0 ? "It has no beat: none would add anything." : words.sentence}
        </p>
      )}
    </Section>
  );
}
