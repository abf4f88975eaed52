/** A file of somebody's computer, to be compared and nothing else. */
import { call } from '../shared/api.ts'
import type { KeptFile } from './use-compared.ts'

export async function sendFile(id: string, file: File): Promise<KeptFile> {
  const isWord = file.name.toLowerCase().endsWith('.docx')
  const words = isWord ? { docx: await toBase64(file) } : { content: await file.text() }
  return call<KeptFile>(`/api/instruments/${id}/compare/files`, 'POST', { name: file.name, ...words })
}

/** What a reader puts before it says that it is base64. */
function toBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => reject(new Error('The file could not be read.')))
    reader.readAsDataURL(file)
  })
}
