/** The networks of an exercise as a process. */
import { obeyOrders } from '../lib/obey-orders.ts'
import { type Networks, openNetworks } from './networks.ts'
import { Order } from './protocol.ts'

let networks: Promise<Networks> | null = null

function tell(report: object): void {
  process.stdout.write(`${JSON.stringify(report)}\n`)
}

async function obey(order: Order): Promise<void> {
  if (order.type === 'begin') {
    if (networks) throw new Error('the networks of the exercise have begun already')
    networks = openNetworks(order)
    const { emulators, pages, chats } = await networks
    tell({ type: 'ready', emulators, pages, chats })
    return
  }
  if (!networks) throw new Error('nobody can speak before the networks have begun')
  const opened = await networks
  opened.say(order)
  tell({ type: 'said', key: order.key, at: new Date().toISOString() })
}

obeyOrders({
  obey: (line) => obey(Order.parse(JSON.parse(line))),
  close: async () => (await networks)?.close(),
  explain: (error) => ['networks of an exercise:', error],
})
