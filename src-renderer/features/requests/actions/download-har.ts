/** An HTTP archive without secrets, of one request or of a project's log, saved by the browser. */
export function downloadHar(of: { readonly id: string } | { readonly projectId: string }): void {
  const link = document.createElement('a')
  link.href = `/__emulator/har?${new URLSearchParams(of).toString()}`
  link.download = 'offwrite.har'
  link.click()
}
