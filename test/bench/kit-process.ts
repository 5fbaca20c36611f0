/** A process that imports the library, starts one emulator and says what that cost: `kit.ts` runs it. */
import { type Cost, firstStart } from './kit-costs.ts'
import { builtLibrary } from './kit-library.ts'

export interface ProcessCosts {
  readonly load: Cost
  readonly start: Cost
}

const work = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const [workBefore, began] = [work(), performance.now()]
const library = await builtLibrary()
const load: Cost = { time: performance.now() - began, work: work() - workBefore }
const costs: ProcessCosts = { load, start: await firstStart(library, work) }
process.stdout.write(JSON.stringify(costs))
