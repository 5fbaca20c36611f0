/** `GET /__emulator/events`: server-sent events, one ordered stream. */
import type { EmulatorEvent } from '../contract/control.ts'
import type { EventHub } from './event-hub.ts'

/** Events that a reader may lag behind before its stream is closed; it comes back by itself. */
const backlog = 2000

export function streamEvents(events: EventHub): Response {
  const encoder = new TextEncoder()
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        // The comment makes headers leave at once; a reader that lost the stream asks again after a second.
        controller.enqueue(encoder.encode('retry: 1000\n: open\n\n'))
        stop = events.subscribe((event) => {
          controller.enqueue(encoder.encode(frame(event)))
          if ((controller.desiredSize ?? 0) < -backlog) {
            stop()
            controller.close()
          }
        })
      },
      cancel() {
        stop()
      },
    },
    { highWaterMark: 16 },
  )
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream; charset=UTF-8', 'Cache-Control': 'no-store' },
  })
}

function frame(event: EmulatorEvent): string {
  return `id: ${event.sequence}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}
