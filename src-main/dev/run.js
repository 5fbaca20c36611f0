// Starts one script of this folder: `node src-main/dev/run.js test`. It runs first, on whatever Node there is, so it is
// plain JavaScript that Node 14 can read, and says plainly when that Node is too old.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = process.argv[2] || ''
const [oldestMajor, oldestMinor] = [22, 12]
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
  const remedy =
    process.platform === 'linux'
      ? 'On Linux `npm ci` brings Node 24 along for the npm scripts: run `npm ci` again, without --omit, then this command through npm.'
      : 'Install Node 24 from https://nodejs.org, run `npm ci` again, then this command.'
  console.error(
    `Developing Offwrite needs Node ${oldestMajor}.${oldestMinor} or newer; this is Node ${process.versions.node}.\n${remedy}`,
  )
  process.exitCode = 1
} else if (major >= 24) {
  // This Node strips types by itself. Staying in one process lets signals arrive where they are handled.
  process.argv.splice(1, 2, script)
  await import(`./${script}.ts`)
} else {
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']
  const file = fileURLToPath(new URL(`./${script}.ts`, import.meta.url))
  const child = spawn(process.execPath, [...flags, file, ...process.argv.slice(3)], { stdio: 'inherit' })
  process.on('SIGINT', () => child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code) => (process.exitCode = code === null ? 1 : code))
}
