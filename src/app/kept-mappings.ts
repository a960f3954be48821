import type { AppContext } from "./app-context.ts";

const MAPPINGS_KEY = "muster.mappings";
const MOST_KEPT = 30;

/** Brings back the column mappings left on this device and keeps those made from now on, latest first. */
export async function keepMappingsOnDevice({ store, engine }: AppContext): Promise<void> {
  const readings = await Promise.all(
    readTexts().map((text) => engine.readMapping({ text, fileName: "A mapping kept on this device" })),
  );
  const mappings = readings.flatMap((reading) => (reading.ok ? [reading.saved] : []));
  if (mappings.length > 0) store.setState({ mappings });
  store.subscribe(async (state, before) => {
    if (state.mappings === before.mappings) return;
    const kept = state.mappings.slice(0, MOST_KEPT);
    try {
      const texts = await Promise.all(kept.map((saved) => engine.writeMapping({ saved })));
      localStorage.setItem(MAPPINGS_KEY, JSON.stringify(texts));
    } catch (error) {
      console.warn("The column mapping is not kept on this device.", error);
    }
  });
}

function readTexts(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(MAPPINGS_KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, MOST_KEPT) : [];
  } catch {
    return [];
  }
}
