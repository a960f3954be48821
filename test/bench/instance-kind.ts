import type { TextbookModel } from "./textbook-models.ts";

/** What our own path to proof came to. */
export interface Proven {
  readonly found: number;
  readonly isProven: boolean;
}

/** One problem, to be solved by us and by plain HiGHS. */
export interface Instance {
  /** As in the list of optima: `pmed7`, `SJC324 covering, 3`. */
  readonly name: string;
  /** Instances of one family are added up together. */
  readonly family: string;
  /** Value of the answer that a planner sees at once. */
  quick(): number;
  /** Our path to proof, from the problem as read. */
  prove(limitSeconds: number): Promise<Proven>;
  /** The model as the textbook has it. */
  writeModel(): TextbookModel;
}

export interface InstanceFile {
  /** From the folder that was named. */
  readonly path: string;
  /** Without folder and ending. */
  readonly name: string;
  readonly text: string;
}

/** A kind of instance file. */
export interface InstanceKind {
  readonly name: string;
  /** Whether a file is one of this kind, or means to be. */
  recognises(file: InstanceFile): boolean;
  /**
   * The problems in a file of this kind.
   * @param beside All files of this kind in the same folder, for kinds whose problems take more than one; a
   * file that another one has already answered for gives none.
   * @throws Unreadable
   */
  open(file: InstanceFile, beside: readonly InstanceFile[]): readonly Instance[];
}
