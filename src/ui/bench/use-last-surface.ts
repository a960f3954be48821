import { useMuster } from "../../app/muster.ts";
import { selectSurface } from "../../app/selectors.ts";
import type { AppState } from "../../app/state.ts";
import type { HexSurface } from "../../model/hex-surface.ts";

/** The surface of the current inputs, or while that is being counted the last one of the same data, as `pending`. */
export function useLastSurface(): { readonly surface: HexSurface | null; readonly pending: boolean } {
  const fresh = useMuster(selectSurface);
  const last = useMuster(selectLastSurface);
  return { surface: fresh ?? last, pending: fresh === null && last !== null };
}

/** The surface counted last, where it is of the data that is open; keys begin with the data's id. */
function selectLastSurface({ surface, data }: AppState): HexSurface | null {
  return surface && data.kind === "open" && surface.key.startsWith(`[${data.id},`) ? surface.value : null;
}
