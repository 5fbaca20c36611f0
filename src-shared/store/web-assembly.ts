/** What compiles SQLite, where the engine has it. */
import type { SqlJsConfig } from 'sql.js'

type Instantiate = NonNullable<SqlJsConfig['instantiateWasm']>

// By the types of sql.js: those of WebAssembly are not known to every program that reads this.
export type Imports = Parameters<Instantiate>[0]
type Instance = Parameters<Parameters<Instantiate>[1]>[0]

export interface WebAssemblyEngine {
  compile(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module>
  instantiate(module: WebAssembly.Module, imports: Imports): Promise<Instance>
}

interface Engine {
  readonly Uint8Array: unknown
  readonly WebAssembly?: WebAssemblyEngine
}

export function webAssembly(): WebAssemblyEngine {
  const { WebAssembly: found }: Engine = globalThis
  if (found !== undefined) return found
  throw new Error(
    'createEmulator: this JavaScript engine has no WebAssembly, as that of React Native. ' +
      'Start a server with "offwrite serve" and use connect of offwrite/testing.',
  )
}
