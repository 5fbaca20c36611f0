/** Reads `Grace Hopper <grace@example.test> +15555550100 #beta`, in any order. */
export interface QuickUser {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly labels: readonly string[]
}

export function parseQuickLine(line: string): QuickUser {
  const bracketed = /<\s*([^<>]*?)\s*>/.exec(line)
  const words = line
    .replace(/<[^<>]*>/, ' ')
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
  const email = bracketed?.[1] ?? words.find((word) => word.includes('@')) ?? ''
  const phone = words.find((word) => /^\+[\d().-]+$/.test(word)) ?? ''
  const labels = words.filter((word) => /^#./.test(word)).map((word) => word.slice(1))
  const name = words.filter((word) => word !== email && word !== phone && !word.startsWith('#')).join(' ')
  return { name, email, phone: phone.replaceAll(/[().-]/g, ''), labels: [...new Set(labels)] }
}
