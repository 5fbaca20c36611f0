import { useState } from 'react'
import type { SignInAs } from '../../../../src-shared/contract/control.ts'
import { absoluteTime } from '../../../data/emulator-clock.ts'
import { CodeBlock } from '../../../ui/code-block.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { Subject } from '../actions/user-calls.ts'
import { titleOf } from '../../../data/user-names.ts'

export interface SignInAsDialogProps {
  /** Left out: the session was made for this. */
  readonly title?: string
  readonly words?: string
  readonly user: Subject
  readonly session: SignInAs
  readonly onClose: () => void
}

type FormId = 'web' | 'playwright' | 'curl' | 'console'

/** One session in every form a tool may want. The first one is copied by Enter. */
export function SignInAsDialog({
  title,
  words = 'A new session is ready. ',
  user,
  session,
  onClose,
}: SignInAsDialogProps) {
  const [form, setForm] = useState<FormId>('web')
  const [isFresh, setFresh] = useState(true)
  const { snippets, storageState, expire } = session
  const [page, setPage] = useState(storageState.origins[0]?.origin ?? '')
  const stateOfPage = {
    ...storageState,
    origins: storageState.origins.map((origin) => ({ ...origin, origin: page.trim().replace(/\/+$/, '') })),
  }
  return (
    <Dialog title={title ?? `Sign in as ${titleOf(user)}`} isOpen onClose={onClose} width="wide">
      <p className="pb-3 text-secondary">
        {words}It ends {absoluteTime(Date.parse(expire), 'local').slice(0, 19)}, emulator time.
        {user.status ? null : ' The user is blocked: every call with it is answered user_blocked.'}
      </p>
      <Tabs
        label="Forms of the session"
        selected={form}
        onSelect={(id) => {
          setFresh(false)
          setForm(id)
        }}
        listClassName="gap-4"
        panelClassName="pt-3"
        tabs={[
          {
            id: 'web',
            title: 'Web SDK',
            content: (
              <CodeBlock
                code={snippets.webSdk.replaceAll(').set', ')\n  .set')}
                what="web SDK code"
                takesFocus={isFresh}
              />
            ),
          },
          {
            id: 'playwright',
            title: 'Playwright',
            content: (
              <div className="flex flex-col gap-3">
                <TextField label="Page to sign in" value={page} onChange={setPage} isMono />
                <CodeBlock
                  what="Playwright storage state"
                  code={`await browser.newContext({\n  storageState: ${indented(JSON.stringify(stateOfPage, null, 2))},\n})`}
                />
              </div>
            ),
          },
          { id: 'curl', title: 'cURL', content: <CodeBlock code={snippets.curl} what="cURL call" /> },
          {
            id: 'console',
            title: 'Browser console',
            content: (
              <div className="flex flex-col gap-2">
                <CodeBlock code={snippets.browserConsole} what="browser console line" />
                <p className="text-small text-secondary">Run it in the console of the page that is to be signed in.</p>
              </div>
            ),
          },
        ]}
      />
    </Dialog>
  )
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n  ')
}
