/**
 * Long work in steps of a few milliseconds: it yields between them, so that whoever runs it can listen, show how far it
 * has come or leave off, and returns its result. The work itself knows nothing of who runs it.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs work to its end at one go. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
