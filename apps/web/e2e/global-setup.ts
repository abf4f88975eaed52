/** Fills one data directory with the demonstration; the server of each file begins with a copy of it. */
import { SEEDED, TestServer } from './server.ts'

export default async function seedOnce(): Promise<() => Promise<void>> {
  const server = await TestServer.start()
  if ((await server.stop()) !== 0) throw new Error('the server with the demonstration did not stop as it should')
  process.env[SEEDED] = server.directory
  return () => server.remove()
}
