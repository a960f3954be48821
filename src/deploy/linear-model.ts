import type { Highs, ModelData } from "highs";

/** A row Σ coefficient × column within limits, as it is added to a model. */
export interface ModelRow {
  readonly lower: number;
  readonly upper: number;
  readonly entries: readonly (readonly [column: number, coefficient: number])[];
}

/** A mixed-integer programme to be maximised, put together column by column and row by row. */
export class LinearModel {
  readonly #costs: number[] = [];
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #whole: boolean[] = [];
  readonly #rows: ModelRow[] = [];

  get columnCount(): number {
    return this.#costs.length;
  }

  /** Adds a column and returns its number. */
  addColumn(cost: number, lower: number, upper: number, kind: "whole" | "continuous"): number {
    this.#whole.push(kind === "whole");
    this.#lower.push(lower);
    this.#upper.push(upper);
    return this.#costs.push(cost) - 1;
  }

  addRow(lower: number, upper: number, entries: ModelRow["entries"]): void {
    this.#rows.push({ lower, upper, entries });
  }

  /** The model as HiGHS takes it; infinite limits become its own. */
  write(highs: Highs): ModelData {
    const finite = (limit: number) =>
      Number.isFinite(limit) ? limit : limit < 0 ? -highs.infinity : highs.infinity;
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const { entries } of this.#rows) {
      for (const [column, coefficient] of entries) {
        indices.push(column);
        values.push(coefficient);
      }
      starts.push(indices.length);
    }
    const { integer, continuous } = highs.constants.variableType;
    const numCols = this.columnCount;
    const numRows = this.#rows.length;
    return {
      numCols,
      numRows,
      sense: highs.constants.objectiveSense.maximize,
      offset: 0,
      colCost: Float64Array.from(this.#costs),
      colLower: Float64Array.from(this.#lower, finite),
      colUpper: Float64Array.from(this.#upper, finite),
      rowLower: Float64Array.from(this.#rows, ({ lower }) => finite(lower)),
      rowUpper: Float64Array.from(this.#rows, ({ upper }) => finite(upper)),
      matrix: {
        format: "csr",
        numRows,
        numCols,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
      integrality: Int32Array.from(this.#whole, (whole) => (whole ? integer : continuous)),
    };
  }
}
