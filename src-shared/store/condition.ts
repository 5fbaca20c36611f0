/** What a list asks of its rows: SQL, and what is known of how to find the rows that pass. */
import { anyTest, type BlockTest, everyTest } from './blocks.ts'
import type { Cell } from './change.ts'
import type { Words } from './words.ts'

export interface Condition {
  readonly sql: string
  readonly parameters: readonly Cell[]
  /** It asks for just the rows that have one of these words. */
  readonly words?: Words | undefined
  /** With an index over each of these columns its rows are found by them alone. */
  readonly ranges?: readonly string[] | undefined
  /** Whether it is worth to look at the rows of a block; undefined when nothing tells. */
  readonly mayHold?: BlockTest | undefined
}

/** The rows that a list is about, whatever it asks. */
export interface Scope extends Condition {
  /** Others than a whole project have an index of their own, and few rows. */
  readonly isWholeProject?: true
}

/** All of the parts, or any of them. */
export function join(parts: readonly Condition[], glue: ' AND ' | ' OR '): Condition {
  const [only, ...others] = parts
  if (only !== undefined && others.length === 0) return only
  const tests = parts.flatMap(({ mayHold }) => mayHold ?? [])
  const joined = {
    sql: `(${parts.map(({ sql }) => sql).join(glue)})`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  }
  if (glue === ' AND ') return { ...joined, mayHold: tests.length === 0 ? undefined : everyTest(tests) }
  // Whichever part lets a row pass, it must be told.
  return {
    ...joined,
    ranges: parts.every(({ ranges }) => ranges !== undefined) ? parts.flatMap(({ ranges = [] }) => ranges) : undefined,
    mayHold: tests.length === parts.length ? anyTest(tests) : undefined,
  }
}

/** Every row of a project. */
export function inProject(projectId: string): Scope {
  return { sql: '"projectId" = ?', parameters: [projectId], isWholeProject: true }
}
