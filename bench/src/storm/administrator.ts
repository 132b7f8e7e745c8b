/** Somebody who presses «Проверить» at the channels of networks that forget us, more often than the product looks by itself. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ChannelListResponse } from '@veche/contract/channels.ts'
import { callApi, readApi } from '../lib/api-client.ts'
import type { StormFront } from './fronts/front.ts'

const EVERY_MS = 10_000

type Watching = { token: string; fronts: readonly StormFront[] }

export async function watchChannels(
  baseUrl: string,
  { token, fronts }: Watching,
  signal: AbortSignal,
): Promise<void> {
  const forgetful = fronts.filter(({ forgetUs }) => forgetUs !== null).map(({ network }) => network)
  while (!signal.aborted) {
    const list = await readApi(`${baseUrl}/api/channels`, token, ChannelListResponse)
    for (const { id, network } of list?.channels ?? [])
      if (forgetful.some((one) => one === network))
        await callApi(`${baseUrl}/api/channels/${id}/check`, { token, method: 'POST' })
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined)
  }
}
