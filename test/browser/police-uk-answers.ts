import type { BrowserContext, Route } from "@playwright/test";
import type { MusterPage } from "./muster-page.ts";

/** Opens the app and its dialogue of services, which starts with data.police.uk. */
export async function openPoliceUk(muster: MusterPage): Promise<void> {
  await muster.open();
  await muster.goTo("Explore");
  await muster.page.getByRole("button", { name: "Get data from a service" }).click();
}

/** Speaks the documented interface for three months, ten crimes in each but for the silent ones, as long as it may. */
export async function answerAsPoliceUk(
  context: BrowserContext,
  asked: string[],
  mayAnswer: () => boolean = () => true,
  silent: readonly string[] = [],
): Promise<void> {
  const headers = { "access-control-allow-origin": "*", "content-type": "application/json" };
  const answer = (route: Route, json: unknown) => route.fulfill({ headers, body: JSON.stringify(json) });
  const months = ["2026-03", "2026-02", "2026-01"];
  await context.route("https://data.police.uk/api/crimes-street-dates**", (route) =>
    answer(
      route,
      months.map((date) => ({ date, "stop-and-search": [] })),
    ),
  );
  await context.route("https://data.police.uk/api/crime-last-updated**", (route) =>
    answer(route, { date: "2026-03-01" }),
  );
  await context.route("https://data.police.uk/api/crimes-street/**", async (route) => {
    const request = route.request();
    const text = `${request.url()} ${request.postData() ?? ""}`;
    const month = months.find((candidate) => text.includes(candidate)) ?? "";
    asked.push(month);
    if (!mayAnswer()) return;
    await answer(
      route,
      Array.from({ length: silent.includes(month) ? 0 : 10 }, (_, i) => ({
        category: "robbery",
        location_type: "Force",
        location: {
          latitude: String(51.5551 + i * 0.0002),
          longitude: "-0.2801",
          street: { id: i, name: "On or near Olympic Way" },
        },
        context: "",
        outcome_status: null,
        persistent_id: "",
        id: Number(month.replace("-", "")) * 100 + i,
        location_subtype: "",
        month,
      })),
    );
  });
}
