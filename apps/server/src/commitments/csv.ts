/**
 * Tables as text, as spreadsheets write and read them (RFC 4180): separated by commas, or by semicolons where a spreadsheet's
 * language has it so. A value that a spreadsheet would take for a formula is written behind an apostrophe, which reading takes off.
 */

export interface CsvRecord {
  /** Where it begins, counted from 1. */
  readonly line: number
  readonly values: readonly string[]
}

export interface CsvFault {
  readonly line: number
  readonly message: string
}

const BYTE_ORDER_MARK = '\uFEFF'
/** What begins a formula; and the apostrophe itself, so that reading what was written gives what it was. */
const GUARDED = /^['=+\-@\t\r]/

/** With a byte order mark, without which spreadsheets take it for another encoding. */
export function printCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(printValue).join(','))
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`
}

/** The records that are not empty; a fault where a quotation is never closed. */
export function readCsv(text: string): {
  readonly records: readonly CsvRecord[]
  readonly faults: readonly CsvFault[]
} {
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  return new Reader(body.replaceAll('\r\n', '\n').replaceAll('\r', '\n')).read()
}

function printValue(value: string): string {
  const guarded = GUARDED.test(value) ? `'${value}` : value
  return /[",;\n\r]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

function readValue(written: string): string {
  return written.startsWith("'") && GUARDED.test(written.slice(1)) ? written.slice(1) : written
}

class Reader {
  private readonly text: string
  private readonly separator: string
  private at = 0
  private line = 1
  private readonly records: CsvRecord[] = []
  private readonly faults: CsvFault[] = []

  constructor(text: string) {
    this.text = text
    const [head = ''] = text.split('\n', 1)
    this.separator = head.split(';').length > head.split(',').length ? ';' : ','
  }

  read() {
    while (this.at < this.text.length) {
      const { line } = this
      const values = this.readRecord()
      if (values.some((value) => value.trim() !== '')) this.records.push({ line, values })
    }
    return { records: this.records, faults: this.faults }
  }

  private readRecord(): readonly string[] {
    const values: string[] = []
    for (;;) {
      values.push(readValue(this.text[this.at] === '"' ? this.readQuoted() : this.readPlain()))
      const end = this.text[this.at++]
      if (end === this.separator) continue
      this.line++
      return values
    }
  }

  private readPlain(): string {
    const from = this.at
    while (this.at < this.text.length && this.text[this.at] !== this.separator && this.text[this.at] !== '\n') this.at++
    return this.text.slice(from, this.at)
  }

  /** What stands between the closing quotation mark and the separator belongs to the value too. */
  private readQuoted(): string {
    const { line } = this
    let value = ''
    for (this.at++; this.at < this.text.length; this.at++) {
      const sign = this.text[this.at]!
      if (sign === '\n') this.line++
      if (sign !== '"') value += sign
      else if (this.text[this.at + 1] === '"') value += this.text[this.at++]
      else {
        this.at++
        return value + this.readPlain()
      }
    }
    this.faults.push({ line, message: 'A quotation mark is opened here and never closed.' })
    return value
  }
}
