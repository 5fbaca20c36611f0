/** Tells the event stream of every record that a transaction changed, and of every message in its outbox. */
import type { RecordChange } from '../contract/requests.ts'
import type { Change } from '../store/change.ts'
import type { Store } from '../store/store.ts'
import { faultIdOf, findFault } from '../domain/faults.ts'
import type { Clock } from '../simulate/clock.ts'
import { isPlannedFault } from '../simulate/faults.ts'
import type { Message } from '../store/tables/messages.ts'
import type { Simulation } from '../store/tables/simulation.ts'
import type { EventHub } from './event-hub.ts'
import { describeFault } from './fault-view.ts'
import { describeMessage } from './inbox-message.ts'

export function publishChanges(events: EventHub, store: Store, changes: readonly Change[], clock: Clock): void {
  const written = new Set(changes.filter(({ table }) => table === 'messages').map(({ sequence }) => sequence))
  for (const { table, sequence, before, after } of changes) {
    const row = after ?? before
    // An audit row tells nothing that the change it stands beside does not.
    if (row === null || table === 'logs') continue
    const operation: RecordChange['operation'] = before === null ? 'created' : after === null ? 'deleted' : 'changed'
    if (table === 'simulation') {
      publishSimulation(events, store, store.simulation.decode(sequence, row), operation, clock.realNow())
      continue
    }
    const { id, projectId, userId } = store.decode(table, sequence, row)
    events.publish({
      type: 'record',
      table,
      id: String(id),
      projectId: String(projectId ?? id),
      userId: table === 'users' ? String(id) : typeof userId === 'string' ? userId : null,
      operation,
    })
    // Whoever changed it: a control call, a server's call, or an app that named a project nobody had made.
    if (table === 'projects') events.publish({ type: 'project', projectId: String(id) })
    const tell = (message: Message, how: typeof operation) =>
      events.publish({
        type: 'message',
        projectId: message.projectId,
        operation: how,
        message: describeMessage(store, message, clock.now()),
      })
    if (table === 'messages') tell(store.messages.decode(sequence, row), operation)
    // What a message carries has come or gone: the message itself is as it was, but its state is another.
    if (carried.has(table) && operation !== 'changed') {
      const about = store.messages.list({ projectId: String(projectId), subjectId: String(id), state: 'unused' })
      for (const message of about) if (!written.has(message.sequence)) tell(message, 'changed')
    }
  }
}

const carried: ReadonlySet<string> = new Set(['tokens', 'challenges', 'memberships'])

/** A rule, or that a call met one; anything else that is simulated is part of the status. */
function publishSimulation(
  events: EventHub,
  store: Store,
  { id, value }: Simulation,
  operation: RecordChange['operation'],
  realNow: number,
): void {
  const about = faultIdOf(id)
  if (about === null || about.isRule) events.publish({ type: 'status' })
  if (about === null) return
  const kept = about.isRule ? value : findFault(store, about.id)
  if (!isPlannedFault(kept)) return
  const fault = describeFault(store, kept, realNow)
  events.publish({ type: 'fault', operation: about.isRule ? operation : 'changed', fault })
  // The last call of its count has switched it off.
  if (!about.isRule && fault.state !== 'on') events.publish({ type: 'status' })
}
