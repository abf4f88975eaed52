/** What the commands share: where the repository is, running programs, installing what is missing. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const PNPM = 'pnpm@12.21.0'

/** Runs a program to its end; returns its exit code. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) throw error
  return status ?? 1
}

/** Runs a program and shows what it prints; resolves to its exit code. */
export function show(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

export function bin(name) {
  return join(root, 'node_modules', '.bin', name)
}

/** Installs the packages of the lockfile where they are missing or older than it. */
export function installPackages() {
  const marker = join(root, 'node_modules', '.modules.yaml')
  const lockfile = join(root, 'pnpm-lock.yaml')
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lockfile).mtimeMs) return
  console.log('Installing packages…')
  const code = run('npx', ['--yes', PNPM, 'install', '--frozen-lockfile'])
  if (code !== 0) throw new Error('The packages could not be installed.')
}

/**
 * What serves, once it is built: the arguments of Node, at the root. A young generation of V8 of four megabytes is collected more often
 * and each time in less; the sixteen that it would have cost sixty megabytes more.
 */
export const SERVER = ['--max-semi-space-size=4', join('apps', 'server', 'dist', 'main.js')]
/** What serves has several threads; the C library would keep free memory apart for each of them. */
export const SERVER_ENVIRONMENT = { MALLOC_ARENA_MAX: '2' }

/** Builds the pages where they are missing or older than what they are made of. */
export function buildPages() {
  build('web', 'index.html', 'pages')
}

export function buildServer() {
  build('server', 'main.js', 'server')
}

function build(app, file, what) {
  const cwd = join(root, 'apps', app)
  const built = join(cwd, 'dist', file)
  const sources = [cwd, join(root, 'packages')].map(newest)
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(...sources)) return
  console.log(`Building the ${what}…`)
  const code = run(join(cwd, 'node_modules', '.bin', 'vite'), ['build', '--logLevel', 'warn'], { cwd })
  if (code !== 0) throw new Error(`The ${what} could not be built.`)
}

function newest(folder) {
  let latest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'dist', '.types', 'e2e'].includes(entry.name)) continue
    const path = join(folder, entry.name)
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs)
  }
  return latest
}

/** The system's Chromium, installed from Debian's packages where there is none. */
export function findBrowser() {
  const known = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const find = () => known.find((path) => path && existsSync(path))
  const packages = ['chromium', 'fonts-noto-core', 'fonts-noto-cjk']
  const found = find() ?? (installFromSystem('Chromium', packages), find())
  if (!found) throw new Error('No Chromium was found or could be installed: set CHROMIUM_PATH.')
  return found
}

/**
 * LibreOffice, which opens the Word files of the tests, with the Python bridge that drives it; undefined where there is
 * none and none can be installed: what needs it is then skipped, saying so. Its edition without a display cannot be asked
 * to accept changes where there are comments.
 */
export function findOffice() {
  const known = [process.env.SOFFICE_PATH, '/usr/bin/soffice', '/usr/bin/libreoffice']
  const needed = [
    '/usr/lib/python3/dist-packages/uno.py',
    '/usr/lib/libreoffice/share/config/soffice.cfg/modules/swriter'
  ]
  const find = () =>
    needed.every((path) => existsSync(path)) ? known.find((path) => path && existsSync(path)) : undefined
  if (find()) return find()
  try {
    installFromSystem('LibreOffice', ['libreoffice-writer', 'python3-uno'])
  } catch (error) {
    console.error(`LibreOffice could not be installed: ${error.message}`)
  }
  return find()
}

function installFromSystem(name, packages) {
  console.log(`Installing ${name} from the system packages…`)
  const sudo = process.getuid?.() === 0 ? [] : ['sudo']
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args]
    return run(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
}
