/**
 * A server killed again and again while many write: when it is back, and before anybody comes back to it, every letter that was
 * acknowledged is on it; then everybody does, all have the same, and the register that it exports is found intact by the stand-alone
 * verifier, with every head that was kept on the way.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LayerWriter, LiveInstrument, proposalsOf } from '@cartif/live'
import { COMMON_HOLDERS, PARTY_CODES } from '@cartif/negotiation'
import { lineWords, textLine } from '@cartif/treaty-text'
import * as Y from 'yjs'
import { verifyRegister } from '../../docs/verifier/verify-register.mjs'
import type { Head } from '../../docs/verifier/verify-register.mjs'
import { ChildServer } from './child-server.ts'
import { Line } from './line.ts'
import { Dice } from './random.ts'

const INSTRUMENT = 'framework-agreement'
/** Milliseconds between two letters of one writer, at most; fewer than a hundred a second are taken. */
const PAUSE = 60
/** How long relays may take, in milliseconds. */
const RELAYED = 20_000

export interface KillOptions {
  readonly seed: number
  readonly rounds: number
  readonly writers: number
  tell(round: number): void
}

export interface KillReport {
  readonly letters: number
  readonly acknowledged: number
  readonly heads: number
}

interface Scribe {
  readonly party: string
  readonly line: Line
  /** What it writes, behind its own name. */
  readonly words: Y.Text
}

