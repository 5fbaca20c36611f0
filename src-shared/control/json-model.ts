/** A reply of the control API: its shape is a type of `contract/control.ts`, its body that value as it is. */
import type { Model } from '../http/route.ts'

export const jsonModel = <T>(name: string): Model<T, null> => ({ name, write: (value) => value })

export const noBody: Model<void, null> = { name: 'none', write: () => null }
