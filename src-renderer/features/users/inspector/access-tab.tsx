import type { Subject } from '../actions/user-calls.ts'
import { Identities } from './identities.tsx'
import { Memberships } from './memberships.tsx'
import { MintJwt } from './mint-jwt.tsx'
import { EffectiveRoles } from './effective-roles.tsx'
import { Sessions } from './sessions.tsx'
import { useAsker } from './use-asker.ts'

/** How the user gets in, and what it may do there. */
export function AccessTab({ subject }: { readonly subject: Subject }) {
  const asker = useAsker(subject.id)
  return (
    <>
      <Sessions subject={subject} asker={asker} />
      <MintJwt subject={subject} />
      <Identities subject={subject} asker={asker} />
      <Memberships subject={subject} asker={asker} />
      <EffectiveRoles asker={asker} />
    </>
  )
}
