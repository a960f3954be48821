/**
 * Long work in steps of a few milliseconds. Between them it yields what it is doing, in words for a person
 * (`Scanning circles, 312 of 999`), so that whoever runs it can listen, show it or leave off; it returns its result. The
 * work itself knows nothing of who runs it.
 */
export type Steps<T> = Generator<string, T, undefined>;

/** Runs work to its end at one go. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
