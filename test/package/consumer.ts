/**
 * Folders of other people: Offwrite as npm packs it, unpacked beside links to the packages that are installed here, so
 * that a test needs neither network nor a second install.
 */
import { execFile, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../architecture/imports.ts'

export interface Consumer {
  write(path: string, text: string): void
  /** Everything but what is installed. */
  copy(folder: string): void
  /** Resolves with all that the script of a package printed; rejects with it when the script fails. */
  run(script: string, words?: readonly string[], environment?: Readonly<Record<string, string>>): Promise<string>
}

export interface Packed extends Disposable {
  readonly tarball: string
  /** Paths of all that is in it. */
  readonly files: readonly string[]
  /** `renamed` packages stand under another name, such as `msw2` under `msw`. */
  consumer(name: string, renamed?: Readonly<Record<string, string>>): Consumer
}

/** Packs once; a consumer then costs little. */
export async function packOffwrite(): Promise<Packed> {
  const home = mkdtempSync(join(tmpdir(), 'offwrite-package-'))
  const isWindows = process.platform === 'win32'
  const parameters = ['pack', '--json', '--ignore-scripts', '--pack-destination', home]
  const { stdout } = await promisify(execFile)(isWindows ? 'npm.cmd' : 'npm', parameters, {
    cwd: root,
    shell: isWindows,
  })
  const [{ filename, files }] = JSON.parse(stdout)
  await promisify(execFile)('tar', ['-xzf', filename], { cwd: home })
  return {
    tarball: join(home, filename),
    files: files.map(({ path }: { readonly path: string }) => path),
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true }),
    consumer(name, renamed = {}) {
      const folder = join(home, name)
      installInto(join(folder, 'node_modules'), join(home, 'package'), renamed)
      return {
        copy: (from) => cpSync(join(root, from), folder, { recursive: true }),
        write(path, text) {
          mkdirSync(dirname(join(folder, path)), { recursive: true })
          writeFileSync(join(folder, path), text)
        },
        run: (script, words = [], environment = {}) => runScript(folder, script, words, environment),
      }
    },
  }
}

function installInto(modules: string, offwrite: string, renamed: Readonly<Record<string, string>>): void {
  const installed = join(root, 'node_modules')
  mkdirSync(modules, { recursive: true })
  for (const name of readdirSync(installed)) {
    // Caches are the folder's own.
    if (name.startsWith('.') && name !== '.bin') continue
    symlinkSync(join(installed, renamed[name] ?? name), join(modules, name), 'junction')
  }
  // No link: from its true place it would find no packages.
  cpSync(offwrite, join(modules, 'offwrite'), { recursive: true })
}

function runScript(
  cwd: string,
  script: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  // Its own environment: this very run has marks of Vitest in it.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|VITE_)/.test(name))
  const path = [join(cwd, 'node_modules', '.bin'), process.env['PATH']].join(delimiter)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...words], {
      cwd,
      env: { ...Object.fromEntries(inherited), PATH: path, NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (printed += text))
    }
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(printed)
      else reject(new Error(`${script} ended with ${code}.\n${printed}`))
    })
  })
}
