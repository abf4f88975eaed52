/** Asking the server. Refusals are RFC 9457 problem documents and arrive as `Problem`; no answer at all as `Unreachable`. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly body: Readonly<Record<string, unknown>>

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(typeof body['detail'] === 'string' ? body['detail'] : `HTTP ${status}`)
    this.status = status
    this.code = typeof body['code'] === 'string' ? body['code'] : 'unknown'
    this.body = body
  }
}

export class Unreachable extends Error {}

export function isProblem(error: unknown, code: string): error is Problem {
  return error instanceof Problem && error.code === code
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && error.status === 401
}

/** A refusal stays a refusal; only silence and failures of the server are worth asking again. */
export function isRetryable(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof Problem && error.status >= 500)
}

export function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return send<T>('GET', path, undefined, signal)
}

export function postJson<T>(path: string, body: unknown): Promise<T> {
  return send<T>('POST', path, body)
}

export function putJson<T>(path: string, body: unknown): Promise<T> {
  return send<T>('PUT', path, body)
}

async function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const answer = await ask(method, path, body, signal)
  const value: unknown = await answer.json().catch(() => undefined)
  if (!answer.ok) throw new Problem(answer.status, isRecord(value) ? value : {})
  return value as T
}

async function ask(method: string, path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' })
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {})
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Unreachable('The server cannot be reached.', { cause: error })
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
