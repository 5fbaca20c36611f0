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
