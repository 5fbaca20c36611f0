import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { absoluteTime, relativeTime } from '../data/emulator-clock.ts'
import { useNow } from '../data/use-now.ts'
import { CopyText } from './copy.tsx'
import { popoverLook } from './menu.tsx'

/** In lists: `4 min ago`, emulator time; the whole time on hover. */
export function RelativeTime({ at }: { readonly at: string }) {
  const now = useNow()
  const milliseconds = Date.parse(at)
  return (
    <time
      dateTime={at}
      title={`${absoluteTime(milliseconds, 'local')} (emulator time)`}
      className="text-small text-secondary"
    >
      {relativeTime(milliseconds, now)}
    </time>
  )
}

/** In inspectors: the whole time; pressed, it shows every form, each to copy. */
export function AbsoluteTime({ at }: { readonly at: string }) {
  const now = useNow()
  const milliseconds = Date.parse(at)
  const forms = [
    ['Local', absoluteTime(milliseconds, 'local')],
    ['UTC', absoluteTime(milliseconds, 'utc')],
    ['ISO', new Date(milliseconds).toISOString()],
    ['Relative', relativeTime(milliseconds, now)],
  ] as const
  return (
    <DialogTrigger>
      <AriaButton className="min-h-6 rounded-badge text-small text-secondary data-hovered:text-primary">
        <time dateTime={at}>{absoluteTime(milliseconds, 'local').slice(0, 19)}</time>
      </AriaButton>
      <Popover offset={4} className={popoverLook}>
        <Dialog aria-label="Time in every form" className="p-3 outline-none">
          <p className="mb-2 text-small text-tertiary">Emulator time</p>
          <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4">
            {forms.map(([name, text]) => (
              <div key={name} className="contents">
                <dt className="text-label font-semibold text-secondary">{name}</dt>
                <dd>
                  <CopyText text={text} what={`${name} time`} />
                </dd>
              </div>
            ))}
          </dl>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
