import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type CliProcess, runCli, serveCli } from '../host/cli-process.ts'
import { temporaryFolder } from '../host/temporary-folder.ts'
import { seeded } from '../support/seeded.ts'
import { createWholeSteps } from './whole-steps.ts'
import { createWorkload } from './workload.ts'

const rounds = Number(process.env['OFFWRITE_CRASH_ROUNDS'] ?? 12)
/** A round more is added until so many kills have landed inside a compaction. */
const wantedInCompaction = 2
const mostRounds = rounds + 56
const writers = 8
/** A life is counted in writes, because a machine that is busy with other things does few in a while. */
const mostWritesInLife = 16
const longestGraceMilliseconds = 30
const longestStartMilliseconds = 200
/** Nothing on stderr, but for the news that a write was cut off half way, which no answer had acknowledged. */
const noTrouble: unknown = expect.stringMatching(/^(The last process ended while it wrote to [^\n]*\n)?$/)

test(
  'kill: every acknowledged write is found after SIGKILL at a random moment',
  { timeout: rounds * 20_000 },
  async () => {
    const data = join(temporaryFolder(), 'state.db')
    const random = seeded(4280)
    const workload = createWorkload()
    const steps = createWholeSteps()
    const isCompacting = () => existsSync(`${data}.new`) || existsSync(`${data}-log.new`)
    let killedInCompaction = 0
    let wantedWrites = 0
    for (let round = 0; round < rounds || (killedInCompaction < wantedInCompaction && round < mostRounds); round += 1) {
      // Two rounds of three fold the log back all the time, and one of the two ends inside a compaction.
      const compaction = round % 3 === 0 ? [] : ['--compact-after', String(1 + Math.floor(random() * 12))]
      const words = ['--data', data, '--quiet', ...compaction]
      if (round % 4 === 0) await killWhileStarting(words, random() * longestStartMilliseconds)
      const cli = await serveCli(words)
      if (round === 0) await steps.prepare(cli)
      await workload.checkRecent(cli)
      await steps.check(cli)
      wantedWrites = workload.acknowledged() + Math.floor(random() * mostWritesInLife)
      const writing = Promise.all([
        ...Array.from({ length: writers }, () => workload.run(cli)),
        ...(round % 4 === 1 ? [steps.restore(cli)] : round % 4 === 3 ? [steps.import(cli)] : []),
      ])
      await untilTrue(cli, () => workload.acknowledged() >= wantedWrites && (round % 3 !== 2 || isCompacting()))
      if (round % 3 !== 2) await setTimeout(random() * longestGraceMilliseconds)
      cli.process.kill('SIGKILL')
      expect(await cli.finished).toMatchObject({ signal: 'SIGKILL', stderr: noTrouble })
      await writing
      if (isCompacting()) killedInCompaction += 1
    }
    const last = await serveCli(['--data', data])
    await workload.checkRecent(last)
    await workload.checkAll(last)
    await steps.check(last)
    const { restores, imports } = steps.counts()
    process.stdout.write(
      `${rounds} rounds, ${killedInCompaction} kills inside a compaction. Acknowledged and found: ` +
        `${workload.acknowledged()} writes, ${restores} restores, ${imports} imports. None lost, none half applied.\n`,
    )
    expect(workload.acknowledged()).toBeGreaterThan(rounds * 4)
    expect(killedInCompaction).toBeGreaterThanOrEqual(wantedInCompaction)
    last.process.kill('SIGTERM')
    expect(await last.finished).toMatchObject({ code: 0, stderr: noTrouble })
  },
)

/** Ends early when the process does, so that the test says what became of it. */
async function untilTrue({ process }: CliProcess, isTrue: () => boolean): Promise<void> {
  while (!isTrue() && process.exitCode === null && process.signalCode === null) await setTimeout(1)
}

async function killWhileStarting(words: readonly string[], afterMilliseconds: number): Promise<void> {
  const cli = runCli(['serve', '--port', '0', ...words])
  await setTimeout(afterMilliseconds)
  cli.process.kill('SIGKILL')
  expect((await cli.finished).stderr).toEqual(noTrouble)
}
