import { CHECK_GROUPS, type CheckGroup } from "./checks.ts";

/** One group of checks to work through. */
export interface CheckOrder {
  readonly group: number;
  readonly seeds: number;
}

process.on("message", ({ group, seeds }: CheckOrder) => {
  process.send?.((CHECK_GROUPS[group] as CheckGroup)(seeds));
});
