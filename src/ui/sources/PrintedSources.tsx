import { useMuster } from "../../app/muster.ts";
import { selectOrderSources } from "../../app/order-sources.ts";

/** Where units are taken from and what that leaves there, on paper. Nothing where no source is stated. */
export function PrintedSources() {
  const sources = useMuster(selectOrderSources);
  if (!sources) return null;
  return (
    <>
      <h2>Units taken from elsewhere</h2>
      {sources.words.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {sources.rows.length > 0 && (
        <table className="printed__sources">
          <thead>
            <tr>
              <th>Taken from</th>
              <th>Phase</th>
              <th className="number">Demand there</th>
              <th className="number">Units normally</th>
              <th className="number">Taken</th>
              <th className="number">Left</th>
              <th className="number">Uncovered, before → after</th>
            </tr>
          </thead>
          <tbody>
            {sources.rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <strong>{row.name}</strong>
                </td>
                <td>{row.phase}</td>
                <td className="number">{row.demand}</td>
                <td className="number">{row.unitsNormally}</td>
                <td className="number">{row.unitsTaken}</td>
                <td className="number">{row.unitsLeft}</td>
                <td className="number">{row.uncovered}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
