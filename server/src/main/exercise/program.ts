/** The region of an exercise as a process: orders on stdin, reports on stdout, everything else on stderr. */
import { createInterface } from 'node:readline'
import { type ExerciseRegion, openRegion } from './exercise-region.ts'
import { Order, type Report } from './protocol.ts'

let region: Promise<ExerciseRegion> | null = null
let isStopping = false

function tell(report: Report): void {
  process.stdout.write(`${JSON.stringify(report)}\n`)
}

/** Whatever happened to whoever started it, nothing of it stays behind. */
async function stop(code: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  await region?.then((opened) => opened.close()).catch(() => undefined)
  process.exit(code)
}

async function obey(order: Order): Promise<void> {
  if (order.type === 'prepare') {
    if (region) throw new Error('the region of the exercise is there already')
    region = openRegion(order, tell)
    await region
    return tell({ type: 'ready' })
  }
  const opened = await region
  if (!opened) throw new Error('there is no region yet')
  if (order.type === 'paces') return opened.setPaces(order.paces)
  if (order.type === 'scripted') return opened.setScripted(order.roles)
  tell({ type: 'facts', facts: await opened.end() })
}

function fail(error: unknown): void {
  if (isStopping) return
  console.error('region of an exercise:', error)
  void stop(1)
}

process.on('SIGTERM', () => void stop(0))
// Ctrl-C reaches the whole group of processes; the product stops us through stdin when it is ready to.
process.on('SIGINT', () => undefined)
process.stdout.on('error', () => void stop(0))

const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => {
  if (line.trim() === '') return
  void Promise.resolve(line)
    .then((said) => obey(Order.parse(JSON.parse(said))))
    .catch(fail)
})
lines.on('close', () => void stop(0))
