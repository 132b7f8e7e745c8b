/** Plays people who read a page one after the other, or all at once, each over a connection of their own. */
import { Agent, request } from 'node:http'

const SECONDS = 15

export async function readPage(url: string, agent?: Agent): Promise<{ status: number; tookMs: number }> {
  const startedAt = performance.now()
  const status = await new Promise<number>((resolve, reject) => {
    const headers = { 'accept-encoding': 'br, gzip' }
    const call = request(url, { ...(agent && { agent }), headers, timeout: 30_000 }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? 0))
      response.once('error', reject)
    })
    call.once('timeout', () => call.destroy(new Error('timeout')))
    call.once('error', reject)
    call.end()
  })
  return { status, tookMs: performance.now() - startedAt }
}

/** Each reads again half a second after it has read. */
export async function readByMany(
  url: string,
  readers: number,
): Promise<{ tookMs: number[]; perSecond: number; failed: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers })
  const tookMs: number[] = []
  let failed = 0
  const until = performance.now() + SECONDS * 1000
  async function reader(index: number): Promise<void> {
    await pause((index / readers) * 1000)
    while (performance.now() < until) {
      try {
        const read = await readPage(url, agent)
        if (read.status === 200) tookMs.push(read.tookMs)
        else failed += 1
      } catch {
        failed += 1
      }
      await pause(500 + Math.random() * 1000)
    }
  }
  await Promise.all(Array.from({ length: readers }, (_, index) => reader(index)))
  agent.destroy()
  return { tookMs, perSecond: tookMs.length / SECONDS, failed }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
