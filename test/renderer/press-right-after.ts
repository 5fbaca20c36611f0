/** Nothing that takes a turn of the event loop happens between the keys, as when the machine is busy. */
export async function pressRightAfter(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const target = document.activeElement ?? document.body
    const event = { key: key.replace('Ctrl+', ''), ctrlKey: key.startsWith('Ctrl+'), bubbles: true, cancelable: true }
    target.dispatchEvent(new KeyboardEvent('keydown', event))
    await Promise.resolve()
  }
}

/** Once all that waits for a frame has had it. */
export function afterFrames(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 20))))
}
