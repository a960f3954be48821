import { useMuster } from "../../app/muster.ts";
import { selectOrderBeats } from "../../app/order-beats.ts";

/** The beats on paper, stretch by stretch: whose they are, how large, and the places in them. Nothing where no unit patrols. */
export function PrintedBeats() {
  const stretches = useMuster(selectOrderBeats);
  if (stretches.length === 0) return null;
  return (
    <>
      <h2>Beats</h2>
      {stretches.map(({ label, words, beats }) => (
        <section key={label} className="printed__stretch">
          <p>
            <strong>{label}.</strong> {words}
          </p>
          {beats.length > 0 && (
            <table className="printed__beats">
              <thead>
                <tr>
                  <th>Post</th>
                  <th>Unit</th>
                  <th>Places in the beat, most recorded first</th>
                  <th className="number">Hexes</th>
                  <th className="number">Workload</th>
                  <th className="printed__walk">Round walk, at most</th>
                </tr>
              </thead>
              <tbody>
                {beats.map((beat) => (
                  <tr key={beat.post}>
                    <td>
                      <strong>{beat.number}</strong>
                    </td>
                    <td>{beat.unit}</td>
                    <td>{beat.places}</td>
                    <td className="number">{beat.hexes}</td>
                    <td className="number">{beat.share}</td>
                    <td className="printed__walk">{beat.walk}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
    </>
  );
}
