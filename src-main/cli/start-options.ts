/** What the window tells of the settings that count: read from the same table as flags, help and README. */
import type { StartOption } from '../../src-shared/contract/settings.ts'
import { flagName, type Setting } from './setting.ts'
import { serveSettings } from './settings.ts'
import { find, flagWords, type Sources } from './sources.ts'

/** `data`: the whole path, null in memory. */
export function startOptions(sources: Sources, data: string | null): readonly StartOption[] {
  return Object.entries(serveSettings).map(([key, setting]) => {
    const found = find(key, setting, sources)
    return {
      name: flagName(key),
      description: setting.description,
      value: setting === serveSettings.data ? data : valueOf(setting, found?.texts ?? null),
      givenBy: found?.where ?? null,
      example: flagWords(key, setting).example,
    }
  })
}

function valueOf(setting: Setting<unknown>, texts: readonly string[] | null): string | null {
  if (texts === null) return setting.shownDefault
  if (setting.takes === 'switch') return setting.read(texts) === true ? 'on' : null
  return texts.join(', ')
}
