import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FILES = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs|css|md|json|yaml|html|txt)$/.test(file) && existsSync(join(ROOT, file)))
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

describe('the house', () => {
  test('no file names a path of somebody’s machine or a package registry', () => {
    const homes = new RegExp(['/wo' + 'rk/', '/ro' + 'ot/', 'registry' + '\\.npm', 'deb\\.deb' + 'ian'].join('|'))
    for (const file of FILES) expect(homes.test(read(file)), file).toBe(false)
  })

  test('no test waits on the clock or is skipped without a reason', () => {
    for (const file of FILES.filter((one) => /\.test\.tsx?$/.test(one) && !one.startsWith('checks/'))) {
      expect(read(file), file).not.toMatch(/setTimeout\(|waitForTimeout|\b(?:test|describe|it)\.(?:skip|only|todo)\(/)
    }
  })

  test('every file that a document names is there', () => {
    for (const file of FILES.filter((one) => one.startsWith('docs/') && one.endsWith('.md'))) {
      for (const [, path] of read(file).matchAll(/`((?:packages|apps|checks|docs)\/[\w./-]+\.\w+)`/g)) {
        expect(existsSync(join(ROOT, path!)), `${file}: ${path}`).toBe(true)
      }
    }
  })

  test('what a document links to or shows is part of the repository', () => {
    const tracked = new Set(execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).split('\n'))
    for (const file of FILES.filter((one) => one.endsWith('.md'))) {
      for (const [, link] of read(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g))
        expect(tracked, `${file}: ${link}`).toContain(posix.join(posix.dirname(file), link!))
    }
  })

  test('the glossary names types that are there', () => {
    for (const [, types, path] of read('docs/glossary.md').matchAll(/\| (`[^|]+`) \| `([^`]+)` \|/g)) {
      for (const [, type] of types!.matchAll(/`(\w+)`/g))
        expect(read(path!), `${type} in ${path}`).toMatch(new RegExp(`(interface|type|class) ${type}\\b`))
    }
  })

  test('the catalogue of errors and its document list the same codes', () => {
    const catalogue = [...read('apps/server/src/http/errors.ts').matchAll(/^ {2}'([\w-]+)': \[(\d+)/gm)].map(
      ([, code, status]) => `${code} ${status}`
    )
    const documented = [...read('docs/errors.md').matchAll(/^\| `([\w-]+)` \| (\d+)/gm)].map(
      ([, code, status]) => `${code} ${status}`
    )
    expect(documented.toSorted()).toEqual(catalogue.toSorted())
  })
})
