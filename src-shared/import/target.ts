/** Where an import goes: a project, at one moment. */
import type { PasswordDictionary } from '../domain/password-dictionary.ts'
import type { Scope } from '../domain/scope.ts'

export interface Target extends Pick<Scope, 'store' | 'project' | 'now' | 'random' | 'hasher' | 'disposableDomains'> {
  readonly passwordDictionary: PasswordDictionary
}
