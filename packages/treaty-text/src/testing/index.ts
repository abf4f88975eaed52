export * from './random.ts'
export * from './random-line.ts'
