/**
 * Works on tasks in their order, at most so many at once. None begins once `stop` is aborted or a task has failed.
 * @throws the first failure, as soon as the tasks that had begun are done
 */
export async function inLanes<T>(
  tasks: readonly T[],
  lanes: number,
  work: (task: T) => Promise<void>,
  stop?: AbortSignal,
): Promise<void> {
  const queue = tasks.values();
  let failed = false;
  const lane = async (): Promise<void> => {
    for (const task of queue) {
      if (failed || stop?.aborted) return;
      await work(task).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  for (const end of await Promise.allSettled(Array.from({ length: lanes }, lane)))
    if (end.status === "rejected") throw end.reason;
}
