/** Resolves when the process is asked to stop: Ctrl+C, a termination signal, or a terminal that goes away. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
