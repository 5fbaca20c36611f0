/** `offwrite/cypress`: commands for tests, and the tasks of Cypress's own process that they are made of. */
import type { SignInAs } from '../contract/control.ts'
import type { MessageKind } from '../contract/inbox.ts'
import type { MessageFilter, MessageOf } from '../testing/kit.ts'
import type { OffwriteCalls, OffwriteTask } from './tasks.ts'

export { offwriteTasks, type OffwriteCalls, type OffwriteTaskOptions } from './tasks.ts'

declare global {
  namespace Cypress {
    /** Cypress's own, where it is installed. */
    interface Chainable<Subject> {
      offwrite<Kind extends MessageKind = MessageKind>(
        name: 'waitForMessage',
        filter: MessageFilter<Kind> & { readonly timeout?: string },
      ): Chainable<MessageOf<Kind>>
      offwrite<Name extends keyof OffwriteCalls>(
        name: Name,
        ...value: Parameters<OffwriteCalls[Name]>
      ): Chainable<Awaited<ReturnType<OffwriteCalls[Name]>>>
      /** Signs the browser in. App and server are to be on one site, such as `localhost`. */
      signInAs(userId: string): Chainable<Subject>
    }
  }
}

/** As much of Cypress as the commands use; its types are not needed to build them. */
interface Chain<Subject> {
  then<Next>(next: (subject: Subject) => Next): Chain<Next>
}

declare const Cypress: {
  readonly Commands: { add(name: string, command: (...values: never[]) => unknown): void }
}

declare const cy: {
  task(name: 'offwrite', task: OffwriteTask): Chain<unknown>
  offwrite(name: 'openSession', userId: string): Chain<SignInAs>
  setCookie(name: string, value: string, options: CookieOptions): unknown
}

interface CookieOptions {
  readonly domain: string
  readonly path: string
  readonly expiry: number
  readonly httpOnly: boolean
  readonly secure: boolean
  readonly sameSite: 'lax' | 'no_restriction' | 'strict'
}

const sameSites = { Lax: 'lax', None: 'no_restriction', Strict: 'strict' } as const

/** To be called in the support file. */
export function addOffwriteCommands(): void {
  Cypress.Commands.add('offwrite', (name: keyof OffwriteCalls, ...values: unknown[]) =>
    cy.task('offwrite', { name, values }),
  )
  Cypress.Commands.add('signInAs', (userId: string) =>
    cy.offwrite('openSession', userId).then(({ storageState }) => {
      for (const { name, value, expires, sameSite, ...cookie } of storageState.cookies) {
        cy.setCookie(name, value, { ...cookie, expiry: expires, sameSite: sameSites[sameSite] })
      }
    }),
  )
}
