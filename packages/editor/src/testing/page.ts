/** A page without a browser, for what an editor draws. Nothing in it is laid out. */
import { JSDOM } from 'jsdom'

const NAMES = ['document', 'window', 'Node', 'Element', 'HTMLElement', 'MutationObserver', 'getSelection'] as const

/** Gives a page to whatever is drawn from now on; returns how to take it away again. */
export function createPage(): () => void {
  const { window } = new JSDOM('<!doctype html><body></body>')
  const all = globalThis as unknown as Record<string, unknown>
  for (const name of NAMES)
    all[name] = name === 'window' ? window : (window as unknown as Record<string, unknown>)[name]
  return () => {
    for (const name of NAMES) delete all[name]
    window.close()
  }
}
