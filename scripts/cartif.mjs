#!/usr/bin/env node
/** The command line; see apps/cli. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './run.mjs'

const main = join(root, 'apps', 'cli', 'src', 'main.ts')
const { status } = spawnSync(process.execPath, ['--import', 'tsx', main, ...process.argv.slice(2)], {
  stdio: 'inherit'
})
process.exit(status ?? 1)
