/** `npm start`: installs what is missing, builds the pages, serves. */
import { spawn } from 'node:child_process'
import { buildPages, installPackages, root } from './run.mjs'

installPackages()
buildPages()
const server = spawn(process.execPath, ['--import', 'tsx', 'apps/server/src/main.ts'], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('close', (code) => process.exit(code ?? 1))
