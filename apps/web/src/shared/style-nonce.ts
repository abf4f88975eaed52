/** The nonce of this page: styles that are written while it is open carry it, and the browser takes no others. */
import { setNonce } from 'get-nonce'

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
// The dialogues' lock on scrolling writes a style sheet of its own.
if (nonce !== '') setNonce(nonce)

export const styleNonce = (): string => nonce
