import { useMemo } from 'react'
import type { ExchangeDetail, ExchangeSummary } from '../../../../src-shared/contract/requests.ts'
import { fieldsOf, textOf } from '../../../data/read-fields.ts'
import { useServices } from '../../../data/services.ts'
import { announce, useActions } from '../../../data/use-action.ts'
import { useStatus } from '../../../data/use-status.ts'
import { useViewState } from '../../../data/use-view-state.ts'
import { navigate } from '../../../navigation/use-place.ts'
import { bugReport } from '../bug-report.ts'

export interface RequestActions {
  /** `as` is `caller`, `guest`, `key` or the id of a user; `who` is what they are called. */
  replay(exchange: ExchangeSummary, as?: string, who?: string): Promise<void>
  isPinned(id: string): boolean
  togglePin(id: string): void
  copyReport(exchange: ExchangeDetail): void
}

export function useRequestActions(): RequestActions {
  const services = useServices()
  const actions = useActions()
  const status = useStatus()
  const pinned = useViewState((view) => view.pinnedRequests)
  const setPinned = useViewState((view) => view.setPinned)
  return useMemo(
    () => ({
      async replay(exchange, as = 'caller', who = '') {
        const doing = `Replay ${titleOf(exchange)}${who === '' ? '' : ` as ${who}`}`
        try {
          const path = `/__emulator/requests/${encodeURIComponent(exchange.id)}/replay`
          const reply = await actions.send({ method: 'POST', path, body: { as } }, doing)
          const { id, status: answered } = fieldsOf(reply.body)
          announce(services, reply, { doing, done: `${doing}: ${String(answered)}` })
          navigate({ id: textOf(id) }, 'replace')
        } catch (error) {
          services.notices.fail(error, doing)
        }
      },
      isPinned: (id) => pinned.includes(id),
      togglePin: (id) => setPinned(id, !pinned.includes(id)),
      copyReport(exchange) {
        navigator.clipboard.writeText(bugReport(exchange, status)).then(
          () => void services.notices.show({ text: 'Copied as bug report, without secrets' }),
          (error: unknown) => services.notices.fail(error, 'Copy'),
        )
      },
    }),
    [services, actions, status, pinned, setPinned],
  )
}

function titleOf({ sdk, method, path }: ExchangeSummary): string {
  return sdk ?? `${method} ${path.split('?')[0]}`
}
