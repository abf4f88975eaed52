#!/usr/bin/env node
/** The command line; see apps/cli. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './run.mjs'

const main = join(root, 'apps', 'cli', 'src', 'main.ts')
// By its place and not by its name, so that the command can be called from any directory.
const reader = import.meta.resolve('tsx')
const { status } = spawnSync(process.execPath, ['--import', reader, main, ...process.argv.slice(2)], {
  stdio: 'inherit'
})
process.exit(status ?? 1)
