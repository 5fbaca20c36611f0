/** `offwrite serve`: starts the host, tells of it, and closes it when asked to. */
import { defineCommand } from '../command.ts'
import { dataPath, hostOptions } from '../host-options.ts'
import { createOutput, readyFacts } from '../output.ts'
import { endWithParent } from '../parent.ts'
import { removeReadyFile, writeReadyFile } from '../ready-file.ts'
import { serveSettings } from '../settings.ts'
import { closeOnSignal, goOnAfterDefects } from '../signals.ts'
import { startOptions } from '../start-options.ts'

export const serve = defineCommand({
  name: 'serve',
  summary: 'Serve the API and the window',
  arguments: {},
  options: serveSettings,
  examples: ['serve', 'serve --port 0 --memory --ready-file ./offwrite.json', 'serve --seed 1 --clock frozen'],
  async run(values, { terminal, sources }) {
    const { readyFile } = values
    const output = createOutput({ ...terminal, json: values.json, quiet: values.quiet })
    const data = dataPath(sources, terminal.folder)
    goOnAfterDefects(output.notice)
    if (values.exitWithParent) endWithParent()
    const starting = start()
    // At once, and not when it is ready: who waits for the ready line may signal in the same moment.
    closeOnSignal(() => starting.then((close) => close()))
    await starting
    return null

    async function start(): Promise<() => Promise<void>> {
      if (readyFile !== null) removeReadyFile(readyFile)
      const { startHost } = await import('../../host/index.ts')
      const host = await startHost({
        ...hostOptions(values, data, terminal.folder),
        startOptions: startOptions(sources, data),
        port: values.port,
        ...(values.host === null ? {} : { host: values.host }),
        uiFolder: terminal.uiFolder,
        onExchange: output.exchange,
        onProblem: output.notice,
      })
      const close = async (): Promise<void> => {
        if (readyFile !== null) removeReadyFile(readyFile)
        await host.close()
      }
      try {
        if (readyFile !== null) writeReadyFile(readyFile, readyFacts(host))
      } catch (error) {
        await host.close()
        throw error
      }
      output.ready(host)
      return close
    }
  },
})
