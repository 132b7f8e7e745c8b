import { callApi } from '../lib/api-client.ts'
import type { Stage } from './stage.ts'

const CALLS = 6
const WARM_UP = 2

/**
 * Gives milliseconds of each call after the first ones that warm up. A dispatcher of the whole region asks, unless
 * somebody else is named.
 */
export async function measure(
  { product, tokens }: Stage,
  path: string,
  check: (body: unknown) => unknown = () => null,
  token = tokens.dispatcher,
): Promise<number[]> {
  const tookMs: number[] = []
  for (let call = 0; call < WARM_UP + CALLS; call += 1) {
    const startedAt = performance.now()
    const { status, body } = await callApi(`${product.url}/api${path}`, { token })
    if (status !== 200) throw new Error(`${path} answered ${status} ${JSON.stringify(body)}`)
    check(body)
    if (call >= WARM_UP) tookMs.push(performance.now() - startedAt)
  }
  return tookMs
}
