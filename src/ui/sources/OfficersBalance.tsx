import type { AbstractionBalance } from "../../model/abstraction.ts";
import { capitalise, formatCount } from "../../model/wording.ts";

/** Where the officers of the roster come from, by group and phase: taken and without a source, less those beyond, make the roster. */
export function OfficersBalance({ balance }: { balance: readonly AbstractionBalance[] }) {
  const concerned = balance.filter(({ roster, taken }) => roster + taken > 0);
  const types = [...new Map(concerned.map(({ unitType, name }) => [unitType, name]))];
  return (
    <table className="sources__ledger">
      <caption className="strong">Where the officers come from</caption>
      <colgroup>
        <col className="sources__narrow-column" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span className="muster-visually-hidden">Units and phase</span>
          </th>
          <th scope="col">Taken</th>
          <th scope="col">No source stated</th>
          <th scope="col">Beyond the roster</th>
          <th scope="col">Roster</th>
        </tr>
      </thead>
      {types.map(([unitType, name]) => (
        <tbody key={unitType}>
          <tr>
            <th scope="rowgroup" colSpan={5} className="sources__group">
              {name}
            </th>
          </tr>
          {concerned
            .filter((row) => row.unitType === unitType)
            .map((row) => (
              <tr key={row.phase}>
                <th scope="row">{capitalise(row.phase)}</th>
                <td>{formatCount(row.taken)}</td>
                <td>+ {formatCount(row.withoutSource)}</td>
                <td>− {formatCount(row.beyondRoster)}</td>
                <td>= {formatCount(row.roster)}</td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}
