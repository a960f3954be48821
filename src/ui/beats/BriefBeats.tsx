import { actions, useMuster } from "../../app/muster.ts";
import { selectOrderBeats } from "../../app/order-beats.ts";
import { Section } from "../Section.tsx";

/** The beats as the order says them. Nothing where no unit patrols. */
export function BriefBeats() {
  const stretches = useMuster(selectOrderBeats);
  if (stretches.length === 0) return null;
  return (
    <Section title="Beats">
      {stretches.map(({ label, words, beats }) => (
        <div key={label}>
          <p className="note">
            <strong>{label}.</strong> {words}
          </p>
          <ol className="plain-list brief-posts">
            {beats.map((beat) => (
              <li key={beat.post}>
                <button
                  type="button"
                  className="posts__name"
                  onClick={() => actions.select({ kind: "post", id: beat.post })}
                >
                  <span className="disc">{beat.number}</span>
                  <span>
                    <span className="strong">{beat.places}</span>
                    <br />
                    <span className="soft">
                      {beat.hexes} {beat.hexes === 1 ? "hex" : "hexes"} · workload {beat.share} · walk{" "}
                      {beat.walk}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </Section>
  );
}
