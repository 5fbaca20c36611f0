import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { CopyButton } from './copy.tsx'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

interface JsonTreeProps {
  readonly value: unknown
  /** Names the tree: `Body`. */
  readonly label: string
}

const openDepth = 2
const shownItems = 100

/** JSON to open and close; every line gives its path (`sessions[0].secret`). */
export function JsonTree({ value, label }: JsonTreeProps) {
  return (
    <ul aria-label={label} className="font-mono text-small">
      {entriesOf(value).map(([name, field]) => (
        <Node
          key={name}
          name={name}
          value={field}
          path={step('', name, value)}
          depth={1}
          isBesideBranch={holdsBranch(value)}
        />
      ))}
    </ul>
  )
}

interface NodeProps {
  readonly name: string
  readonly value: unknown
  readonly path: string
  readonly depth: number
  /** Then its name stands in line with those that open. */
  readonly isBesideBranch: boolean
}

function Node({ name, value, path, depth, isBesideBranch }: NodeProps) {
  const entries = entriesOf(value)
  const [isOpen, setOpen] = useState(depth < openDepth && entries.length <= shownItems)
  const [isWhole, setWhole] = useState(false)
  const isBranch = entries.length > 0
  const shown = isWhole ? entries : entries.slice(0, shownItems)
  return (
    <li>
      <div className="group/line relative flex min-h-6 items-start gap-1">
        {isBranch ? (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={`${name}, ${summary(value)}`}
            onClick={() => setOpen(!isOpen)}
            className="flex size-6 shrink-0 items-center justify-center rounded-badge text-secondary hover:bg-hover"
          >
            <Icon of={ChevronRight} className={classes('transition-[rotate] duration-120', isOpen && 'rotate-90')} />
          </button>
        ) : (
          (isBesideBranch || depth > 1) && <span className="w-6 shrink-0" />
        )}
        <span className="min-w-0 flex-1 py-1 break-words">
          <span className="text-secondary">{name}</span>
          <span className="text-tertiary">: </span>
          {isBranch ? <span className="text-tertiary">{summary(value)}</span> : <Leaf value={value} />}
        </span>
        <span className="absolute -end-1 -top-0.5 h-7 rounded-control bg-surface opacity-0 group-focus-within/line:opacity-100 group-hover/line:opacity-100">
          <CopyButton text={path} what={`path ${path}`} />
        </span>
      </div>
      {isBranch && isOpen ? (
        <ul className="ms-3 border-s border-hairline ps-1">
          {shown.map(([key, field]) => (
            <Node
              key={key}
              name={key}
              value={field}
              path={step(path, key, value)}
              depth={depth + 1}
              isBesideBranch={holdsBranch(value)}
            />
          ))}
          {shown.length < entries.length ? (
            <li>
              <button type="button" onClick={() => setWhole(true)} className="min-h-6 ps-7 text-accent-text underline">
                Show all {entries.length.toLocaleString('en')}
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </li>
  )
}

function Leaf({ value }: { readonly value: unknown }) {
  if (typeof value === 'string') return <span className="break-all text-primary">"{value}"</span>
  return <span className="text-info">{JSON.stringify(value)}</span>
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

function holdsBranch(value: unknown): boolean {
  return entriesOf(value).some(([, field]) => entriesOf(field).length > 0)
}

function summary(value: unknown): string {
  const count = entriesOf(value).length
  if (Array.isArray(value)) return count === 1 ? '1 item' : `${count} items`
  return count === 1 ? '1 field' : `${count} fields`
}

function step(path: string, name: string, parent: unknown): string {
  if (Array.isArray(parent)) return `${path}[${name}]`
  const plain = /^[A-Za-z_$][\w$]*$/.test(name)
  if (!plain) return `${path}[${JSON.stringify(name)}]`
  return path === '' ? name : `${path}.${name}`
}
