/**
 * `npm test`: everything, from types to a real browser. Each stage is run whatever became of the one before; the last
 * line counts what passed and what failed. `npm test -- unit browser` runs some stages only.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { seedOnce } from './seeded-data.mjs'
import { bin, buildPages, buildServer, findBrowser, findOffice, installPackages, root, show } from './run.mjs'

const total = { passed: 0, failed: 0, skipped: 0 }
const wanted = process.argv.slice(2)

const STAGES = {
  types: () => check('tsc', ['-b']),
  lint: () => check('oxlint', ['--quiet']),
  format: () => check('oxfmt', ['--check', '.']),
  unused: () => check('knip', []),
  unit: () => runVitest(),
  browser: () => runBrowserTests()
}

async function check(tool, args) {
  const code = await show(bin(tool), args)
  count(code === 0 ? 1 : 0, code === 0 ? 0 : 1)
}

async function runVitest() {
  await seedOnce()
  const report = join(root, 'test-results', 'unit.json')
  rmSync(report, { force: true })
  const office = findOffice()
  const env = { ...process.env, ...(office ? { SOFFICE_PATH: office } : {}) }
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await show(bin('vitest'), ['run', ...reporters], { env })
  const result = readReport(report)
  if (!result) return count(0, 1)
  count(result.numPassedTests, result.numFailedTests, result.numPendingTests)
  if (code !== 0 && result.numFailedTests === 0) count(0, 1)
}

async function runBrowserTests() {
  await seedOnce()
  buildPages()
  buildServer()
  const report = join(root, 'browser-results.json')
  rmSync(report, { force: true })
  const env = {
    ...process.env,
    CHROMIUM_PATH: findBrowser(),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1'
  }
  const code = await show(bin('playwright'), ['test', '--reporter=list,json'], { env })
  const result = readReport(report)
  rmSync(report, { force: true })
  if (!result) return count(0, 1)
  const { expected, unexpected, flaky, skipped } = result.stats
  count(expected + flaky, unexpected, skipped)
  if (code !== 0 && unexpected === 0) count(0, 1)
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function count(passed, failed, skipped = 0) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}

installPackages()
for (const [name, stage] of Object.entries(STAGES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`\n— ${name}`)
  try {
    await stage()
  } catch (error) {
    console.error(error)
    count(0, 1)
  }
}
if (total.skipped > 0) console.log(`\n${total.skipped} skipped, each with its reason in its title`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
