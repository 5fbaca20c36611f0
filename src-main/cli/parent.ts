/**
 * For who starts a server and may be killed without a chance to stop it. npm, for one, hands SIGTERM to the shell between
 * it and us, and some shells die of it without passing it on.
 */
const pollMilliseconds = 250

/** Losing the parent counts as SIGTERM. */
export function endWithParent(): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, pollMilliseconds)
  timer.unref()
}
