export * from './random.ts'
export * from './random-line.ts'
export * from './random-tree.ts'
