/** Recognises which rumour somebody's words carry, as a person reads them. Gives null when none is known here. */
import type { RumourText } from '../texts/phrasebook.ts'

const STEM = 5
const SHORTEST = 3
/** How much of a telling has to be there, and how much more than of any other rumour. */
const ENOUGH = 0.6

export function recognise(text: string, rumours: readonly RumourText[]): RumourText | null {
  const said = stemsOf(text)
  let best: RumourText | null = null
  let bestShare = ENOUGH
  for (const rumour of rumours) {
    const share = Math.max(...[rumour.claim, ...rumour.claims].map((claim) => shareIn(said, claim)))
    if (share >= bestShare) [best, bestShare] = [rumour, share]
  }
  return best
}

function shareIn(said: ReadonlySet<string>, claim: string): number {
  const stems = stemsOf(claim)
  return [...stems].filter((stem) => said.has(stem)).length / Math.max(1, stems.size)
}

/** A slip of the finger spoils one word of many. */
function stemsOf(text: string): Set<string> {
  const words =
    text
      .replaceAll(/\{\w+\}/gu, '')
      .toLowerCase()
      .match(/[а-яё]+/gu) ?? []
  return new Set(words.filter(({ length }) => length >= SHORTEST).map((word) => word.slice(0, STEM)))
}
