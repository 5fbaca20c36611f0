/** Links that a mail carries: the caller's URL with what the confirming call needs (contract section 10, Links mailed). */

/** The URL keeps its own query and its fragment; a parameter of the same name gives way. */
export function mailedLink(url: string, parameters: Readonly<Record<string, string>>): string {
  const hash = url.indexOf('#')
  const [address, fragment] = hash === -1 ? [url, ''] : [url.slice(0, hash), url.slice(hash)]
  const mark = address.indexOf('?')
  const [base, given] = mark === -1 ? [address, ''] : [address.slice(0, mark), address.slice(mark + 1)]
  const query = new URLSearchParams(given)
  for (const [name, value] of Object.entries(parameters)) query.set(name, value)
  return `${base}?${query.toString()}${fragment}`
}
