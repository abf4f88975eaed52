/** `npm start`: installs what is missing, builds the pages and the server, serves. */
import { spawn } from 'node:child_process'
import { SERVER, SERVER_ENVIRONMENT, buildPages, buildServer, installPackages, root } from './run.mjs'

installPackages()
buildPages()
buildServer()
const env = { ...SERVER_ENVIRONMENT, ...process.env }
const server = spawn(process.execPath, SERVER, { cwd: root, env, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('close', (code) => process.exit(code ?? 1))
