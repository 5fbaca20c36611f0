/** `users.createScryptUser`, `createScryptModifiedUser`. */
import { strictInteger, text } from '../../http/rules.ts'
import { base64Fault, scryptCostFault } from '../../simulate/hashes/scrypt.ts'
import { defineRoute } from '../define-route.ts'
import { importFacts, importName, importParams, importUser, stumble } from './import-user.ts'

const option = () => text({ min: 1, max: 128 })
const cost = () => strictInteger({ min: -2_147_483_648, max: 2_147_483_647 })

/** `users.createScryptUser` */
export const createScryptUser = defineRoute({
  ...importFacts,
  path: '/v1/users/scrypt',
  sdk: 'users.createScryptUser',
  params: {
    ...importParams,
    passwordSalt: option(),
    passwordCpu: cost(),
    passwordMemory: cost(),
    passwordParallel: cost(),
    passwordLength: cost(),
    ...importName,
  },
  handle(input, context) {
    const { passwordSalt, passwordCpu, passwordMemory, passwordParallel, passwordLength } = input
    const fault = scryptCostFault({
      cpu: passwordCpu,
      memory: passwordMemory,
      parallel: passwordParallel,
      length: passwordLength,
    })
    if (fault !== null) stumble(context, fault)
    if (passwordSalt === '0') stumble(context, 'has the salt 0, which its code takes for none')
    return importUser(context, input, {
      hash: 'scrypt',
      hashOptions: {
        type: 'scrypt',
        costCpu: passwordCpu,
        costMemory: passwordMemory,
        costParallel: passwordParallel,
        length: passwordLength,
        salt: passwordSalt,
      },
    })
  },
})

/** `users.createScryptModifiedUser`: Firebase's hashes. */
export const createScryptModifiedUser = defineRoute({
  ...importFacts,
  path: '/v1/users/scrypt-modified',
  sdk: 'users.createScryptModifiedUser',
  params: {
    ...importParams,
    passwordSalt: option(),
    passwordSaltSeparator: option(),
    passwordSignerKey: option(),
    ...importName,
  },
  handle(input, context) {
    const hashOptions = {
      type: 'scryptMod',
      salt: input.passwordSalt,
      saltSeparator: input.passwordSaltSeparator,
      signerKey: input.passwordSignerKey,
    }
    const fault = base64Fault(hashOptions)
    if (fault !== null) stumble(context, fault)
    return importUser(context, input, { hash: 'scryptMod', hashOptions })
  },
})
