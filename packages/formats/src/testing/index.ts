export * from './office.ts'
export * from './shown-text.ts'
export * from './random-texts.ts'
export * from './read-shown.ts'
