import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  commit,
  HISTORY_LIMIT,
  type History,
  redo,
  replacePresent,
  startHistory,
  undo,
} from "../../src/plan/history.ts";

const operation = fc.oneof(
  fc.record({ do: fc.constant("commit" as const), key: fc.option(fc.constantFrom("drag", "type")) }),
  fc.record({ do: fc.constantFrom("undo" as const, "redo" as const, "replace" as const) }),
);

/** Any history that a person can bring about; its values are objects, so that no two are the same. */
const anyHistory: fc.Arbitrary<History<{ readonly step: number }>> = fc
  .array(operation, { maxLength: 250 })
  .map((operations) =>
    operations.reduce(
      (history: History<{ readonly step: number }>, op, index) => {
        const value = { step: index + 1 };
        if (op.do === "commit") return commit(history, value, op.key);
        if (op.do === "replace") return replacePresent(history, value);
        return op.do === "undo" ? undo(history) : redo(history);
      },
      startHistory({ step: 0 }),
    ),
  );

describe("a history", () => {
  it("gives back what was there before a commit", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const back = undo(commit(history, { step: -1 }));
        expect(back.present).toBe(history.present);
        expect(back.past).toEqual(history.past.slice(-(HISTORY_LIMIT - 1)));
      }),
    );
  });

  it("is the same after an undo and a redo", () => {
    fc.assert(
      fc.property(
        anyHistory.filter(({ past }) => past.length > 0),
        (history) => {
          expect(redo(undo(history))).toEqual({ ...history, openKey: null });
        },
      ),
    );
  });

  it("is the same after a redo and an undo", () => {
    fc.assert(
      fc.property(
        anyHistory.filter(({ future }) => future.length > 0),
        (history) => {
          expect(undo(redo(history))).toEqual({ ...history, openKey: null });
        },
      ),
    );
  });

  it("forgets what was undone once something else is done", () => {
    fc.assert(
      fc.property(anyHistory, fc.option(fc.constant("drag")), (history, key) => {
        expect(commit(history, { step: -1 }, key).future).toEqual([]);
      }),
    );
  });

  it("never remembers more than its limit", () => {
    fc.assert(
      fc.property(anyHistory, ({ past }) => {
        expect(past.length).toBeLessThanOrEqual(HISTORY_LIMIT);
      }),
    );
  });

  it("keeps the newest steps when it is full", () => {
    let history = startHistory(0);
    for (let step = 1; step <= HISTORY_LIMIT + 20; step++) history = commit(history, step);
    expect(history.past).toHaveLength(HISTORY_LIMIT);
    expect(history.past[0]).toBe(20);
  });

  it("takes a drag as one step", () => {
    const dragged = [1, 2, 3].reduce((h, place) => commit(h, place, "drag post-1"), startHistory(0));
    expect(undo(dragged).present).toBe(0);
  });

  it("takes two drags with something between them as two steps", () => {
    let history = commit(startHistory("start"), "a", "drag post-1");
    history = commit(history, "b", "drag post-2");
    history = commit(history, "c", "drag post-1");
    expect(history.past).toEqual(["start", "a", "b"]);
  });

  it("does not join a drag to the one before an undo", () => {
    const history = commit(undo(commit(commit(startHistory(0), 1), 2, "drag")), 3, "drag");
    expect(history.past).toEqual([0, 1]);
  });

  it("makes no step of a value that is already present", () => {
    const history = commit(startHistory("plan"), "edited");
    expect(commit(history, "edited")).toBe(history);
  });

  it("can complete the present without a step, and keeps what was undone", () => {
    const undone = undo(commit(commit(startHistory("a"), "b"), "c"));
    const completed = replacePresent(undone, "b, proven");
    expect(completed.present).toBe("b, proven");
    expect(undo(completed).present).toBe("a");
    expect(redo(completed).present).toBe("c");
  });

  it("stays as it is where there is nothing to undo or redo", () => {
    const history = startHistory("plan");
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });
});
