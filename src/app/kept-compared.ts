import * as v from "valibot";
import { readPlanText, writePlanFile } from "../plan/plan-file.ts";
import type { AppContext } from "./app-context.ts";
import type { KeptPlan } from "./state.ts";

const COMPARED_KEY = "muster.compared";

const keptText = v.object({ name: v.string(), plan: v.string() });

/**
 * Brings back the plan that was kept on this device to be compared, and keeps the one that is kept from now on. What was proven of
 * it is not kept: a proof is of data that has to be opened again.
 */
export function keepComparedOnDevice({ store }: AppContext): void {
  try {
    const text = localStorage.getItem(COMPARED_KEY);
    if (text) store.setState({ kept: readKept(text) });
  } catch (error) {
    console.warn("The plan that was kept to be compared cannot be read and is left out.", error);
  }
  store.subscribe(({ kept }, before) => {
    if (kept === before.kept) return;
    try {
      if (kept) localStorage.setItem(COMPARED_KEY, writeKept(kept));
      else localStorage.removeItem(COMPARED_KEY);
    } catch (error) {
      console.warn("The plan that is kept to be compared will not survive a reload.", error);
    }
  });
}

function writeKept({ name, plan }: KeptPlan): string {
  return JSON.stringify({ name, plan: writePlanFile(plan) });
}

/** @throws Error where it is not what `writeKept` writes, or of a later Muster */
function readKept(text: string): KeptPlan {
  const { name, plan } = v.parse(keptText, JSON.parse(text));
  const reading = readPlanText(plan, name);
  if (!reading.ok) throw new Error(reading.problem.what);
  return { name, plan: reading.plan, suggestion: null };
}
