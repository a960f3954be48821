import { measureTravel, type TravelMatrix } from "../../src/deploy/travel-matrix.ts";

/** The distances of a TSPLIB file (Reinelt 1991): EUC_2D, GEO and LOWER_DIAG_ROW, as TSPLIB rounds them. */
export function readTsplib(text: string): TravelMatrix {
  const field = (name: string) => new RegExp(`^${name}\\s*:\\s*(\\S+)`, "m").exec(text)?.[1] ?? "";
  const size = Number(field("DIMENSION"));
  const numbers = (section: string) =>
    (text.split(section)[1] ?? "")
      .split("EOF")[0]
      ?.trim()
      .split(/\s+/)
      .slice(0, section === "NODE_COORD_SECTION" ? 3 * size : undefined)
      .map(Number) ?? [];
  const kind = field("EDGE_WEIGHT_TYPE");
  if (kind === "EXPLICIT") {
    const rows = numbers("EDGE_WEIGHT_SECTION");
    const entry = (a: number, b: number) => rows[(a * (a + 1)) / 2 + b] ?? Number.NaN;
    return measureTravel(size, (a, b) => (a > b ? entry(a, b) : entry(b, a)));
  }
  const values = numbers("NODE_COORD_SECTION");
  const place = (i: number): [number, number] => [values[3 * i + 1] ?? NaN, values[3 * i + 2] ?? NaN];
  return measureTravel(size, (a, b) => (kind === "GEO" ? geo : euclid)(place(a), place(b)));
}

function euclid(a: [number, number], b: [number, number]): number {
  return Math.round(Math.hypot(a[0] - b[0], a[1] - b[1]));
}

function geo(a: [number, number], b: [number, number]): number {
  const radians = (value: number) => {
    const degrees = Math.trunc(value);
    return (3_141_592e-6 * (degrees + (5 * (value - degrees)) / 3)) / 180;
  };
  const [latA, lngA, latB, lngB] = [radians(a[0]), radians(a[1]), radians(b[0]), radians(b[1])];
  const q1 = Math.cos(lngA - lngB);
  const q2 = Math.cos(latA - latB);
  const q3 = Math.cos(latA + latB);
  return Math.trunc(6378.388 * Math.acos(0.5 * ((1 + q1) * q2 - (1 - q1) * q3)) + 1);
}
