/** The demo region as a process. */
import { obeyOrders } from '../lib/obey-orders.ts'
import { type Order, type Report, readOrder, writeReport } from './protocol.ts'
import { type Region, startRegion } from './region.ts'

let region: Promise<Region> | null = null
let isLive = false

function tell(report: Report): void {
  process.stdout.write(writeReport(report))
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

obeyOrders({
  obey: async (line) => obey(readOrder(line)),
  close: async () => (await region)?.stop(),
  explain: (error) => ['demo region:', isTaken(error) ? error.message : error],
})
