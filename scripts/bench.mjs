/** `npm run bench [-- name]`: the benchmarks, beside their peers, as tables of ratios. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildServer, findBrowser, installPackages, root, run } from './run.mjs'

installPackages()
buildServer()
const folder = join(root, 'bench')
const wanted = process.argv.slice(2)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.mjs'))
  .map((file) => file.replace('.bench.mjs', ''))
const chosen = names.filter((name) => wanted.length === 0 || wanted.includes(name))
if (chosen.length === 0) throw new Error(`There is no benchmark ${wanted.join(' ')}; there are: ${names.join(', ')}`)
for (const name of chosen) {
  const code = run(process.execPath, [join(folder, `${name}.bench.mjs`)], {
    env: { ...process.env, CHROMIUM_PATH: findBrowser() }
  })
  if (code !== 0) process.exit(code)
}
