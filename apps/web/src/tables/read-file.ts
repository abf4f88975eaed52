/**
 * A file in words. Spreadsheets write UTF-8 when they are asked to, and else, in the languages of this negotiation, Windows-1251: bytes
 * that are no UTF-8 are taken for that. UTF-16 says so in its first two bytes.
 */

export interface ReadFile {
  readonly format: 'csv' | 'json'
  readonly content: string
}

export async function readFile(file: File): Promise<ReadFile> {
  const format = file.name.toLowerCase().endsWith('.json') ? 'json' : 'csv'
  return { format, content: decodeWords(new Uint8Array(await file.arrayBuffer())) }
}

export function decodeWords(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}
