/** What is wrong in JSON that somebody is writing, where it is wrong: engines say neither the same way. */
export interface JsonFault {
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly expected: string
}

const token =
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y

type Place = 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'after value'

/** Null when the text is JSON. */
export function jsonFault(text: string): JsonFault | null {
  const scan = new RegExp(token)
  const open: string[] = []
  let place: Place = 'value'
  for (;;) {
    const start = scan.lastIndex
    const [whole, sign, string, scalar] = scan.exec(text) ?? []
    const isDone: boolean = open.length === 0 && place === 'after value'
    if (whole === undefined) {
      const rest = text.slice(start).search(/[^ \t\n\r]/)
      if (isDone && rest < 0) return null
      return faultAt(text, rest < 0 ? text.length : start + rest, expectedAt(place, open))
    }
    const next: Place | null = isDone ? null : placeAfter(place, open, sign, string !== undefined, scalar !== undefined)
    if (next === null) return faultAt(text, start + whole.search(/[^ \t\n\r]/), expectedAt(place, open))
    place = next
  }
}

/** Where a token leads, null where it may not stand. Keeps `open` up to date. */
function placeAfter(place: Place, open: string[], sign = '', isString: boolean, isScalar: boolean): Place | null {
  const isValue = place === 'value' || place === 'value or ]'
  const isName = place === 'name' || place === 'name or }'
  const inside = open.at(-1)
  if (isString && isName) return 'colon'
  if ((isString || isScalar) && isValue) return 'after value'
  if (sign === ':' && place === 'colon') return 'value'
  if ((sign === '{' || sign === '[') && isValue) {
    open.push(sign)
    return sign === '{' ? 'name or }' : 'value or ]'
  }
  if (sign === ',' && place === 'after value') return inside === '{' ? 'name' : 'value'
  const closesObject = sign === '}' && inside === '{' && (place === 'after value' || place === 'name or }')
  const closesList = sign === ']' && inside === '[' && (place === 'after value' || place === 'value or ]')
  if (!closesObject && !closesList) return null
  open.pop()
  return 'after value'
}

function expectedAt(place: Place, open: readonly string[]): string {
  switch (place) {
    case 'value':
      return 'a value'
    case 'value or ]':
      return 'a value or ]'
    case 'name':
      return 'a name in double quotes'
    case 'name or }':
      return 'a name in double quotes or }'
    case 'colon':
      return 'a colon'
    case 'after value':
      return open.length === 0 ? 'nothing more' : open.at(-1) === '{' ? 'a comma or }' : 'a comma or ]'
  }
}

function faultAt(text: string, offset: number, expected: string): JsonFault {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, expected }
}
