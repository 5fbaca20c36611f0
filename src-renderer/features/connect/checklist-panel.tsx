import { Check, Circle } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Fix } from '../../../src-shared/contract/requests.ts'
import { exchangeQuery } from '../../data/queries.ts'
import { useServices } from '../../data/services.ts'
import { useActions } from '../../data/use-action.ts'
import { useConnection, useRequestFeed } from '../../data/use-connection.ts'
import { useInboxFeed, useMessages } from '../../data/use-inbox.ts'
import { useProjects } from '../../data/use-project.ts'
import { useQuery } from '../../data/use-query.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { navigate } from '../../navigation/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { FailedPart } from '../../ui/states.tsx'
import { checklist, type ChecklistStep } from './checklist.ts'
import { FirstSteps } from './first-steps.tsx'

export function ChecklistPanel({ endpoint, projectId }: { readonly endpoint: string; readonly projectId: string }) {
  const connection = useConnection()
  const { feed, inbox } = useServices()
  const { requests, error: unreadRequests } = useRequestFeed()
  const { error: unreadMessages } = useInboxFeed()
  const unread = requests.length === 0 ? (unreadRequests ?? unreadMessages) : null
  const project = useProjects().find((each) => each.projectId === projectId)
  const steps = checklist({
    isListening: connection.state === 'live',
    endpoint,
    projectId,
    requests,
    users: project?.users ?? 0,
    messages: useMessages().toReversed(),
  })
  useSayingTicks(steps)
  return (
    <section aria-labelledby="checklist" className="shrink-0 basis-52 @min-[60rem]:basis-80">
      <h2 id="checklist" className="flex h-8 items-center font-semibold">
        {unread !== null ? 'Your app' : steps.every(({ isDone }) => isDone) ? 'Connected' : 'Waiting for your app'}
      </h2>
      {unread === null ? (
        <ol className="flex flex-col gap-3 pt-1">
          {steps.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </ol>
      ) : (
        <FailedPart error={unread} onRetry={() => void Promise.all([feed.reload(), inbox.reload()])} />
      )}
      <FirstSteps projectId={projectId} />
    </section>
  )
}

/** Whoever does not see the list is told what has just been ticked. */
function useSayingTicks(steps: readonly ChecklistStep[]): void {
  const { notices } = useServices()
  const ticked = steps.filter(({ isDone }) => isDone)
  const told = useRef(ticked.map(({ id }) => id))
  useEffect(() => {
    const news = ticked.filter(({ id }) => !told.current.includes(id))
    told.current = ticked.map(({ id }) => id)
    if (news.length > 0) notices.say(news.map(({ title, detail }) => `${title}: ${detail}`).join('. '))
  })
}

function Step({ step }: { readonly step: ChecklistStep }) {
  const { title, detail, isDone, refused, otherProject, commands } = step
  return (
    <li className="flex gap-2">
      <span className={classes('flex h-5 items-center', isDone ? 'text-success' : 'text-tertiary')}>
        <Icon of={isDone ? Check : Circle} />
        <span className="sr-only">{isDone ? 'Done:' : 'Not yet:'}</span>
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-medium text-primary">{title}</p>
        <p className="text-small break-words text-secondary">{detail}</p>
        {commands.length === 0 ? null : <FarAway commands={commands} />}
        {refused === null ? null : <RefusedFixes id={refused.id} />}
        {otherProject === null ? null : (
          <div className="pt-2">
            <Button onPress={() => navigate({ parameters: { project: otherProject } })}>Look at {otherProject}</Button>
          </div>
        )}
      </div>
    </li>
  )
}

/** For what has a localhost of its own; out of the way of who has not. */
function FarAway({ commands }: Pick<ChecklistStep, 'commands'>) {
  const [isOpen, setOpen] = useState(false)
  const title = 'From a phone or a container'
  return (
    <>
      <Disclosure isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
        <span className="text-small text-secondary">{title}</span>
      </Disclosure>
      {isOpen
        ? commands.map(({ when, line }) => (
            <div key={line} className="flex items-start gap-1 ps-4 pb-1 text-small text-secondary">
              <p className="min-w-0 flex-1 break-words">
                {when} <code className="text-primary">{line}</code>
              </p>
              <CopyButton text={line} what={line} />
            </div>
          ))
        : null}
    </>
  )
}

/** The fixes that the emulator found for a refused request, such as *Allow this origin*. */
function RefusedFixes({ id }: { readonly id: string }) {
  const { client } = useServices()
  const actions = useActions()
  const fixes = useQuery(exchangeQuery(client, id)).data?.fixes ?? []
  const [first] = fixes
  const fix = ({ label, call }: Fix) => void actions.run(call, { doing: label, done: label })
  useKeys(first === undefined ? {} : { fix: () => fix(first) })
  return (
    <div className="flex flex-wrap gap-2 pt-2">
      {fixes.map((each) => (
        <Button key={each.label} {...(each === first ? { action: 'fix' as const } : {})} onPress={() => fix(each)}>
          {each.label}
        </Button>
      ))}
    </div>
  )
}
