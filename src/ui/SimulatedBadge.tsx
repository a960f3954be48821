import { selectSimulated } from "../app/data-span.ts";
import { useMuster } from "../app/muster.ts";

/** Says that the rows are simulated, wherever they show; there is no way to dismiss it. */
export function SimulatedBadge() {
  return useMuster(selectSimulated) ? <span className="badge-simulated">Simulated data</span> : null;
}
