import { useMuster } from "../../app/muster.ts";
import { selectReport } from "../../app/report-keys.ts";
import type { ReportName, Reports } from "../../app/report-state.ts";
import type { AppState } from "../../app/state.ts";

/** The report of the current inputs, or while that is being worked out the last one of the same data, as `pending`. */
export function useLastReport<R extends ReportName>(
  name: R,
): { readonly report: Reports[R] | null; readonly pending: boolean } {
  const fresh = useMuster((state) => selectReport(state, name));
  const last = useMuster((state) => selectLastReport(state, name));
  return { report: fresh ?? last, pending: fresh === null && last !== null };
}

/** The report worked out last, where it is of the data that is open; keys begin with the data's id. */
function selectLastReport<R extends ReportName>(state: AppState, name: R): Reports[R] | null {
  const held = state.reports[name];
  const isOfOpenData =
    held !== null && state.data.kind === "open" && held.key.startsWith(`[${state.data.id},`);
  return isOfOpenData ? (held.value as Reports[R]) : null;
}
