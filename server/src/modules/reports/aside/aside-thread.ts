/** The thread: does the one task that it was made for. */
import { parentPort, workerData } from 'node:worker_threads'
import { runTask } from './domain/tasks.ts'

parentPort?.postMessage(runTask(workerData))
