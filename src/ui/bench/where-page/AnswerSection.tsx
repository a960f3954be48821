import { useId } from "react";
import { describeSpan } from "../../../model/provenance.ts";
import { CONFIDENCE_WORDS, type WhereReport } from "../../../model/where-report.ts";
import { formatCount } from "../../../model/wording.ts";
import { MethodNotes } from "../../charts/MethodNotes.tsx";
import {
  answerConcentration,
  CONFIDENCE_MEANING,
  countConfidence,
  countHexes,
  sayClustering,
} from "./where-words.ts";

/** The answer: how concentrated it is, how many hexes are hot and how surely, and whether busy hexes lie together. */
export function AnswerSection(props: { report: WhereReport; pending: boolean; badge: string | undefined }) {
  const { report, pending, badge } = props;
  const id = useId();
  const answer = answerConcentration(report);
  const counts = countConfidence(report);
  const { concentration, agreement, globalMoran, counts: counting } = report.notes;
  return (
    <section className="chart-frame" aria-labelledby={id} aria-busy={pending}>
      <h3 className="chart-frame__title" id={id}>
        How concentrated it is
        {badge !== undefined && <span className="badge-simulated">{badge}</span>}
      </h3>
      <div className="chart-frame__body" data-stale={pending || undefined}>
        {answer && (
          <p className="where-answer">
            <span className="where-answer__figure">{answer.figure}</span> <span>{answer.words}</span>
          </p>
        )}
        <p className="note soft">
          {formatCount(report.rowsCounted)} recorded in {countHexes(report.cells.length)},{" "}
          {describeSpan(counting.span)}.
        </p>
        <ul className="plain-list where-confidence" aria-label="Hot hexes by confidence">
          {[3, 2, 1].map((word) => (
            <li key={word}>
              <i className="where-mark" data-confidence={word} aria-hidden="true" />
              <strong>{formatCount(counts[word] ?? 0)}</strong>{" "}
              <span className="soft">{word === 3 ? "hot with high confidence" : CONFIDENCE_WORDS[word]}</span>
            </li>
          ))}
        </ul>
        <p className="note soft small">{CONFIDENCE_MEANING}</p>
        <p className="note">{sayClustering(report.globalMoran)}</p>
        {report.rowsCounted < FEW_ROWS && (
          <p className="chart-frame__caution">
            Only {report.rowsCounted} rows are counted; chance decides most of what is shown.
          </p>
        )}
      </div>
      <MethodNotes notes={[concentration, agreement, globalMoran]} />
    </section>
  );
}

const FEW_ROWS = 30;
