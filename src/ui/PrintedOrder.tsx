import { useMuster } from "../app/muster.ts";
import { selectOrder } from "../app/order.ts";
import { capitalise } from "../model/wording.ts";
import { PrintedBeats } from "./beats/PrintedBeats.tsx";
import { PrintedFixedPosts } from "./fixed-posts/PrintedFixedPosts.tsx";
import { PrintedEvenings } from "./PrintedEvenings.tsx";
import { PrintedMap } from "./PrintedMap.tsx";
import { PrintedSources } from "./sources/PrintedSources.tsx";
import "./printed-order.css";

const MAIN_REASONS = 3;

/** The order on paper: the plan complete, without a screen. Shown only when printing. */
export function PrintedOrder() {
  const order = useMuster(selectOrder);
  return (
    <article className="printed" aria-hidden="true">
      <header className="printed__head">
        <div>
          <h1>{order.title}</h1>
          <p>{order.subtitle}</p>
        </div>
        <p className="printed__stamp">
          {order.simulatedBadge && <strong>Simulated data. Not for operational use.</strong>}
        </p>
      </header>
      {order.warnings.map((sentence) => (
        <p className="printed__warning" key={sentence}>
          Warning: {sentence}
        </p>
      ))}
      <h2>Method</h2>
      {order.method.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <PrintedMap />
      <h2>Phases</h2>
      <dl className="printed__phases">
        {order.phases.map((phase) => (
          <div key={phase.name}>
            <dt>{phase.label}</dt>
            <dd>
              {phase.from}–{phase.until}
            </dd>
          </div>
        ))}
      </dl>
      <h2>Posts</h2>
      <table className="printed__posts">
        <thead>
          <tr>
            <th>Post</th>
            <th>Place</th>
            <th>Unit</th>
            <th>On post</th>
            <th>Why here</th>
            <th className="number">Covers</th>
            <th className="number">Only here</th>
          </tr>
        </thead>
        <tbody>
          {order.rows.map((row) => (
            <tr key={row.number}>
              <td>
                <strong>{row.number}</strong>
              </td>
              <td>
                {capitalise(row.placeWords)}
                <br />
                <span className="printed__soft">{row.coordinates}</span>
              </td>
              <td>{row.unit}</td>
              <td>{row.times}</td>
              <td>{row.why.slice(0, MAIN_REASONS).join(", ")}</td>
              <td className="number">{row.covers}</td>
              <td className="number">{row.onlyHere}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <PrintedBeats />
      <PrintedFixedPosts posts={order.fixedPosts} />
      {order.evenings && <PrintedEvenings evenings={order.evenings} />}
      {order.crowd.length > 0 && (
        <>
          <h2>How the crowd leaves</h2>
          {order.crowd.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </>
      )}
      <PrintedSources />
      {order.costs.length > 0 && <h2>Cost</h2>}
      {order.costs.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <footer>
        {order.footers.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </footer>
    </article>
  );
}
