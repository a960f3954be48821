import type { MonthIndex } from "../model/units.ts";
import { parseMonth } from "../model/wall-clock.ts";
import {
  type Answer,
  isServerFault,
  type PatientRequests,
  type ServiceRequest,
  UnreachableError,
} from "./patient-requests.ts";
import { parseJson, readCrimes, type StreetCrime } from "./police-uk-crimes.ts";
import { serviceBusy, serviceOutage, serviceUnreachable, strangeAnswer } from "./police-uk-problems.ts";
import { polyText, type StudyTile } from "./study-tile.ts";

/** What the service says of one tile and month. */
export type TileAnswer =
  | { readonly kind: "crimes"; readonly crimes: readonly StreetCrime[] }
  | { readonly kind: "too-many" };

/** A request line longer than this is answered 400; the same question is then posted. */
const LONGEST_ADDRESS = 4094;

/** The questions that are put to data.police.uk's service. */
export class PoliceUkRequests {
  readonly #baseUrl: string;
  readonly #requests: PatientRequests;

  constructor(baseUrl: string, requests: PatientRequests) {
    this.#baseUrl = baseUrl.replace(/\/+$/, "");
    this.#requests = requests;
  }

  /** The months that the service has crimes for. @throws ProblemError */
  async askMonths(signal?: AbortSignal): Promise<MonthIndex[]> {
    const answer = await this.#ask({ url: `${this.#baseUrl}/crimes-street-dates` }, signal);
    if (answer.status !== 200) throw problemOf(answer);
    const list = parseJson(answer.text);
    if (!Array.isArray(list)) throw strangeAnswer("no list of months");
    return list.flatMap((entry: unknown) => {
      const date = typeof entry === "object" && entry !== null && "date" in entry ? entry.date : null;
      return (typeof date === "string" ? parseMonth(date) : undefined) ?? [];
    });
  }

  /**
   * All crimes of a month in a tile. More than 10,000 are refused with 503 and an empty body, as an outage may be: it is
   * taken for too many only where the service answers another question meanwhile. So is an answer that never comes
   * through while others do, since a browser hides a refusal that lacks the cross-origin header.
   * @throws ProblemError
   */
  async askCrimes(tile: StudyTile, month: string, signal?: AbortSignal): Promise<TileAnswer> {
    const request = crimesRequest(`${this.#baseUrl}/crimes-street/all-crime`, tile, month);
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#askOrNull(request, signal);
      if (answer?.status === 200) return { kind: "crimes", crimes: readCrimes(answer.text, month) };
      if (answer && !isRefusal(answer)) throw problemOf(answer);
      if (await this.#isAlive(signal)) return { kind: "too-many" };
      if (!answer) throw serviceUnreachable();
      if (attempt >= this.#requests.attempts) throw serviceOutage(answer.status);
      await this.#requests.pause(attempt, signal);
    }
  }

  async #isAlive(signal?: AbortSignal): Promise<boolean> {
    const request = { url: `${this.#baseUrl}/crime-last-updated` };
    const once = 1;
    try {
      const answer = await this.#requests.ask(request, signal, isServerFault, once);
      return answer.status === 200 && answer.text.includes("date");
    } catch (error) {
      if (error instanceof UnreachableError) return false;
      throw error;
    }
  }

  async #ask(request: ServiceRequest, signal?: AbortSignal): Promise<Answer> {
    const answer = await this.#askOrNull(request, signal);
    if (!answer) throw serviceUnreachable();
    return answer;
  }

  async #askOrNull(request: ServiceRequest, signal?: AbortSignal): Promise<Answer | null> {
    try {
      return await this.#requests.ask(
        request,
        signal,
        (answer) => isServerFault(answer) && !isRefusal(answer),
      );
    } catch (error) {
      if (error instanceof UnreachableError) return null;
      throw error;
    }
  }
}

function crimesRequest(address: string, tile: StudyTile, month: string): ServiceRequest {
  const parameters = new URLSearchParams({ date: month, poly: polyText(tile) });
  const url = `${address}?${parameters}`;
  return url.length <= LONGEST_ADDRESS ? { url } : { url: address, form: parameters };
}

function isRefusal(answer: Answer): boolean {
  return answer.status === 503 && answer.text.trim() === "";
}

function problemOf(answer: Answer) {
  if (answer.status === 429) return serviceBusy();
  return answer.status >= 500 ? serviceOutage(answer.status) : strangeAnswer(`status ${answer.status}`);
}
