import type { OrderEvenings } from "../app/order.ts";

/** Where each unit stands in every phase, on paper: an officer finds the own unit and reads one line. */
export function PrintedEvenings({ evenings }: { evenings: OrderEvenings }) {
  const { phases, groups, unposted } = evenings;
  return (
    <>
      <h2>Unit by unit</h2>
      <table className="printed__evenings">
        <thead>
          <tr>
            <th scope="col">Unit</th>
            {phases.map((phase) => (
              <th scope="col" key={phase}>
                {phase}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ name, units }) => (
          <tbody key={name}>
            <tr className="printed__evenings-group">
              <th scope="rowgroup" colSpan={phases.length + 1}>
                {name}
              </th>
            </tr>
            {units.map((unit) => (
              <tr key={unit.name}>
                <th scope="row">{unit.name}</th>
                {unit.stays.map(({ span, words, isLate }, i) => (
                  <td key={i} colSpan={span}>
                    <span className="printed__stay">{isLate ? <strong>{words}</strong> : words}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <p className="printed__soft">
        Minutes on the way are from the post before. Units of a group are alike; the number only tells them
        apart.
        {unposted && ` ${unposted}`}
      </p>
    </>
  );
}
