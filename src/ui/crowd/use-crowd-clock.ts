import { useEffect, useState } from "react";
import { actions } from "../../app/muster.ts";
import type { CrowdClock } from "../../model/crowd-clock.ts";
import type { CrowdInputs } from "../../model/crowd-plan.ts";

/** How long typing rests before it is worked out, milliseconds. */
const REST_MS = 150;

/**
 * The clock of what is entered, worked out whenever that changes or the event ends at another time, and whether it is still that of
 * something before. Inputs that cannot be are null: the last clock stays, as stale.
 */
export function useCrowdClock(
  inputs: CrowdInputs | null,
  endsAt: number,
): { readonly clock: CrowdClock | null; readonly pending: boolean } {
  const asked = inputs && JSON.stringify([inputs, endsAt]);
  const [answer, setAnswer] = useState<{ asked: string; clock: CrowdClock } | null>(null);
  useEffect(() => {
    if (asked === null) return;
    let isOver = false;
    const [entered] = JSON.parse(asked) as [CrowdInputs, number];
    const timer = setTimeout(() => {
      void actions.clockCrowd(entered).then((clock) => {
        if (clock && !isOver) setAnswer({ asked, clock });
      });
    }, REST_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return { clock: answer?.clock ?? null, pending: answer?.asked !== asked };
}
