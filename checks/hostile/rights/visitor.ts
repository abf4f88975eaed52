/** Somebody's browser: it keeps the cookies of one session. */

export interface Answer {
  readonly status: number
  /** Of a refusal; '' otherwise. */
  readonly code: string
  readonly text: string
}

export type Method = 'GET' | 'POST' | 'PUT'

export class Visitor {
  private readonly address: string
  cookie = ''

  constructor(address: string) {
    this.address = address
  }

  async ask(method: Method, path: string, body?: object): Promise<Answer> {
    const headers = {
      accept: 'application/json',
      ...(this.cookie && { cookie: this.cookie }),
      ...(body && { 'content-type': 'application/json' })
    }
    const sent = body ? { body: JSON.stringify(body) } : {}
    const answer = await fetch(this.address + path, { method, headers, ...sent, redirect: 'manual' })
    const text = await answer.text()
    const isRefusal = answer.status >= 400 && answer.headers.get('content-type')?.includes('json') === true
    return { status: answer.status, code: isRefusal ? String(JSON.parse(text).code) : '', text }
  }

  /** As `ask`, for what must not be refused. */
  async mustAsk<T>(method: Method, path: string, body?: object): Promise<T> {
    const { status, text } = await this.ask(method, path, body)
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text}`)
    return JSON.parse(text) as T
  }

  async signIn(email: string, password: string): Promise<void> {
    const body = JSON.stringify({ email, password })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${this.address}/api/auth/sign-in/email`, { method: 'POST', headers, body })
    if (answer.status !== 200) throw new Error(`${email} cannot sign in: ${answer.status} ${await answer.text()}`)
    this.cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  }
}
