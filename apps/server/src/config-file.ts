/** The file of the configuration: JSON, beside the program or wherever CARTIF_CONFIG says. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const CONFIG_FILE = 'cartif.config.json'

export interface ConfigFile {
  readonly path: string
  readonly values: object
}

/** undefined where no file is named and there is none; an Error where one is named or there, and does not read. */
export function readConfigFile(named: string | undefined): ConfigFile | undefined {
  const path = resolve(named ?? CONFIG_FILE)
  const source = read(path, named === undefined)
  if (source === undefined) return undefined
  const values = parse(path, source)
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw new Error(`${path} must hold an object such as { "port": 4180 }.`)
  return { path, values }
}

function read(path: string, mayBeMissing: boolean): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (mayBeMissing && (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code}.`, { cause: error })
  }
}

/** What does not read is not repeated: it may hold a secret. */
function parse(path: string, source: string): unknown {
  try {
    return JSON.parse(source)
  } catch (error) {
    const at = /line \d+ column \d+/.exec(String(error))?.[0]
    throw new Error(`${path} is not JSON${at ? `: see ${at}` : ''}.`)
  }
}
