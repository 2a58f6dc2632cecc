/**
 * Resolves when the process is asked to end (Ctrl-C, `kill`, the supervisor). Being asked again while it ends changes
 * nothing: npm passes Ctrl-C on to a process that has already had it from the terminal.
 */
export function untilAsked(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, resolve);
  });
}
