/** What a resident reads in a place: of a text to many places, of what corrects it, and of what withdraws it. Pure. */
import type { Network } from '../../networks/index.ts'
import type { BroadcastContent, BroadcastPlaceRow } from '../../portal/broadcasts.ts'
import { CORRECTION_WORD, REPLACEMENT_WORD } from '../../values/broadcasts.ts'

const SHORT = 80

export type BroadcastWords = Pick<BroadcastContent, 'text' | 'variants'>

/** `replacement`: the earlier words are deleted when these stand. */
export type PostWords = 'text' | 'correction' | 'replacement' | 'withdrawal'

/** What is put before the words. The earlier ones may be there for a while, or stay where the network refuses. */
export const LEADS = {
  text: '',
  correction: CORRECTION_WORD,
  replacement: REPLACEMENT_WORD,
} as const satisfies Partial<Record<PostWords, string>>

export function textFor(network: Network, { text, variants }: BroadcastWords): string {
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
export function postText(post: PostWords, network: Network, words: BroadcastWords): string {
  const text = textFor(network, words)
  if (post === 'withdrawal')
    return `Наше сообщение «${titleOf(text)}» отозвано: просим им не руководствоваться.`
  return LEADS[post] + text
}

/** Which words a correction is in a place where the earlier ones stand, or may. */
export function correctionIn(
  way: BroadcastContent['way'],
  { isTakenDown }: Pick<BroadcastPlaceRow, 'isTakenDown'>,
): 'correction' | 'replacement' {
  return way === 'instead' && isTakenDown ? 'replacement' : 'correction'
}
