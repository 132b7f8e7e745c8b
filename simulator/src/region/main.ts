/** The demo region as a process: orders on stdin, reports on stdout, everything else on stderr. */
import { createInterface } from 'node:readline'
import { type Order, type Report, readOrder, writeReport } from './protocol.ts'
import { type Region, startRegion } from './region.ts'

let region: Promise<Region> | null = null
let isLive = false
let isStopping = false

function tell(report: Report): void {
  process.stdout.write(writeReport(report))
}

async function stop(code: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  // A region that could not begin has nothing to stop.
  await region?.then((begun) => begun.stop()).catch(() => undefined)
  process.exit(code)
}

function fail(error: unknown): void {
  if (isStopping) return
  console.error('demo region:', isTaken(error) ? error.message : error)
  void stop(1)
}

/** Reports that somebody else has a port of the demo, which is no fault of ours to be traced. */
function isTaken(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

async function obey(order: Order): Promise<void> {
  if (order.type === 'begin') {
    if (region) throw new Error('the region has begun already')
    region = startRegion(order)
    const { emulators, pages, chats, livestreams } = await region
    tell({ type: 'ready', emulators, pages, chats, livestreams })
    return
  }
  if (!region || isLive) throw new Error('the region is asked to live before it began, or twice')
  isLive = true
  await (await region).live(order, tell)
}

process.on('SIGTERM', () => void stop(0))
// Ctrl-C reaches the whole group of processes; the product stops us through stdin when it is ready to.
process.on('SIGINT', () => undefined)
process.stdout.on('error', () => void stop(0))

const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => {
  if (line.trim() === '') return
  void Promise.resolve(line).then(readOrder).then(obey).catch(fail)
})
lines.on('close', () => void stop(0))
