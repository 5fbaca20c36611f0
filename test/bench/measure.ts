/** Times in pairs: machines differ and are noisy, so a figure counts only as a ratio to another one of the same run. */

export interface Pair {
  readonly name: string
  /** What `measured` is held against. */
  readonly base: Work
  readonly measured: Work
  /** Why the ratio matters, and what it should be near. */
  readonly reads: string
}

export interface Work {
  readonly label: string
  run(): Promise<unknown>
}

const warmUps = 20
const rounds = 15
const callsInRound = 20

export interface Times {
  /** Milliseconds a call in the median round. */
  readonly base: number
  readonly measured: number
  /** Median of the rounds' ratios. */
  readonly ratio: number
}

/** The times in words. */
export async function measure({ name, base, measured, reads }: Pair): Promise<string> {
  const times = await timesOf({ base, measured })
  const figure = (label: string, value: number) => `${label} ${value.toFixed(3)} ms`
  return [
    name,
    `  ${figure(measured.label, times.measured)} · ${figure(base.label, times.base)} · ratio ${times.ratio.toFixed(2)}`,
    `  ${reads}`,
  ].join('\n')
}

export async function timesOf({ base, measured }: Pick<Pair, 'base' | 'measured'>): Promise<Times> {
  for (let call = 0; call < warmUps; call += 1) {
    await base.run()
    await measured.run()
  }
  const times = { base: new Array<number>(), measured: new Array<number>(), ratio: new Array<number>() }
  // In turn, so that a busy moment of the machine falls on both.
  for (let round = 0; round < rounds; round += 1) {
    const baseTime = await timeOf(base)
    const measuredTime = await timeOf(measured)
    times.base.push(baseTime)
    times.measured.push(measuredTime)
    times.ratio.push(measuredTime / baseTime)
  }
  return { base: median(times.base), measured: median(times.measured), ratio: median(times.ratio) }
}

async function timeOf(work: Work): Promise<number> {
  const start = performance.now()
  for (let call = 0; call < callsInRound; call += 1) await work.run()
  return (performance.now() - start) / callsInRound
}

export function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
}
