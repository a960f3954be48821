import { describe, expect, it, vi } from "vitest";
import { selectShownSuggestion } from "../../src/app/deployments.ts";
import { selectOrder } from "../../src/app/order.ts";
import { selectPlan, selectSurface } from "../../src/app/selectors.ts";
import { nameVariedPlaces } from "../../src/app/varied-plans.ts";
import { makeApp, rowsAround } from "./make-app.ts";

const PATIENCE = { timeout: 20_000 };
const LIST =
  "name,latitude,longitude\nGate A,51.5561,-0.2791\nGate B,51.5558,-0.2751\nNowhere,,\nLondon,51.5,-0.1\n";
const fileOf = (text: string) => new File([text], "places.csv");

async function openApp() {
  const app = makeApp();
  app.actions.choosePoint([-0.2796, 51.556]);
  await app.actions.openFiles([rowsAround(51.556, -0.2796, 400)]);
  await vi.waitFor(() => expect(selectSurface(app.store.getState())).not.toBeNull(), PATIENCE);
  return { ...app, plan: () => selectPlan(app.store.getState()) };
}

describe("a list of places where units may stand", () => {
  it("is read from a file in one undo step, with what was not taken and why", async () => {
    const { actions, plan } = await openApp();
    const taken = await actions.openSiteFile(fileOf(LIST));
    expect(taken?.refused).toEqual([expect.stringContaining("Line 4 has no position.")]);
    expect(plan().sites?.map(({ name }) => name)).toEqual(["Gate A", "Gate B", "London"]);
    actions.undo();
    expect(plan().sites).toBeNull();
    actions.redo();
    actions.clearSites();
    expect(plan().sites).toBeNull();
  });

  it("is where suggestions place units, who are then called by the name of the place", async () => {
    const { actions, plan, store } = await openApp();
    await actions.openSiteFile(fileOf(LIST));
    await actions.suggest();
    const names = selectOrder(store.getState()).rows.map(({ placeWords }) => placeWords.split(",")[0]);
    expect(names.toSorted()).toEqual(["Gate A", "Gate B"]);
    expect(plan().posts.map(({ at }) => at)).toEqual(
      expect.arrayContaining([
        [-0.2791, 51.5561],
        [-0.2751, 51.5558],
      ]),
    );
    expect(selectOrder(store.getState()).warnings).toEqual([
      expect.stringMatching(/^The list has 2 places in the study area for \d+ units/),
    ]);
  });

  it("gives its names to the places of a varied schedule too", async () => {
    const { actions, plan } = await openApp();
    await actions.openSiteFile(fileOf(LIST));
    const name = nameVariedPlaces(plan());
    expect(name({ at: [-0.2791, 51.5561], place: "Olympic Way" })).toMatch(/^Gate A, \d+ m/);
    expect(name({ at: [-0.2791, 51.557], place: "Olympic Way" })).toMatch(/^near Olympic Way, \d+ m/);
  });

  it("makes the suggestion before it one for other inputs; another name for a place does not", async () => {
    const { actions, store } = await openApp();
    await actions.suggest();
    expect(selectShownSuggestion(store.getState())).not.toBeNull();
    await actions.openSiteFile(fileOf(LIST));
    expect(selectShownSuggestion(store.getState())).toBeNull();
    await actions.suggest();
    await actions.openSiteFile(fileOf(LIST.replace("Gate A", "North gate")));
    expect(selectShownSuggestion(store.getState())).not.toBeNull();
  });

  it("of more places than a plan can hold is refused, and the plan stays as it was", async () => {
    const { actions, plan, store } = await openApp();
    const lines = Array.from({ length: 1001 }, (_, i) => `P${i},51.55,${-0.28 + i * 1e-5}`);
    expect(await actions.openSiteFile(fileOf(`name,latitude,longitude\n${lines.join("\n")}`))).toBeNull();
    expect(store.getState().problem?.what).toBe("The list has 1,001 places; a plan can hold 1,000.");
    expect(plan().sites).toBeNull();
  });
});
