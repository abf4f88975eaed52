export * from './line.ts'
export * from './splice.ts'
export * from './numbering.ts'
export * from './outline.ts'
