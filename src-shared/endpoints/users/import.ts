/** `users.createArgon2User`, `createBcryptUser`, `createMD5User`, `createPHPassUser`, `createSHAUser`. */
import { defineRule, optional, refuse, type Rule } from '../../http/rules.ts'
import { productionOptions } from '../../simulate/hasher.ts'
import { defineRoute } from '../define-route.ts'
import { importFacts, importName, importParams, importUser, stumble } from './import-user.ts'

const computable = ['sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3-224', 'sha3-256', 'sha3-384', 'sha3-512']

/** `users.createArgon2User` */
export const createArgon2User = defineRoute({
  ...importFacts,
  path: '/v1/users/argon2',
  sdk: 'users.createArgon2User',
  params: { ...importParams, ...importName },
  // Quirk Q17: snake_case on the wire. The server's own costs, whatever the hash itself says.
  handle: (input, context) => importUser(context, input, { hash: 'argon2', hashOptions: { ...productionOptions } }),
})

/** `users.createBcryptUser` */
export const createBcryptUser = defineRoute({
  ...importFacts,
  path: '/v1/users/bcrypt',
  sdk: 'users.createBcryptUser',
  params: { ...importParams, ...importName },
  handle: (input, context) => importUser(context, input, { hash: 'bcrypt', hashOptions: { type: 'bcrypt', cost: 8 } }),
})

/** `users.createMD5User` */
export const createMD5User = defineRoute({
  ...importFacts,
  path: '/v1/users/md5',
  sdk: 'users.createMD5User',
  params: { ...importParams, ...importName },
  handle: (input, context) => importUser(context, input, { hash: 'md5', hashOptions: { type: 'md5' } }),
})

/** `users.createPHPassUser` */
export const createPHPassUser = defineRoute({
  ...importFacts,
  path: '/v1/users/phpass',
  sdk: 'users.createPHPassUser',
  params: { ...importParams, ...importName },
  handle: (input, context) =>
    importUser(context, input, {
      hash: 'phpass',
      hashOptions: {
        type: 'phpass',
        iteration_count_log2: 8,
        portable_hashes: false,
        random_state: randomState(context.now),
      },
    }),
})

/** PHP's `microtime()` and a process id, which is all that stands there. */
function randomState(now: number): string {
  return `0.${String(now % 1000).padStart(3, '0')}00000 ${Math.floor(now / 1000)}1`
}

/** `users.createSHAUser` */
export const createSHAUser = defineRoute({
  ...importFacts,
  path: '/v1/users/sha',
  sdk: 'users.createSHAUser',
  params: { ...importParams, passwordVersion: optional(shaVersion(), 'sha256'), ...importName },
  handle({ passwordVersion, ...input }, context) {
    if (!computable.includes(passwordVersion))
      stumble(context, `is of ${passwordVersion}, which its code does not know`)
    return importUser(context, input, { hash: 'sha', hashOptions: { version: passwordVersion } })
  },
})

/** Accepted in any case of letters and handed on as sent, although only lower case is understood. */
function shaVersion(): Rule<string> {
  const versions = [...computable, 'sha512/224', 'sha512/256']
  return defineRule(`one of ${versions.join(', ')}`, (value) =>
    typeof value === 'string' && versions.includes(value.toLowerCase())
      ? value
      : refuse(`the value must be one of ${versions.join(', ')}`),
  )
}
