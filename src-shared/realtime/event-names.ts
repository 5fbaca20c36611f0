/** Under which names an event is published: itself, its parents, and all of them with `*` for ids (contract section 18). */

/** For `users.[userId].update.email`: `users.U.update`, `users.*.update`, `users.U.update.email` and so on. */
export function expandEvent(pattern: string, ids: ReadonlyMap<string, string>): readonly string[] {
  const parts = pattern.split('.')
  const resourceLength = parts[3]?.startsWith('[') === true ? 4 : 2
  const lengths = parts.map((_part, at) => at + 1).filter((length) => length > resourceLength)
  // A server names the event of a sub-resource in full first, that of a resource by its action first.
  const ordered = resourceLength === 4 ? [...lengths.toReversed(), 4, 2] : [...lengths, 2]
  return [...new Set(ordered.flatMap((length) => variants(parts.slice(0, length), ids)))]
}

/** Every id as itself, all as `*`, then each one alone as `*`, the last one first. */
function variants(parts: readonly string[], ids: ReadonlyMap<string, string>): readonly string[] {
  const places = parts.flatMap((part, at) => (part.startsWith('[') ? [at] : []))
  const withStars = (starred: readonly number[]) =>
    parts
      .map((part, at) => {
        if (!places.includes(at)) return part
        return starred.includes(at) ? '*' : (ids.get(part.slice(1, -1)) ?? '*')
      })
      .join('.')
  return [withStars([]), withStars(places), ...places.toReversed().map((place) => withStars([place]))]
}
