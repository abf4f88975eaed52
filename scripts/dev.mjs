/** `npm run dev`: the server restarts and the pages reload when a file changes. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { bin, installPackages, root } from './run.mjs'

installPackages()
const web = join(root, 'apps', 'web')
const children = [
  spawn(bin('tsx'), ['watch', 'apps/server/src/main.ts'], { cwd: root, stdio: 'inherit' }),
  spawn(join(web, 'node_modules', '.bin', 'vite'), [], { cwd: web, stdio: 'inherit' })
]
const stop = (signal) => children.forEach((child) => child.kill(signal))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal))
for (const child of children) child.on('close', () => stop('SIGTERM'))
