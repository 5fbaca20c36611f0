/** Tells the event stream of every record that a transaction changed, and of every message in its outbox. */
import type { RecordChange } from '../contract/requests.ts'
import type { Change } from '../store/change.ts'
import type { Store } from '../store/store.ts'
import type { EventHub } from './event-hub.ts'
import { describeMessage } from './inbox-message.ts'

export function publishChanges(events: EventHub, store: Store, changes: readonly Change[], now: number): void {
  for (const { table, sequence, before, after } of changes) {
    const row = after ?? before
    // An audit row tells nothing that the change it stands beside does not.
    if (row === null || table === 'logs') continue
    if (table === 'simulation') {
      events.publish({ type: 'status' })
      continue
    }
    const { id, projectId, userId } = store.decode(table, sequence, row)
    const operation: RecordChange['operation'] = before === null ? 'created' : after === null ? 'deleted' : 'changed'
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
    if (table === 'messages') {
      const message = describeMessage(store, store.messages.decode(sequence, row), now)
      events.publish({ type: 'message', projectId: message.projectId, operation, message })
    }
  }
}
