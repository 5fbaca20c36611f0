import { OAuthProvider } from 'appwrite'
import { useState } from 'react'
import {
  account,
  forgot,
  leaveFor,
  messageOf,
  proofOf,
  recover,
  signIn,
  signInWithCode,
  signUp,
  whoIsThere,
} from './auth.ts'
import type { Start } from './auth.ts'
import { Form } from './form.tsx'

/** `address`: where the browser is. */
export function App({ address, start }: { readonly address: URL; readonly start: Start }) {
  const [who, setWho] = useState(start.who)
  const [message, setMessage] = useState(start.message)
  const [recovers, setRecovers] = useState(address.pathname === '/recovery')

  /** Does it, and shows who is there now, or why not. */
  const run = async (action: () => Promise<unknown>, done = ''): Promise<void> => {
    try {
      await action()
      setMessage(done)
    } catch (error) {
      setMessage(messageOf(error))
    }
    setWho(await whoIsThere())
  }

  const home = address.origin
  return (
    <main>
      <output>{message}</output>
      {who.state === 'second-factor' && (
        <Form title="Enter your code" fields={['Code']} onSubmit={(of) => run(() => signInWithCode(of('Code')))} />
      )}
      {who.state === 'user' && (
        <section>
          <h1>{who.user.email}</h1>
          <p>{who.user.emailVerification ? 'Email verified' : 'Email not verified'}</p>
          <button onClick={() => void run(() => account.deleteSession({ sessionId: 'current' }))}>Sign out</button>
        </section>
      )}
      {who.state === 'guest' && recovers && (
        <Form
          title="New password"
          fields={['Password']}
          onSubmit={(of) =>
            run(async () => {
              await recover(proofOf(address), of('Password'))
              setRecovers(false)
            }, 'Password changed')
          }
        />
      )}
      {who.state === 'guest' && !recovers && (
        <>
          <Form
            title="Sign in"
            fields={['Email', 'Password']}
            onSubmit={(of) => run(() => signIn(of('Email'), of('Password')))}
          />
          <button onClick={() => leaveFor(OAuthProvider.Google, home)}>Continue with Google</button>
          <Form
            title="Sign up"
            fields={['Email', 'Password']}
            onSubmit={(of) => run(() => signUp(of('Email'), of('Password'), home))}
          />
          <Form
            title="Forgot password"
            fields={['Email']}
            onSubmit={(of) => run(() => forgot(of('Email'), home), 'Mail sent')}
          />
        </>
      )}
    </main>
  )
}
