/** `offwrite reset`: back to the baseline, or to nothing. */
import { defineCommand } from '../command.ts'
import { assertBaseline, serverOptions, withServer } from '../server.ts'
import { oneWordOf, valueOf } from '../setting.ts'
import { wayBack } from './snapshot.ts'

export const reset = defineCommand({
  name: 'reset',
  summary: 'Go back to the baseline: the state at the start, unless another was saved',
  arguments: {},
  options: {
    to: valueOf({
      ...oneWordOf('Where to: empty keeps projects and keys alone', ['baseline', 'empty'], 'empty'),
      otherwise: 'baseline',
    }),
    ...serverOptions,
  },
  examples: ['reset', 'reset --to empty'],
  run: ({ to }, context) =>
    withServer(context, async (door) => {
      if (to === 'baseline') await assertBaseline(door)
      const restored = await door.client.reset(to)
      return {
        json: restored,
        text: `Reset to ${to === 'empty' ? 'an empty state' : 'the baseline'}. ${wayBack(restored)}\n`,
      }
    }),
})
