export { countHunks, scriptSize } from './optimum.ts'
export type { ScriptSize } from './optimum.ts'
export { plainText, plantChanges } from './planted.ts'
export type { Plan, Planted } from './planted.ts'
