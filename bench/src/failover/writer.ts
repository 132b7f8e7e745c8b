/** Reports problems all the time as a program does, and repeats each with its key until it is taken. */
import { setTimeout as sleep } from 'node:timers/promises'

export type Writer = {
  /** The numbers of what was taken, by the key under which each was sent. */
  taken: ReadonlyMap<string, string>
  refusals: () => number
  stop: () => Promise<void>
}

export function startWriter(url: string, apiKey: string, everyMs: number): Writer {
  const taken = new Map<string, string>()
  let refusals = 0
  let isStopped = false
  const underWay = new Set<Promise<void>>()

  async function report(key: string): Promise<void> {
    while (!taken.has(key)) {
      const body = new URLSearchParams({
        ...{ api_key: apiKey, service_code: 'roads.signs', lat: '58.3878', long: '33.9134' },
        description: `На улице Мира яма у дома ${taken.size + 1}`,
      })
      const answer = await fetch(`${url}/open311/v2/requests.json`, {
        ...{ method: 'POST', body, headers: { 'idempotency-key': key } },
        signal: AbortSignal.timeout(8000),
      }).catch(() => null)
      if (answer?.status === 200) taken.set(key, await answer.text())
      else {
        refusals += 1
        await sleep(300)
      }
    }
  }

  async function run(): Promise<void> {
    for (let number = 0; !isStopped; number += 1) {
      const one = report(`failover-${number}`)
      underWay.add(one)
      void one.finally(() => underWay.delete(one))
      await sleep(everyMs)
    }
  }
  const running = run()
  return {
    taken,
    refusals: () => refusals,
    async stop() {
      isStopped = true
      await running
      await Promise.all(underWay)
    },
  }
}
