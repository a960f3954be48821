/**
 * Does tasks, at most `width` at a time and roughly in order; each may give rise to further ones.
 * After the first failure nothing more is begun, what runs is let finish, and then the failure is thrown: work that was
 * paid for is never thrown away.
 */
export async function workThrough<Task>(
  first: readonly Task[],
  width: number,
  work: (task: Task) => Promise<readonly Task[]>,
): Promise<void> {
  const waiting = [...first];
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];

  const start = (task: Task) => {
    const run = work(task)
      .then(
        (more) => {
          waiting.unshift(...more);
        },
        (reason: unknown) => {
          failures.push(reason);
        },
      )
      .finally(() => running.delete(run));
    running.add(run);
  };

  while (running.size > 0 || (waiting.length > 0 && failures.length === 0)) {
    while (failures.length === 0 && running.size < width && waiting.length > 0) {
      start(waiting.shift() as Task);
    }
    await Promise.race(running);
  }
  if (failures.length > 0) throw failures[0];
}
