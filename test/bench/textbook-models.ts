import type { SitesAndDemand } from "../reference/spopt-stores.ts";

/** A mixed-integer programme by columns, all of them from 0 to 1; it can cross to another process. */
export interface TextbookModel {
  readonly greatest: boolean;
  /** Whether the objective of every answer is a whole number, so that less than one apart is the same. */
  readonly isWhole: boolean;
  readonly cost: Float64Array;
  readonly integral: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Demand and the sites within reach of each. */
export interface Covering {
  readonly weight: Float64Array;
  readonly siteCount: number;
  readonly reaches: (site: number, point: number) => boolean;
}

/** Maximal covering as Church & ReVelle (1974) wrote it: max Σ wᵢyᵢ, yᵢ ≤ Σⱼ xⱼ within reach, Σ xⱼ = p; x and y binary. */
export function writeCoverModel({ weight, siteCount, reaches }: Covering, count: number): TextbookModel {
  const points = weight.length;
  const columns = new ColumnWriter();
  for (let site = 0; site < siteCount; site++) {
    for (let point = 0; point < points; point++) if (reaches(site, point)) columns.put(point, -1);
    columns.put(points, 1);
    columns.end(0, true);
  }
  weight.forEach((w, point) => {
    columns.put(point, 1);
    columns.end(w, true);
  });
  return {
    greatest: true,
    isWhole: weight.every(Number.isInteger),
    ...columns.finish(),
    rowLower: new Float64Array(points + 1).fill(Number.NEGATIVE_INFINITY).with(points, count),
    rowUpper: new Float64Array(points + 1).with(points, count),
  };
}

/** The p-median as ReVelle & Swain (1970) wrote it: min Σ wᵢdᵢⱼxᵢⱼ, Σⱼ xᵢⱼ = 1, xᵢⱼ ≤ yⱼ, Σ yⱼ = p; y binary. */
export function writeMedianModel(
  { weight, siteNames, distance }: SitesAndDemand,
  count: number,
): TextbookModel {
  const points = weight.length;
  const sites = siteNames.length;
  const columns = new ColumnWriter();
  const linkOf = (site: number, point: number) => points + site * points + point;
  for (let site = 0; site < sites; site++) {
    for (let point = 0; point < points; point++) {
      columns.put(point, 1);
      columns.put(linkOf(site, point), 1);
      columns.end((weight[point] as number) * (distance[site * points + point] as number), false);
    }
  }
  for (let site = 0; site < sites; site++) {
    for (let point = 0; point < points; point++) columns.put(linkOf(site, point), -1);
    columns.put(points + sites * points, 1);
    columns.end(0, true);
  }
  const rows = points + sites * points + 1;
  const rowLower = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY).fill(1, 0, points);
  const rowUpper = new Float64Array(rows).fill(1, 0, points);
  rowLower[rows - 1] = count;
  rowUpper[rows - 1] = count;
  const written = columns.finish();
  return { greatest: false, isWhole: written.cost.every(Number.isInteger), ...written, rowLower, rowUpper };
}

/**
 * The closed tour as Miller, Tucker & Zemlin (1960) wrote it: min Σ dᵢⱼxᵢⱼ, each place left and reached once, and a position
 * vᵢ of 0 to 1 for each place but the first with vᵢ − vⱼ + xᵢⱼ ≤ 1 − 1/n; x binary.
 */
export function writeTourModel(size: number, distance: Float64Array): TextbookModel {
  const columns = new ColumnWriter();
  const orderRow = (from: number, to: number) => 2 * size + (from - 1) * (size - 1) + to - 1;
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      if (from === to) continue;
      columns.put(from, 1);
      columns.put(size + to, 1);
      if (from > 0 && to > 0) columns.put(orderRow(from, to), 1);
      columns.end(distance[from * size + to] as number, true);
    }
  }
  for (let place = 1; place < size; place++) {
    for (let other = 1; other < size; other++) {
      if (other === place) continue;
      columns.put(orderRow(place, other), 1);
      columns.put(orderRow(other, place), -1);
    }
    columns.end(0, false);
  }
  const rows = 2 * size + (size - 1) ** 2;
  const written = columns.finish();
  return {
    greatest: false,
    isWhole: written.cost.every(Number.isInteger),
    ...written,
    rowLower: new Float64Array(rows).fill(Number.NEGATIVE_INFINITY).fill(1, 0, 2 * size),
    rowUpper: new Float64Array(rows).fill(1 - 1 / size).fill(1, 0, 2 * size),
  };
}

class ColumnWriter {
  readonly #cost: number[] = [];
  readonly #integral: number[] = [];
  readonly #starts = [0];
  readonly #indices: number[] = [];
  readonly #values: number[] = [];

  put(row: number, value: number): void {
    this.#indices.push(row);
    this.#values.push(value);
  }

  end(cost: number, integral: boolean): void {
    this.#cost.push(cost);
    this.#integral.push(integral ? 1 : 0);
    this.#starts.push(this.#indices.length);
  }

  finish() {
    return {
      cost: Float64Array.from(this.#cost),
      integral: Uint8Array.from(this.#integral),
      starts: Int32Array.from(this.#starts),
      indices: Int32Array.from(this.#indices),
      values: Float64Array.from(this.#values),
    };
  }
}
