/** The word that was probably meant: at most `furthest` or a third of its letters away; null when none is that near. */
export function nearest(
  word: string,
  candidates: readonly string[],
  furthest = Number.POSITIVE_INFINITY,
): string | null {
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .filter(({ candidate, distance }) => distance <= Math.min(furthest, Math.max(1, Math.ceil(candidate.length / 3))))
    .toSorted((left, right) => left.distance - right.distance)
  return best?.candidate ?? null
}

/** Letters to add, drop or replace. */
function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (const [row, letter] of [...left].entries()) {
    const current = [row + 1]
    for (const [column, other] of [...right].entries()) {
      current.push(
        Math.min(
          (previous[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
          (previous[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      )
    }
    previous = current
  }
  return previous[right.length] ?? 0
}
