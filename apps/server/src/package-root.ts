/**
 * Where the server's own files are. Its sources and what is built of them lie equally deep in the package, so that both
 * find the demonstration, the templates and the pages from here.
 */

/** A directory, as a file URL. */
export const PACKAGE_ROOT = new URL('../', import.meta.url)

/** Whether what runs was built (docs/decisions/0040), and need not be read as TypeScript. */
export const IS_BUILT = import.meta.url.endsWith('.js')
