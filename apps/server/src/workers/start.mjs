/**
 * Where a worker begins. What a process is told about running TypeScript does not reach its threads under Node 20, so that
 * each says it anew before anything else is read.
 */
import { register } from 'tsx/esm/api'
import { workerData } from 'node:worker_threads'

register()
await import(workerData.main)
