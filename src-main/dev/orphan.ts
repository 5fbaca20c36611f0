/**
 * npm hands SIGTERM to the shell between it and us, and some shells die of it without passing it on. A server that
 * nobody can stop would stay behind, so losing the parent counts as the signal.
 */
const pollMilliseconds = 250

export function endWithParent(): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, pollMilliseconds)
  timer.unref()
}
