import type { ServerResponse } from "node:http";
import { cut, type LocalServer, serveLocally } from "./local-server.ts";

/** One crime as the service gives it. */
export interface ApiCrime {
  readonly id: number;
  readonly month: string;
  readonly category: string;
  readonly location: {
    readonly latitude: string;
    readonly longitude: string;
    readonly street: { readonly id: number; readonly name: string };
  } | null;
  readonly persistent_id: string;
  readonly outcome_status: { readonly category: string; readonly date: string } | null;
  readonly location_type: string | null;
}

/** One question that reached the server, and what it was answered with; 0 for a cut connection. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly date: string;
  readonly poly: string;
  readonly status: number;
}

/** What a test may do to the server. */
export interface ServerSettings {
  readonly crimes: readonly ApiCrime[];
  /** Months that are listed; those of the crimes where left out. */
  readonly months?: readonly string[];
  /** Crimes in one answer, 10,000 where left out. */
  readonly most?: number;
  /** Understands no date, and answers as the service does then: with the latest month. */
  readonly misreadsDates?: boolean;
  /** Refuses too many crimes in a way that a browser shows as a failed call. */
  readonly hidesRefusals?: boolean;
  /** A page that stands between and answers everything. */
  readonly loginPage?: string;
  /** Takes the place of an answer: a status with an empty body, `"cut"`, or undefined for the usual answer. */
  readonly disturb?: (asked: Omit<Asked, "status">, count: number) => number | "cut" | undefined;
}

/** A server that speaks data.police.uk's documented interface, with its silent traps. */
export interface PoliceUkServer extends LocalServer {
  readonly asked: Asked[];
}

export async function servePoliceUk(settings: ServerSettings): Promise<PoliceUkServer> {
  const { crimes, most = 10_000 } = settings;
  const months = settings.months ?? [...new Set(crimes.map(({ month }) => month))];
  const latest = months.toSorted().at(-1) ?? "";
  const asked: Asked[] = [];

  const answer = (url: URL, body: string, method: string): { status: number; text: string } => {
    if (url.pathname === "/crimes-street-dates") {
      return { status: 200, text: JSON.stringify(months.map((date) => ({ date, "stop-and-search": [] }))) };
    }
    if (url.pathname === "/crime-last-updated") {
      return { status: 200, text: JSON.stringify({ date: `${latest}-01` }) };
    }
    if (method === "GET" && url.href.length > 4094) return { status: 400, text: "" };
    const parameters = method === "POST" ? new URLSearchParams(body) : url.searchParams;
    const date = parameters.get("date") ?? "";
    const month = /^\d{4}-\d{2}$/.test(date) && !settings.misreadsDates ? date : latest;
    if (month < (months.toSorted()[0] ?? "")) return { status: 404, text: "" };
    const ring = (parameters.get("poly") ?? "").split(":").map((pair) => pair.split(",").map(Number));
    const found = crimes.filter((crime) => crime.month === month && holds(ring, crime));
    return found.length > most ? { status: 503, text: "" } : { status: 200, text: JSON.stringify(found) };
  };

  const server = await serveLocally((request, response, body) => {
    const url = new URL(request.url ?? "/", "http://local");
    const method = request.method ?? "";
    const parameters = method === "POST" ? new URLSearchParams(body) : url.searchParams;
    const question = {
      method,
      path: url.pathname,
      date: parameters.get("date") ?? "",
      poly: parameters.get("poly") ?? "",
    };
    const disturbance = settings.disturb?.(question, asked.length);
    const page = settings.loginPage;
    const usual = page === undefined ? answer(url, body, method) : { status: 200, text: page };
    const shown = usual.status === 503 && settings.hidesRefusals ? 0 : usual.status;
    const status = disturbance === "cut" ? 0 : (disturbance ?? shown);
    asked.push({ ...question, status });
    send(response, status, disturbance === undefined ? usual.text : "");
  });
  return { ...server, asked };
}

/** Crimes on a small lattice of points around Greenwich, where longitudes change sign; several to a point. */
export function inventCrimes(count: number, month: string, firstId = 1): ApiCrime[] {
  return Array.from({ length: count }, (_, i) => {
    const point = (i * 7) % 97;
    return {
      id: firstId + i,
      month,
      category: ["robbery", "drugs", "violent-crime", "anti-social-behaviour"][i % 4] ?? "",
      location: {
        latitude: (51.49 + (point % 10) * 0.0031).toFixed(6),
        longitude: (-0.012 + Math.floor(point / 10) * 0.0027).toFixed(6),
        street: { id: point, name: `On or near Lane ${point}` },
      },
      persistent_id: "",
      outcome_status: i % 3 === 0 ? null : { category: "Under investigation", date: month },
      location_type: "Force",
    };
  });
}

function send(response: ServerResponse, status: number, text: string): void {
  if (status === 0) {
    cut(response);
    return;
  }
  response.statusCode = status;
  response.setHeader("content-type", "application/json");
  response.end(text);
}

/** Whether a crime is in a convex ring of `[lat, lng]`, borders included. */
function holds(ring: readonly (readonly number[])[], crime: ApiCrime): boolean {
  if (!crime.location) return true;
  const [lat, lng] = [Number(crime.location.latitude), Number(crime.location.longitude)];
  if (lat === 0 && lng === 0) return true;
  const turns = ring.map(([lat1 = 0, lng1 = 0], i) => {
    const [lat2 = 0, lng2 = 0] = ring[(i + 1) % ring.length] ?? [];
    return (lng2 - lng1) * (lat - lat1) - (lat2 - lat1) * (lng - lng1);
  });
  return turns.every((turn) => turn >= -1e-15) || turns.every((turn) => turn <= 1e-15);
}
