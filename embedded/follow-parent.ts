/**
 * Preloaded into every Node process that the supervisor starts (`node -r`): when the supervisor is killed, the
 * channel to it closes, and the part ends as if asked to. So a `kill -9` of the supervisor leaves none of them.
 */
const hardStopMs = 3_000;

process.on('disconnect', () => {
  setTimeout(() => process.exit(1), hardStopMs).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