/** Throws an Error with the first letter that is missing. */
export async function killMany(options: KillOptions): Promise<KillReport> {
  const directory = mkdtempSync(join(tmpdir(), 'cartif-kills-'))
  const siege = new Siege(directory, options)
  try {
    return await siege.last()
  } finally {
    await siege.end()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Writers, a server, and a directory that outlives it. */
class Siege {
  private readonly directory: string
  private readonly options: KillOptions
  private readonly dice: Dice
  private readonly cookies = new Map<string, string>()
  private readonly heads: Head[] = []
  private server!: ChildServer
  private scribes: readonly Scribe[] = []

  constructor(directory: string, options: KillOptions) {
    this.directory = directory
    this.options = options
    this.dice = new Dice(options.seed)
  }

  async last(): Promise<KillReport> {
    await this.begin()
    for (let round = 1; round <= this.options.rounds; round++) {
      await this.writeFor(300 + this.dice.below(700))
      await this.server.kill()
      for (const { line } of this.scribes) line.leave()
      this.server = await ChildServer.start(this.directory)
      await this.checkStored(round)
      await Promise.all(this.scribes.map((scribe) => this.join(scribe.line, `layer/${scribe.party}`, scribe.party)))
      this.options.tell(round)
    }
    await this.checkSettled()
    const letters = this.scribes.reduce((sum, { words }) => sum + words.length, 0)
    const acknowledged = this.scribes.reduce((sum, { line }) => sum + line.safe, 0)
    return { letters, acknowledged, heads: this.heads.length }
  }

  async end(): Promise<void> {
    for (const { line } of this.scribes) line.leave()
    // Where it has not even started, that is what is told.
    await (this.server as ChildServer | undefined)?.kill()
  }

  private async begin(): Promise<void> {
    this.server = await ChildServer.start(this.directory)
    for (const who of ['chair', ...PARTY_CODES]) this.cookies.set(who, await this.server.signIn(who))
    const shared = await this.readAll()
    const outline = JSON.parse(
      (await this.server.read(this.cookies.get('chair')!, `/api/instruments/${INSTRUMENT}`)).toString()
    ) as {
      outline: readonly { kind: string; openIssues: number; title: string }[]
    }
    const { title } = outline.outline.find(({ kind, openIssues }) => kind === 'article' && openIssues === 0)!
    const names = Array.from({ length: this.options.writers }, (_, index) => index)
    this.scribes = await Promise.all(names.map((index) => this.hire(index, title, shared)))
  }

  private async hire(index: number, title: string, shared: ReadonlyMap<string, Y.Doc>): Promise<Scribe> {
    const party = PARTY_CODES[index % PARTY_CODES.length]!
    const line = new Line({ isShared: index % 2 === 1 })
    await this.join(line, `layer/${party}`, party)
    const layers = new Map(
      [...shared].flatMap(([name, doc]) => (name.startsWith('layer/') ? [[name.slice(6), doc] as const] : []))
    )
    const documents = { text: shared.get('text')!, record: shared.get('record')! }
    const live = new LiveInstrument({ ...documents, layers: layers.set(party, line.doc) }, { schedule: () => {} })
    const words = textOf(line.doc, propose(live, party, title, ` w${index}:`))
    live.destroy()
    line.measure = () => words.length
    return { party, line, words }
  }

  private join(line: Line, document: string, who: string): Promise<void> {
    return line.connect(this.server.address, `${INSTRUMENT}/${document}`, this.cookies.get(who)!)
  }

  /** Everybody writes, each at a pace of its own, until the time is over. */
  private async writeFor(milliseconds: number): Promise<void> {
    const end = performance.now() + milliseconds
    await Promise.all(
      this.scribes.map(async ({ words }) => {
        while (performance.now() < end) {
          words.insert(words.length, String.fromCharCode(97 + this.dice.below(26)))
          await pause(10 + this.dice.below(PAUSE))
        }
      })
    )
  }

  /** By somebody who was never here before, while the writers are still away. */
  private async checkStored(round: number): Promise<void> {
    const fresh = await this.readAll()
    for (const [index, { party, line, words }] of this.scribes.entries()) {
      if (line.refused !== undefined) throw new Error(`round ${round}, writer ${index} was refused: ${line.refused}`)
      const found = [...proposalsOf(fresh.get(`layer/${party}`)!).keys()]
        .map((id) => textOf(fresh.get(`layer/${party}`)!, id).toString())
        .find((text) => text.startsWith(` w${index}:`))
      const least = words.toString().slice(0, line.safe)
      if (line.safe > 0 && !found?.startsWith(least))
        throw new Error(`round ${round}: writer ${index} was told that “${least}” is stored; the server has “${found}”`)
    }
    await this.checkRegister()
  }

  private async checkRegister(): Promise<void> {
    const chair = this.cookies.get('chair')!
    const { publicKey } = JSON.parse((await this.server.read(chair, '/api/audit/key')).toString()) as {
      publicKey: string
    }
    const file = await this.server.read(chair, '/api/audit/export')
    const { head } = verifyRegister(file, { keys: publicKey, heads: this.heads })
    this.heads.push(head)
  }

  /** When nothing is on its way any more, all have the same; what is relayed may come after what is acknowledged. */
  private async checkSettled(): Promise<void> {
    while (this.scribes.some(({ line }) => !line.isQuiet)) await pause(50)
    const fresh = await this.readAll()
    const differs = ({ party, line }: Scribe) => said(line.doc) !== said(fresh.get(`layer/${party}`)!)
    const deadline = performance.now() + RELAYED
    while (this.scribes.some(differs)) {
      if (performance.now() > deadline)
        throw new Error(`writer ${this.scribes.findIndex(differs)} has not what the server has`)
      await pause(50)
    }
    await this.checkRegister()
  }

  /** Every document, as the server has it now. */
  private async readAll(): Promise<ReadonlyMap<string, Y.Doc>> {
    const names = ['text', 'record', ...[...PARTY_CODES, ...COMMON_HOLDERS].map((holder) => `layer/${holder}`)]
    const docs = new Map<string, Y.Doc>()
    for (const name of names) {
      const line = new Line()
      await this.join(line, name, 'chair')
      line.leave()
      docs.set(name, line.doc)
    }
    return docs
  }
}

/** A proposal of its own behind some words of the text; its id. */
function propose(live: LiveInstrument, holder: string, behind: string, words: string): string {
  const article = live.negotiation.articles.find(({ line }) => lineWords(line).includes(behind))
  if (!article) throw new Error(`“${behind}” is not in the text`)
  const at = lineWords(article.line).indexOf(behind) + behind.length + (article.line[0]?.type === 'mark' ? 1 : 0)
  let count = 0
  const newSuffix = () => `${words.trim().replace(':', '')}x${count++}`
  const writer = new LayerWriter(live, { holder, by: holder, newSuffix, now: () => '2026-01-01T00:00:00Z' })
  return writer.propose([{ kind: 'splice', in: article.id, from: at, to: at, line: textLine(words) }])
}

/** All of a layer, in one order whatever came first. */
function said(layer: Y.Doc): string {
  const sorted = (_: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value
  return JSON.stringify(proposalsOf(layer).toJSON(), sorted)
}

function textOf(layer: Y.Doc, proposal: string): Y.Text {
  const changes = proposalsOf(layer).get(proposal)!.get('changes') as Y.Map<Y.Map<unknown>>
  const texts = [...changes.values()].map((change) => change.get('text'))
  return (texts.find((text) => text instanceof Y.Text) as Y.Text | undefined) ?? new Y.Doc().getText()
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
