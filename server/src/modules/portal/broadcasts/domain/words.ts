/** Texts as they go into a place. */

import type { Network } from '@veche/contract/networks/index.ts'
import type { BroadcastContent } from '@veche/contract/portal/broadcasts.ts'
import { CORRECTION_WORD } from '@veche/contract/values/broadcasts.ts'
import type { PostKind } from './place-posts.ts'

const SHORT = 80

type Words = Pick<BroadcastContent, 'text' | 'variants'>

export function textFor(network: Network, { text, variants }: Words): string {
  return variants[network] ?? text
}

/** The beginning, by which people know it again. */
export function titleOf(text: string): string {
  const [line = ''] = text.split('\n')
  const letters = [...line.trim()]
  return letters.length > SHORT
    ? `${letters
        .slice(0, SHORT - 1)
        .join('')
        .trimEnd()}…`
    : letters.join('')
}

/** As it stands in this place. Only readers of the earlier words are told of a correction. */
export function postText(kind: PostKind, network: Network, words: Words): string {
  const text = textFor(network, words)
  switch (kind) {
    case 'text':
      return text
    case 'correction':
      return `${CORRECTION_WORD}${text}`
    case 'withdrawal':
      return `Наше сообщение «${titleOf(text)}» отозвано: просим им не руководствоваться.`
  }
}

export type TooLong = { network: Network; limit: number; length: number }

/** Networks that cannot take their words whole; what says «Уточнение» is longer by that. */
export function listTooLong(
  words: Words,
  limits: ReadonlyMap<Network, number>,
  { isCorrection }: { isCorrection: boolean },
): TooLong[] {
  return [...limits].flatMap(([network, limit]) => {
    const { length } = postText(isCorrection ? 'correction' : 'text', network, words)
    return length > limit ? { network, limit, length } : []
  })
}
