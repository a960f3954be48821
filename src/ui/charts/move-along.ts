/** The index that a key moves to among `count` in a row, or null where the key moves nothing. */
export function moveAlong(key: string, at: number, count: number): number | null {
  if (key === "ArrowRight" || key === "ArrowDown") return Math.min(count - 1, at + 1);
  if (key === "ArrowLeft" || key === "ArrowUp") return Math.max(0, at - 1);
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return null;
}

/** The whole numbers from one to the other, whichever is less, both included. */
export function numbersBetween(one: number, other: number): number[] {
  const from = Math.min(one, other);
  return Array.from({ length: Math.abs(other - one) + 1 }, (_, i) => from + i);
}
