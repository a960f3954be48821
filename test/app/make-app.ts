import { readFileSync } from "node:fs";
import { demonstrationEvent } from "../../data/demonstration-event.ts";
import venueList from "../../data/venues.json" with { type: "json" };
import { createApp } from "../../src/app/create-app.ts";
import { suggestExactly } from "../../src/deploy/suggest-posts.ts";
import { createEngine } from "../../src/engine/engine.ts";
import type { NamedBlob } from "../../src/engine/engine-calls.ts";
import type { ServiceSettings } from "../../src/engine/fetch-crimes.ts";
import type { Venue } from "../../src/model/venue.ts";
import { createPlan } from "../../src/plan/create-plan.ts";

/** The page's store and actions around a real engine that runs in this thread. */
export function makeApp(services: ServiceSettings = {}) {
  const { context, actions } = createApp({
    engine: createEngine(suggestExactly, services),
    venues: venueList as unknown as readonly Venue[],
    demonstrationUrl: "about:blank",
    plan: createPlan(demonstrationEvent),
    preferences: { scheme: "light", basemap: "none" },
  });
  return { context, store: context.store, actions };
}

export function demonstrationFile(): NamedBlob {
  const bytes = readFileSync(new URL("../../data/demonstration.parquet", import.meta.url));
  return { name: "demonstration.parquet", blob: new Blob([Uint8Array.from(bytes)]) };
}

/** Rows around a point, all of one month and type. */
export function rowsAround(lat: number, lng: number, rows: number): NamedBlob {
  const lines = Array.from({ length: rows }, (_, i) => `2026-01,Robbery,${lng + (i % 20) * 0.0005},${lat}`);
  return {
    name: "rows.csv",
    blob: new Blob([`month,crime_type,longitude,latitude\n${lines.join("\n")}\n`]),
  };
}
