/** What a tool can check without running the product: types, lint, format. */
import { type Finished, runTool } from './tool.ts'

export interface Step {
  readonly name: string
  run(): Promise<Finished>
}

/** Go's collector takes a quarter of runs this short. It rests until there is more than they usually hold. */
const environment = { GOGC: 'off', GOMEMLIMIT: '3GiB' }

const steps: readonly Step[] = [
  { name: 'types', run: () => runTool('typescript', 'tsc', ['-b', '--noEmit'], { output: 'keep', environment }) },
  { name: 'lint', run: () => runTool('oxlint', 'oxlint', [], { output: 'keep', environment }) },
  { name: 'format', run: () => runTool('oxfmt', 'oxfmt', ['--check'], { output: 'keep' }) },
]

/** Runs the named steps side by side (all when none is named), prints each as it ends. True when all passed. */
export async function check(names: readonly string[]): Promise<boolean> {
  const wanted = steps.filter((step) => names.length === 0 || names.includes(step.name))
  const results = await Promise.all(wanted.map((step) => runStep(step)))
  return results.every((passed) => passed)
}

/** One line when it passes; all it said when it does not. */
export async function runStep(step: Step): Promise<boolean> {
  const start = performance.now()
  const { exitCode, output } = await step.run()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const line = `${step.name.padEnd(10)}${exitCode === 0 ? 'ok' : 'failed'}  ${seconds} s`
  console.log(exitCode === 0 ? line : `${line}\n${output.trimEnd()}`)
  return exitCode === 0
}
