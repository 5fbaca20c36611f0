import { useMemo } from 'react'
import type { Fault, NewFault } from '../../../src-shared/contract/faults.ts'
import { fieldsOf, textOf } from '../../data/read-fields.ts'
import { useServices } from '../../data/services.ts'
import { announce, useActions } from '../../data/use-action.ts'

export interface FaultActions {
  /** Answers whether it was added; what was wrong has then been shown. */
  add(fault: NewFault): Promise<boolean>
  remove(fault: Fault): Promise<void>
}

export function useFaultActions(): FaultActions {
  const services = useServices()
  const { send, run } = useActions()
  return useMemo(
    () => ({
      async add(fault) {
        try {
          const reply = await send({ method: 'POST', path: '/__emulator/faults', body: fault })
          announce(services, reply, { doing: 'Add a fault', done: textOf(fieldsOf(reply.body)['sentence']) })
          return true
        } catch (error) {
          services.notices.fail(error, 'Add a fault')
          return false
        }
      },
      async remove({ id, sentence }) {
        await run(
          { method: 'DELETE', path: `/__emulator/faults/${encodeURIComponent(id)}`, body: null },
          { doing: `Remove the fault ${sentence}`, done: `Removed ${sentence}` },
        )
      },
    }),
    [services, send, run],
  )
}
