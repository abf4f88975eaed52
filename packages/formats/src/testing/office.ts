/** LibreOffice for tests: one run of it opens many files, accepts all changes in each and rejects them all. */
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface OfficeParagraph {
  readonly style: string
  /** What is counted for it: "1.", "(a)". */
  readonly number: string
  readonly words: string
}

export interface OfficeText {
  /** How many changes it saw, and how many are left. */
  readonly tracked: number
  readonly left: number
  readonly paragraphs: readonly OfficeParagraph[]
  readonly comments: readonly string[]
}

export interface OfficeReading {
  readonly accepted: OfficeText
  readonly rejected: OfficeText
}

const SCRIPT = fileURLToPath(new URL('office.py', import.meta.url))
/** The one that the system's bridge to the office is installed for. */
const PYTHON = '/usr/bin/python3'

/** The path of LibreOffice, where the tests were told one. */
export const OFFICE = process.env['SOFFICE_PATH']

/** What LibreOffice makes of Word files, in their order. */
export async function readInOffice(files: readonly Uint8Array[]): Promise<readonly OfficeReading[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cartif-office-'))
  const pipe = `cartif-${process.pid}`
  const office = startOffice(pipe, folder)
  try {
    const paths = files.map((_, index) => join(folder, `${index}.docx`))
    await Promise.all(paths.map((path, index) => writeFile(path, files[index]!)))
    const { stdout } = await promisify(execFile)(PYTHON, [SCRIPT, pipe, ...paths], { maxBuffer: 1 << 28 })
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as OfficeReading)
  } finally {
    stop(office.pid)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function startOffice(pipe: string, folder: string) {
  const args = ['--headless', '--norestore', '--nologo', `--accept=pipe,name=${pipe};urp`]
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  return spawn(OFFICE!, [...args, profile], { detached: true, stdio: 'ignore' })
}

/** It and what it started, a group of their own. */
function stop(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
