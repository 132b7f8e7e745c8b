/** Measures how long a call takes and how many fit into a second. */
import { percentile } from '../lib/stats.ts'

const CALLS = 30
const WARM_UP = 3

export type Ask = () => Promise<unknown>
export type Times = { p50: number; p95: number }

/** Makes one call after another; the first ones only warm up. */
export async function timeCalls(ask: Ask): Promise<Times> {
  const tookMs: number[] = []
  for (let count = 0; count < WARM_UP + CALLS; count += 1) {
    const startedAt = performance.now()
    await ask()
    if (count >= WARM_UP) tookMs.push(performance.now() - startedAt)
  }
  return { p50: percentile(tookMs, 0.5), p95: percentile(tookMs, 0.95) }
}

/** Makes all calls at the same time, each again and again. */
export async function perSecond(asks: readonly Ask[], seconds: number): Promise<number> {
  const startedAt = performance.now()
  let answered = 0
  async function repeat(ask: Ask): Promise<void> {
    while (performance.now() - startedAt < seconds * 1000) {
      await ask()
      answered += 1
    }
  }
  await Promise.all(asks.map(repeat))
  return (answered * 1000) / (performance.now() - startedAt)
}

export const perSecondByEight = (ask: Ask, seconds: number) =>
  perSecond(
    Array.from({ length: 8 }, () => ask),
    seconds,
  )
