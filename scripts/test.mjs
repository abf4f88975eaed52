/**
 * `npm test`: everything, from types to a real browser. Each stage is run whatever became of the one before; the last
 * line counts what passed and what failed. `npm test -- unit browser` runs some stages only.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { seedOnce } from './seeded-data.mjs'
import { bin, buildPages, buildServer, findBrowser, findOffice, installPackages, root, show } from './run.mjs'

const total = { passed: 0, failed: 0, skipped: 0 }
/** What the last lines name again, since what failed early is far above them. */
const failures = []
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
  if (code === 0) count(1, 0)
  else fail([tool, ...args].join(' '))
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
  if (!result) return fail('vitest, without a report')
  count(result.numPassedTests, result.numFailedTests, result.numPendingTests)
  for (const { name, assertionResults, message } of result.testResults) {
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    for (const { fullName, failureMessages } of failed) tellFailure(name, fullName, failureMessages[0])
    if (failed.length === 0 && message) tellFailure(name, 'could not be run', message)
  }
  if (code !== 0 && result.numFailedTests === 0) fail('vitest, outside its tests')
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
  if (!result) return fail('playwright, without a report')
  const { expected, unexpected, flaky, skipped } = result.stats
  count(expected + flaky, unexpected, skipped)
  for (const spec of result.suites.flatMap(specsOf).filter(({ ok }) => !ok)) {
    tellFailure(spec.file, spec.title, spec.tests[0]?.results.at(-1)?.error?.message)
  }
  if (code !== 0 && unexpected === 0) fail('playwright, outside its tests')
}

function specsOf({ specs, suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)]
}

function tellFailure(file, title, message = '') {
  failures.push(`${relative(root, resolve(root, file))} › ${title}\n    ${message.split('\n', 1)[0].slice(0, 300)}`)
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function fail(what) {
  failures.push(what)
  count(0, 1)
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
    fail(`${name}: ${error.message}`)
  }
}
if (total.skipped > 0) console.log(`\n${total.skipped} skipped, each with its reason in its title`)
if (failures.length > 0) console.log(`\nFailed:\n  ${failures.join('\n  ')}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
