import { useMuster } from "../../app/muster.ts";
import { selectOrderSources } from "../../app/order-sources.ts";
import { Section } from "../Section.tsx";

/** Where units are taken from, as the order says it. Nothing where no source is stated. */
export function BriefSources() {
  const sources = useMuster(selectOrderSources);
  if (!sources) return null;
  return (
    <Section title="Units taken from elsewhere">
      {sources.words.map((sentence) => (
        <p className="note" key={sentence}>
          {sentence}
        </p>
      ))}
      <ul className="plain-list">
        {sources.rows.map((row) => (
          <li key={row.id} className="note">
            <strong>
              {row.name}, {row.phase.toLowerCase()}:
            </strong>{" "}
            {row.unitsTaken} of {row.unitsNormally} units taken. Demand {row.demand}, uncovered{" "}
            {row.uncovered}.
          </li>
        ))}
      </ul>
    </Section>
  );
}
