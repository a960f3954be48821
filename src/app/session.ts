import type { PlanDocument } from "../model/plan-document.ts";
import { startHistory } from "../plan/history.ts";
import { readPlanText, writePlanFile } from "../plan/plan-file.ts";
import type { AppContext } from "./app-context.ts";
import { keepChoicesOnDevice } from "./kept-analysis.ts";
import { keepComparedOnDevice } from "./kept-compared.ts";
import { keepMappingsOnDevice } from "./kept-mappings.ts";
import { composeSharedPlan } from "./shared-plan.ts";
import type { SharingActions } from "./sharing-actions.ts";
import type { Preferences } from "./state.ts";

const PLAN_KEY = "muster.plan";
const UNREADABLE_PLAN_KEY = "muster.plan.unreadable";
const PREFERENCES_KEY = "muster.preferences";
const SAVE_DELAY_MS = 600;

/**
 * Opens what the page should start with: the plan of its link, with the one left on this device an undo step
 * behind it; else that one; else the given one. Then keeps plan and preferences on this device and follows links
 * pasted into the address bar.
 */
export async function startSession(
  context: AppContext,
  sharing: SharingActions,
  fallback: PlanDocument,
): Promise<void> {
  const { store } = context;
  const kept = readKeptPlan(context);
  if (kept) store.setState({ history: startHistory(kept) });
  keepOnDevice(context);
  keepChoicesOnDevice(context);
  keepComparedOnDevice(context);
  await keepMappingsOnDevice(context);
  addEventListener("hashchange", () => void followFragment(sharing));
  if (await followFragment(sharing)) return;
  const start = kept ?? fallback;
  store.setState({ history: startHistory(start) });
  await sharing.adoptPlan(start);
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

/** Opens the plan in the address, if there is one; false where there is none that can be read. */
async function followFragment(sharing: SharingActions): Promise<boolean> {
  if (!hasLinkedPlan()) return false;
  const opened = await sharing.openLink(location.hash.slice(1));
  if (!opened) forgetLink();
  return opened;
}

function hasLinkedPlan(): boolean {
  return location.hash.startsWith("#plan=");
}

/** Takes the plan out of the address, so that a reload opens the one on this device. */
function forgetLink(): void {
  history.replaceState(null, "", location.pathname + location.search);
}

/** The plan left on this device; one that cannot be read is put aside, not overwritten, and said. */
function readKeptPlan({ store }: AppContext): PlanDocument | null {
  try {
    const text = localStorage.getItem(PLAN_KEY);
    if (!text) return null;
    const reading = readPlanText(text, "The plan kept on this device");
    if (reading.ok) return reading.plan;
    localStorage.setItem(UNREADABLE_PLAN_KEY, text);
    store.setState({ problem: reading.problem });
  } catch (error) {
    warnThatNothingIsKept(error);
  }
  return null;
}

/**
 * Keeps preferences, and the plan after each change. A plan that came by a link stays in the address, and one's own
 * on the device, until the linked one is edited.
 */
function keepOnDevice({ store }: AppContext): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The first step after a link is the taking on of its plan; the next is an edit. */
  let isLinkAdopted = false;
  addEventListener("hashchange", () => {
    isLinkAdopted = false;
  });
  const save = () => {
    const state = store.getState();
    try {
      localStorage.setItem(PREFERENCES_KEY, JSON.stringify(state.preferences));
      if (hasLinkedPlan()) return;
      localStorage.setItem(PLAN_KEY, writePlanFile(composeSharedPlan(state, true)));
    } catch (error) {
      warnThatNothingIsKept(error);
    }
  };
  store.subscribe((state, before) => {
    if (hasLinkedPlan() && state.history.past.length > before.history.past.length) {
      if (isLinkAdopted) forgetLink();
      isLinkAdopted = !isLinkAdopted;
    }
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

function warnThatNothingIsKept(error: unknown): void {
  console.warn("The plan is not kept on this device and will not survive a reload.", error);
}
