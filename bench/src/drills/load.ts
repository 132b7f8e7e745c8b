/**
 * Posts events as VK does: each is repeated until it is taken. What was answered «taken» is the ledger against which
 * the database is compared.
 */
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { commentEnvelope } from '../lib/webhook-client.ts'
import { COMMUNITY } from './stage.ts'

const AGAIN_MS = 250
const ANSWER_MS = 8000

export type Load = {
  /** Numbers of events that were answered «taken». */
  taken: ReadonlySet<number>
  /** How often each status was answered in place of «taken»; 0: no answer. */
  refused: ReadonlyMap<number, number>
  /** The longest time in which nothing was taken. */
  longestPauseMs: () => number
  /** Posts no new ones and waits until each is taken. */
  stop: () => Promise<void>
}

type Answer = { status: number }

export function postEvent(url: string, body: string, agent?: Agent): Promise<Answer> {
  return new Promise((resolve) => {
    const call = request(
      url,
      {
        ...(agent && { agent }),
        ...{ method: 'POST', timeout: ANSWER_MS },
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part
        })
        response.once('end', () => {
          const { statusCode: status = 0 } = response
          // VK believes the word, not the status.
          resolve({ status: status === 200 && text !== 'ok' ? 0 : status })
        })
        response.once('error', () => resolve({ status: 0 }))
      },
    )
    call.once('timeout', () => call.destroy())
    call.once('error', () => resolve({ status: 0 }))
    call.end(body)
  })
}

/**
 * `together`: so many are posted in one turn, where a second has more of them than timers can tell. `after`: numbers up to
 * this one belong to another load.
 */
export function startLoad(urls: readonly string[], perSecond: number, together = 1, after = 0): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const taken = new Set<number>()
  const refused = new Map<number, number>()
  const underWay = new Set<Promise<void>>()
  let isStopped = false
  let number = after
  let lastTakenAt = performance.now()
  let longestPauseMs = 0

  async function deliver(own: number): Promise<void> {
    const body = commentEnvelope(own, COMMUNITY)
    for (let tries = 0; ; tries += 1) {
      const { status } = await postEvent(urls[(own + tries) % urls.length] ?? '', body, agent)
      if (status === 200) break
      refused.set(status, (refused.get(status) ?? 0) + 1)
      await sleep(AGAIN_MS)
    }
    taken.add(own)
    longestPauseMs = Math.max(longestPauseMs, performance.now() - lastTakenAt)
    lastTakenAt = performance.now()
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      for (let more = 0; more < together; more += 1) {
        number += 1
        const one = deliver(number)
        underWay.add(one)
        void one.finally(() => underWay.delete(one))
      }
      await sleep((1000 * together) / perSecond)
    }
  }
  const running = run()
  return {
    ...{ taken, refused },
    longestPauseMs: () => longestPauseMs,
    async stop() {
      isStopped = true
      await running
      await Promise.all(underWay)
      agent.destroy()
    },
  }
}
