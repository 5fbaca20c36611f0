import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // The CLI is one of the entries and runs under plain Node, older than Electron's.
      target: 'node20.19',
      rolldownOptions: {
        input: {
          index: at('src-main/electron.ts'),
          cli: at('src-main/cli.ts'),
          'hash-worker': at('src-main/host/hash-worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload script must be CommonJS and may import nothing but Electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src-main/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [
      react(),
      tailwindcss(),
      {
        // electron-vite makes paths relative for pages from disk; this page is served, and from any depth.
        name: 'offwrite:served-from-the-root',
        config: () => ({ base: '/' }),
      },
    ],
    build: {
      outDir: at('out/renderer'),
      target: 'es2022',
      minify: true,
      rolldownOptions: { input: at('src-renderer/index.html') },
    },
  },
})
