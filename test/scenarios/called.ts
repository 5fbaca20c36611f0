/** Which methods of an SDK's service the scenarios call, against those that it has. */
import contract from '../contract/endpoints.json'

export type Called = Set<string>

/** The service itself, with every call noted. */
export function recorded<Calls extends object>(service: Calls, called: Called): Calls {
  return new Proxy(service, {
    get(target, name) {
      if (typeof name === 'string') called.add(name)
      const member: unknown = Reflect.get(target, name)
      return member
    },
  })
}

/** Methods of `account` that nothing called, but for those of servers newer than the one that is emulated. */
export function uncalled(accountClass: { readonly prototype: object }, called: Called): readonly string[] {
  const known = new Set(contract.flatMap(({ sdkMethods }) => sdkMethods.map(({ name }) => name)))
  return Object.getOwnPropertyNames(accountClass.prototype).filter(
    (name) => known.has(`account.${name}`) && !called.has(name),
  )
}
