/** A value with what it was before and what was undone; every operation returns a new one. */
export interface History<T> {
  /** Oldest first. */
  readonly past: readonly T[];
  readonly present: T;
  /** What redo brings back, next first. */
  readonly future: readonly T[];
  /** Key of the step that made the present, while the next edit with the same key still joins it. */
  readonly openKey: string | null;
}

/** Steps that can be undone; older ones are forgotten. */
export const HISTORY_LIMIT = 100;

/** A history with nothing to undo. */
export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [], openKey: null };
}

/**
 * Makes `next` the present, as a step that can be undone, and forgets what was undone before. Commits in a row
 * with the same `key` are one step, so that dragging or typing can be undone at once. Committing the very
 * value that is present changes nothing.
 */
export function commit<T>(history: History<T>, next: T, key: string | null = null): History<T> {
  if (Object.is(next, history.present)) return history;
  const joins = key !== null && key === history.openKey;
  const past = joins ? history.past : [...history.past, history.present].slice(-HISTORY_LIMIT);
  return { past, present: next, future: [], openKey: key };
}

/** Changes the present without a step, for what completes the step before it; what was undone stays. */
export function replacePresent<T>(history: History<T>, present: T): History<T> {
  return { ...history, present };
}

/** One step back; the history itself where there is none. */
export function undo<T>(history: History<T>): History<T> {
  if (history.past.length === 0) return history;
  return {
    past: history.past.slice(0, -1),
    present: history.past.at(-1) as T,
    future: [history.present, ...history.future],
    openKey: null,
  };
}

/** One step forward again; the history itself where nothing was undone. */
export function redo<T>(history: History<T>): History<T> {
  if (history.future.length === 0) return history;
  return {
    past: [...history.past, history.present].slice(-HISTORY_LIMIT),
    present: history.future[0] as T,
    future: history.future.slice(1),
    openKey: null,
  };
}
