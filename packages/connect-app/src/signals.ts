const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `stop` when the process is asked to stop: Ctrl+C, a termination signal, or a terminal that goes away. A second time
 * ends the process, as it does by nature. Gives the function that stops listening.
 */
export function onStop(stop: () => void): () => void {
  for (const signal of SIGNALS) process.once(signal, stop);
  return () => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
}

/** Resolves when the process is asked to stop. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const release = onStop(() => {
      release();
      resolve();
    });
  });
}
