/**
 * An update as a list of tokens: every number, string and byte of it in order, with the part it plays. Writing the tokens of
 * a proper update gives the same bytes (the test says so); mutations change tokens where bytes would break at once, so that
 * what they make is read far into before anything is noticed.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export type Token =
  | { readonly is: 'count' | 'client' | 'clock' | 'length' | 'ref' | 'info'; readonly value: number }
  | { readonly is: 'words'; readonly value: string }
  | { readonly is: 'raw'; readonly value: Uint8Array }

/** undefined for what is no proper update. */
export function readTokens(update: Uint8Array): readonly Token[] | undefined {
  try {
    return new TokenReader(update).read()
  } catch {
    return undefined
  }
}

export function writeTokens(tokens: readonly Token[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const token of tokens) {
      if (token.is === 'words') encoding.writeVarString(encoder, token.value)
      else if (token.is === 'raw') encoding.writeUint8Array(encoder, token.value)
      else if (token.is === 'info') encoding.writeUint8(encoder, token.value)
      else encoding.writeVarUint(encoder, token.value)
    }
  })
}

class TokenReader {
  private readonly tokens: Token[] = []
  private readonly decoder: decoding.Decoder

  constructor(update: Uint8Array) {
    this.decoder = decoding.createDecoder(update)
  }

  read(): readonly Token[] {
    for (let clients = this.number('count'); clients > 0; clients--) {
      let count = this.number('count')
      this.number('client')
      this.number('clock')
      for (; count > 0; count--) this.readStruct()
    }
    for (let clients = this.number('count'); clients > 0; clients--) {
      this.number('client')
      for (let count = this.number('count'); count > 0; count--) {
        this.number('clock')
        this.number('length')
      }
    }
    if (decoding.hasContent(this.decoder)) throw new Error('bytes are left over')
    return this.tokens
  }

  private readStruct(): void {
    const info = decoding.readUint8(this.decoder)
    this.tokens.push({ is: 'info', value: info })
    if ((info & 31) === 0) return void this.number('length')
    if (info & 128) this.readId()
    if (info & 64) this.readId()
    if ((info & 192) === 0) {
      if (this.number('ref') === 1) this.string()
      else this.readId()
      if (info & 32) this.string()
    }
    this.readContent(info & 31)
  }

  private readContent(kind: number): void {
    switch (kind) {
      case 1:
        return void this.number('length')
      case 3:
        return this.raw(() => decoding.readVarUint8Array(this.decoder))
      case 4:
      case 5:
        return this.string()
      case 6:
        this.string()
        return this.string()
      case 7:
        return void this.number('ref')
      case 8:
        for (let count = this.number('count'); count > 0; count--) this.raw(() => decoding.readAny(this.decoder))
        return
      default:
        throw new Error('no content of the layout')
    }
  }

  private readId(): void {
    this.number('client')
    this.number('clock')
  }

  private number(is: 'count' | 'client' | 'clock' | 'length' | 'ref'): number {
    const value = decoding.readVarUint(this.decoder)
    this.tokens.push({ is, value })
    return value
  }

  private string(): void {
    this.tokens.push({ is: 'words', value: decoding.readVarString(this.decoder) })
  }

  private raw(read: () => unknown): void {
    const from = this.decoder.pos
    read()
    this.tokens.push({ is: 'raw', value: this.decoder.arr.slice(from, this.decoder.pos) })
  }
}
