/** Texts that a network cannot take whole. */

import type { Network } from '@veche/contract/networks/index.ts'
import { type BroadcastWords, postText } from '@veche/contract/rules/portal/broadcast-words.ts'

export type TooLong = { network: Network; limit: number; length: number }

/** Networks that cannot take their words whole; what says that they are newer makes them longer. */
export function listTooLong(
  words: BroadcastWords,
  limits: ReadonlyMap<Network, number>,
  { isCorrection }: { isCorrection: boolean },
): TooLong[] {
  const kinds = isCorrection ? (['correction', 'replacement'] as const) : (['text'] as const)
  return [...limits].flatMap(([network, limit]) => {
    const length = Math.max(...kinds.map((kind) => postText(kind, network, words).length))
    return length > limit ? { network, limit, length } : []
  })
}
