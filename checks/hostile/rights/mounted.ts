/** The calls that are mounted, described or not: read from the routes themselves, so that none is there that nobody knows of. */

/** Built files: they are what everybody gets before anything is asked. */
const PAGES = /^\/($|index\.html$|assets\/|api\/docs\/)/

/**
 * Fastify prints a wildcard without the slash, or all of the address, that stands before it, the second where no pages are built; two
 * of one name would be seen as two.
 */
const WILDCARDS: Readonly<Record<string, string>> = {
  '/*': '/api/auth/*',
  '*': '/api/auth/*',
  '/api/live/{instrument}*': '/api/live/{instrument}/*'
}

/** From the tree that Fastify prints of its routes, without common prefixes: "GET /api/groups/{group}". */
export function mountedCalls(tree: string): readonly string[] {
  const path: string[] = []
  const calls: string[] = []
  for (const line of tree.split('\n')) {
    const match = /^([\s│]*)[├└]── (\S*)(?: \((.*)\))?$/u.exec(line)
    if (!match) continue
    const depth = match[1]!.length / 4
    path.length = depth
    path[depth] = match[2]!
    const address = path
      .join('')
      .replace(/^\/\//, '/')
      .replace(/:(\w+)/g, '{$1}')
    if (PAGES.test(address)) continue
    const called = WILDCARDS[address] ?? address
    for (const method of match[3]?.split(', ') ?? []) if (method !== 'HEAD') calls.push(`${method} ${called}`)
  }
  return calls
}
