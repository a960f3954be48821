import { PLAN_VERSION, type PlanDocument } from "../model/plan-document.ts";
import { readPlanText, writePlanFile } from "../plan/plan-file.ts";
import type { AppContext } from "./app-context.ts";
import { composeSharedPlan } from "./shared-plan.ts";
import type { SharingActions } from "./sharing-actions.ts";
import type { Preferences } from "./state.ts";

const PLAN_KEY = "muster.plan";
const PREFERENCES_KEY = "muster.preferences";
const SAVE_DELAY_MS = 600;

/**
 * Opens what the page should start with: the plan of its link, else the plan left on this device, else the
 * given one; then keeps plan and preferences on this device and follows links pasted into the address bar.
 */
export async function startSession(
  context: AppContext,
  sharing: SharingActions,
  fallback: PlanDocument,
): Promise<void> {
  const { store } = context;
  keepOnDevice(context);
  addEventListener("hashchange", () => void followFragment(sharing));
  if (await followFragment(sharing)) return;
  const { problem } = store.getState();
  await sharing.adoptPlan(readKeptPlan() ?? fallback);
  if (problem) store.setState({ problem });
}

/** Preferences kept on this device, or the given ones. */
export function readPreferences(fallback: Preferences): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFERENCES_KEY) ?? "{}");
    if (!kept || typeof kept !== "object") return fallback;
    const { scheme, basemap } = kept as Partial<Record<keyof Preferences, unknown>>;
    return {
      scheme: scheme === "light" || scheme === "dark" ? scheme : fallback.scheme,
      basemap: typeof basemap === "string" && basemap ? basemap : fallback.basemap,
    };
  } catch {
    return fallback;
  }
}

/** Opens the plan in the address, if any, and takes it out of the address so that a reload keeps later edits. */
async function followFragment(sharing: SharingActions): Promise<boolean> {
  const fragment = location.hash.slice(1);
  if (!fragment.startsWith("plan=")) return false;
  const opened = await sharing.openLink(fragment);
  history.replaceState(null, "", location.pathname + location.search);
  return opened;
}

function readKeptPlan(): PlanDocument | null {
  let text: string | null = null;
  try {
    text = localStorage.getItem(PLAN_KEY);
  } catch (error) {
    console.warn("This browser keeps nothing for Muster; the plan will not survive a reload.", error);
  }
  if (!text) return null;
  const reading = readPlanText(text, "the plan kept on this device");
  return reading.ok ? { ...reading.plan, version: PLAN_VERSION } : null;
}

function keepOnDevice({ store }: AppContext): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    const state = store.getState();
    const plan = writePlanFile(composeSharedPlan(state, true));
    try {
      localStorage.setItem(PLAN_KEY, plan);
      localStorage.setItem(PREFERENCES_KEY, JSON.stringify(state.preferences));
    } catch (error) {
      console.warn("This browser keeps nothing for Muster; the plan will not survive a reload.", error);
    }
  };
  store.subscribe((state, before) => {
    if (
      state.history === before.history &&
      state.preferences === before.preferences &&
      state.coverage === before.coverage
    )
      return;
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_DELAY_MS);
  });
  addEventListener("pagehide", () => {
    clearTimeout(timer);
    save();
  });
}
