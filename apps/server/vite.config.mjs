/**
 * What is shipped of the server: plain modules, read at the start without a compiler beside them (docs/decisions/0041). The
 * server's own dependencies stay where they are; those of the packages are put in, because Node finds them from there alone.
 */
import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
const own = Object.keys(dependencies).filter((name) => !name.startsWith('@cartif/'))

export default defineConfig({
  ssr: { noExternal: true, external: own },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { main: 'src/main.ts', 'pool-worker': 'src/workers/pool-worker.ts' },
      // All in one directory, as deep in the package as the sources: package-root.ts counts on it.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' }
    }
  }
})
