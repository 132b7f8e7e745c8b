/** What every reading of VK's past shares. */
import { z } from 'zod'
import type { ChannelAccount } from '../../connector.ts'
import type { VkClient, VkTokenKind } from '../api/vk-client.ts'

export type Span = { from: Date | null; to: Date }
export type Reading = { client: VkClient; account: ChannelAccount; span: Span; signal: AbortSignal }

export const PAGE = 100
/** A page of a region's talk holds days; without an end a broken answer would be read for ever. */
export const MAX_PAGES = 50

/** Objects go on as VK gave them: only what decides where to stop is looked at. */
export const Seen = z.looseObject({ date: z.number().catch(0) })
export type Seen = z.infer<typeof Seen>
export const SeenList = z.object({ items: z.array(Seen) })

/** Clocks of VK and ours differ by a little; reading some more costs nothing. */
const SLACK_MS = 60_000

export function isBefore({ from }: Span, seconds: number): boolean {
  return from !== null && seconds * 1000 < from.getTime() - SLACK_MS
}

export function isWithin(span: Span, { date, update_time }: Seen): boolean {
  return !isBefore(span, Math.max(date, typeof update_time === 'number' ? update_time : 0))
}

/** The first of these keys that the channel has. */
export function tokenFor(
  { tokens }: Pick<ChannelAccount, 'tokens'>,
  kinds: readonly VkTokenKind[],
): VkTokenKind | null {
  return kinds.find((kind) => tokens[kind]) ?? null
}
