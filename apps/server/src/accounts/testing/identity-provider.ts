/** A ministry's identity provider: a real one, in this process, whose people are whom a test says they are. */
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { createServer as createProbe } from 'node:net'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export const CLIENT = { id: 'cartif', secret: 'a secret of the ministry and ours' } as const

export interface Claims {
  readonly email: string
  readonly email_verified: boolean
  readonly name: string
}

export class IdentityProvider {
  readonly issuer: string
  /** By the name somebody signs in with there. */
  readonly people = new Map<string, Claims>()
  private readonly server: Server

  private constructor(issuer: string, server: Server) {
    this.issuer = issuer
    this.server = server
  }

  static async start(redirectUri: string): Promise<IdentityProvider> {
    const port = await findPort()
    const issuer = `http://127.0.0.1:${port}`
    const made: { provider?: IdentityProvider } = {}
    const oidc = new Provider(issuer, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      cookies: { keys: ['the keys of a test'] },
      pkce: { required: () => true },
      findAccount: (_, sub) => ({
        accountId: sub,
        claims: () => ({ sub, ...made.provider!.people.get(sub) })
      })
    })
    const server = createServer(oidc.callback())
    await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
    return (made.provider = new IdentityProvider(issuer, server))
  }

  stop(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((resolve) => void this.server.close(() => resolve()))
  }

  /** Signs somebody in there, agrees to what is asked, and returns where the browser is sent back to. */
  async visit(authorization: string, login: string): Promise<string> {
    const cookies = new Map<string, string>()
    let at = authorization
    let form: URLSearchParams | undefined
    for (let step = 0; step < 20; step++) {
      const answer = await fetch(at, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(form ? { method: 'POST', body: form } : {})
      })
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
        cookies.set(name!, value!)
      }
      const location = answer.headers.get('location')
      form = undefined
      if (location !== null) {
        at = new URL(location, at).href
        if (!at.startsWith(this.issuer)) return at
        continue
      }
      const page = await answer.text()
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
      if (prompt === undefined) throw new Error(`the provider says ${page.slice(0, 400)}`)
      at = new URL(/action="([^"]+)"/.exec(page)![1]!, at).href
      form = new URLSearchParams({ prompt, login, password: 'any' })
    }
    throw new Error('the provider sends the browser round in circles')
  }
}

export function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createProbe().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
