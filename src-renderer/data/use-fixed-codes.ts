import { shownCode } from './messages.ts'
import { projectQuery } from './queries.ts'
import { useServices } from './services.ts'
import { announce, useActions } from './use-action.ts'
import { useProjectId } from './use-project.ts'
import { useQuery } from './use-query.ts'

export interface FixedCode {
  /** An address in lower case, or a number. */
  readonly to: string
  readonly code: string
}

export interface FixedCodes {
  readonly list: readonly FixedCode[]
  readonly isFixed: (to: string) => boolean
  /** Rejects with what is wrong about the address, the number or the code. */
  readonly pin: (fixed: FixedCode) => Promise<void>
  readonly unpin: (to: string) => Promise<void>
}

/** Addresses and numbers whose code is always the same, as the settings of the project hold them. */
export function useFixedCodes(): FixedCodes {
  const services = useServices()
  const { client } = services
  const projectId = useProjectId()
  const actions = useActions()
  const { data: project } = useQuery(projectId === '' ? null : projectQuery(client, projectId))
  const emails = project?.authMockEmails ?? []
  const numbers = project?.authMockNumbers ?? []
  const path = `/__emulator/projects/${encodeURIComponent(projectId)}`

  const without = (to: string) => ({
    authMockEmails: emails.filter(({ email }) => email !== to),
    authMockNumbers: numbers.filter(({ phone }) => phone !== to),
  })
  const change = async (to: string, added: FixedCode | null) => {
    const { authMockEmails, authMockNumbers } = without(to)
    const isPhone = to.startsWith('+')
    const body = isPhone
      ? { authMockNumbers: added === null ? authMockNumbers : [...authMockNumbers, { phone: to, otp: added.code }] }
      : { authMockEmails: added === null ? authMockEmails : [...authMockEmails, { email: to, otp: added.code }] }
    const words =
      added === null
        ? { doing: `Unpin the code of ${to}`, done: `Codes of ${to} are new each time` }
        : { doing: `Pin the code of ${to}`, done: `The code of ${to} is always ${shownCode(added.code)}` }
    const reply = await actions.send({ method: 'PATCH', path, body }, words.doing)
    announce(services, reply, words)
  }

  const key = (to: string) => to.trim().toLowerCase()
  return {
    list: [
      ...emails.map(({ email, otp }) => ({ to: email, code: otp })),
      ...numbers.map(({ phone, otp }) => ({ to: phone, code: otp })),
    ],
    isFixed: (to) => emails.some(({ email }) => email === key(to)) || numbers.some(({ phone }) => phone === to),
    pin: ({ to, code }) => change(key(to), { to: key(to), code: code.replaceAll(/\s/g, '') }),
    unpin: (to) => change(to, null),
  }
}
