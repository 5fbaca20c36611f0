/** In a page: where a call sends the browser, which is held back. */

export function leavePage(call: () => unknown): Promise<string> {
  return new Promise((resolve) => {
    navigation.addEventListener(
      'navigate',
      (event) => {
        event.preventDefault()
        resolve(event.destination.url)
      },
      { once: true },
    )
    call()
  })
}
