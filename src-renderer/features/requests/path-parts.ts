/** Tells the values in a path from the words of its route. */
export interface PathPart {
  readonly text: string
  readonly isValue: boolean
}

export function pathParts(path: string, route: string | null): readonly PathPart[] {
  const [plain = '', query] = path.split('?', 2)
  const pattern = route?.split('/') ?? []
  const parts = plain
    .split('/')
    .flatMap((segment, index) => [
      ...(index === 0 ? [] : [{ text: '/', isValue: false }]),
      { text: segment, isValue: pattern[index]?.startsWith(':') ?? false },
    ])
    .concat(query === undefined ? [] : [{ text: `?${query}`, isValue: true }])
  return parts.reduce<readonly PathPart[]>((joined, part) => {
    const last = joined.at(-1)
    if (last === undefined || last.isValue !== part.isValue) return [...joined, part]
    return [...joined.slice(0, -1), { text: last.text + part.text, isValue: part.isValue }]
  }, [])
}

/** The path but for its last word, and that word with the slash before it; a value at the end stays with the rest. */
export function withoutEnd(parts: readonly PathPart[]): readonly [start: readonly PathPart[], end: string] {
  const last = parts.at(-1)
  const cut = last === undefined || last.isValue ? -1 : last.text.lastIndexOf('/')
  if (last === undefined || cut < 0 || (cut === 0 && parts.length === 1)) return [parts, '']
  return [[...parts.slice(0, -1), { text: last.text.slice(0, cut), isValue: false }], last.text.slice(cut)]
}
