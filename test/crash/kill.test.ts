import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runCli, serveCli } from '../host/cli-process.ts'
import { temporaryFolder } from '../host/temporary-folder.ts'
import { seeded } from '../support/seeded.ts'
import { createWorkload } from './workload.ts'

const rounds = 24
/** A round more is added until so many kills have landed inside a compaction, and so many writes were acknowledged. */
const wantedInCompaction = 3
const wantedWrites = 144
const mostRounds = 80
const writers = 6
const longestLifeMilliseconds = 250
const longestStartMilliseconds = 200
/** Nothing on stderr, but for the news that a write was cut off half way, which no answer had acknowledged. */
const noTrouble: unknown = expect.stringMatching(/^(The last process ended while it wrote to [^\n]*\n)?$/)

test('kill: every acknowledged write is found after SIGKILL at a random moment', { timeout: 120_000 }, async () => {
  const data = join(temporaryFolder(), 'state.db')
  const random = seeded(4280)
  const workload = createWorkload()
  let killedInCompaction = 0
  const isEnough = () => killedInCompaction >= wantedInCompaction && workload.acknowledged() > wantedWrites
  for (let round = 0; round < rounds || (!isEnough() && round < mostRounds); round += 1) {
    // Two rounds of three fold the log back all the time, so that kills land inside a compaction.
    const compaction = round % 3 === 0 ? [] : ['--compact-after', String(1 + Math.floor(random() * 12))]
    const words = ['--data', data, '--quiet', ...compaction]
    if (round % 4 === 0) await killWhileStarting(words, random() * longestStartMilliseconds)
    const cli = await serveCli(words)
    await workload.checkRecent(cli)
    const writing = Promise.all(Array.from({ length: writers }, () => workload.run(cli)))
    await setTimeout(random() * longestLifeMilliseconds)
    cli.process.kill('SIGKILL')
    expect(await cli.finished).toMatchObject({ signal: 'SIGKILL', stderr: noTrouble })
    await writing
    if (existsSync(`${data}.new`) || existsSync(`${data}-log.new`)) killedInCompaction += 1
  }
  const last = await serveCli(['--data', data])
  await workload.checkRecent(last)
  await workload.checkAll(last)
  expect(workload.acknowledged()).toBeGreaterThan(wantedWrites)
  expect(killedInCompaction).toBeGreaterThanOrEqual(wantedInCompaction)
  last.process.kill('SIGTERM')
  expect(await last.finished).toMatchObject({ code: 0, stderr: noTrouble })
})

async function killWhileStarting(words: readonly string[], afterMilliseconds: number): Promise<void> {
  const cli = runCli(['serve', '--port', '0', ...words])
  await setTimeout(afterMilliseconds)
  cli.process.kill('SIGKILL')
  expect((await cli.finished).stderr).toEqual(noTrouble)
}
