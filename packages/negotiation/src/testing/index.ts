export * from './random-negotiation.ts'
export * from './units.ts'
export * from './show.ts'
