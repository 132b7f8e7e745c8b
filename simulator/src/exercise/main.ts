/** The networks of an exercise as a process: orders on stdin, reports on stdout, everything else on stderr. */
import { createInterface } from 'node:readline'
import { type Networks, openNetworks } from './networks.ts'
import { Order } from './protocol.ts'

let networks: Promise<Networks> | null = null
let isStopping = false

function tell(report: object): void {
  process.stdout.write(`${JSON.stringify(report)}\n`)
}

async function stop(code: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  await networks?.then((opened) => opened.close()).catch(() => undefined)
  process.exit(code)
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

function fail(error: unknown): void {
  if (isStopping) return
  console.error('networks of an exercise:', error)
  void stop(1)
}

process.on('SIGTERM', () => void stop(0))
// Ctrl-C reaches the whole group of processes; the exercise stops us through stdin when it is ready to.
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
