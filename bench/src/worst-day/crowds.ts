/** Staff at their screens and residents at the public page, for as long as the day lasts. */
import { Agent, get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../lib/random.ts'

const ANSWER_MS = 30_000
const BETWEEN_S = [30, 90] as const
const LISTS = ['/api/incidents?queue=new&limit=60', '/api/incidents/counters', '/api/incidents?limit=60']
const PUBLIC = [
  '/open',
  '/open/data',
  '/checked',
  '/open/places/borovichi',
  '/open/promises',
  '/open/articles',
]

/** `cause` is said where there was no whole answer. */
export type Read = { path: string; at: number; tookMs: number; status: number; cause?: string }
type Told = Pick<Read, 'status' | 'cause'>
export type Crowds = {
  lists: readonly Read[]
  pages: readonly Read[]
  /** Streams of the staff that are open at this moment. */
  listening: () => number
  stop: () => Promise<void>
}
type Options = { url: string; staff: readonly string[]; browsers: number; readers: number; seed: number }

export function startCrowds({ url, staff, browsers, readers, seed }: Options): Crowds {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const random = createRandom(seed)
  const lists: Read[] = []
  const pages: Read[] = []
  const stopping = new AbortController()
  const { signal } = stopping
  let open = 0

  const rest = (seconds: number) => sleep(seconds * 1000, undefined, { signal }).catch(() => undefined)

  async function read(reads: Read[], path: string, headers: Record<string, string>): Promise<void> {
    const at = Date.now()
    const startedAt = performance.now()
    const told = await ask(`${url}${path}`, agent, headers)
    reads.push({ path, at, ...told, tookMs: performance.now() - startedAt })
  }

  async function look(number: number, { reads, paths }: { reads: Read[]; paths: readonly string[] }) {
    // Each has an address of its own, as the front tells it.
    const headers: Record<string, string> = {
      'x-forwarded-for': `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`,
    }
    if (reads === lists) headers.authorization = `Bearer ${staff[number % staff.length]}`
    await rest(random.integer(0, BETWEEN_S[1]))
    for (let turn = number; !signal.aborted; turn += 1) {
      await read(reads, paths[turn % paths.length] ?? '', headers)
      await rest(random.integer(...BETWEEN_S))
    }
  }

  async function listen(number: number): Promise<void> {
    const headers = { authorization: `Bearer ${staff[number % staff.length]}` }
    await rest(random.integer(0, 20))
    while (!signal.aborted) {
      await new Promise<void>((resolve) => {
        const call = get(`${url}/api/events?counters=true`, { agent: false, headers, signal }, (answer) => {
          const isOpen = answer.statusCode === 200
          if (isOpen) open += 1
          answer.resume()
          answer.once('close', () => {
            if (isOpen) open -= 1
            resolve()
          })
        })
        call.once('error', () => resolve())
      })
      await rest(random.integer(1, 5))
    }
  }

  const people = [
    ...Array.from({ length: browsers }, (_, number) => look(number, { reads: lists, paths: LISTS })),
    ...Array.from({ length: browsers }, (_, number) => listen(number)),
    ...Array.from({ length: readers }, (_, number) =>
      look(browsers + number, { reads: pages, paths: PUBLIC }),
    ),
  ]
  return {
    ...{ lists, pages },
    listening: () => open,
    async stop() {
      stopping.abort()
      await Promise.all(people)
      agent.destroy()
    },
  }
}

/**
 * 0: no whole answer. A kept line that its other end closed while the request was on its way is asked again on another,
 * as each browser does (RFC 9110, 9.2.2): nobody has heard what it carried.
 */
function ask(url: string, agent: Agent, headers: Record<string, string>): Promise<Told> {
  return new Promise((resolve) => {
    const call = get(url, { agent, headers, timeout: ANSWER_MS }, (answer: IncomingMessage) => {
      answer.resume()
      answer.once('close', () =>
        resolve(answer.complete ? { status: answer.statusCode ?? 0 } : { status: 0, cause: 'cut short' }),
      )
    })
    call.once('timeout', () => call.destroy(new Error(`silent for ${ANSWER_MS / 1000} s`)))
    call.once('error', (error: NodeJS.ErrnoException) => {
      if (call.reusedSocket && error.code === 'ECONNRESET') return resolve(ask(url, agent, headers))
      resolve({ status: 0, cause: error.code ?? error.message })
    })
  })
}
