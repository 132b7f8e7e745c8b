/** What a word of a query may have meant, where no text has it: another layout, Latin letters, a slip. */

import { rootOf } from '../words/root.ts'
import { spellings } from '../words/spellings.ts'
import { stemWord } from '../words/stem.ts'
import { normalizeWord } from '../words/tokens.ts'
import { listByTypo } from '../words/typos.ts'
import type { Term } from './read-terms.ts'
import type { SearchIndex } from './search-index.ts'

export type Meant = { term: Term; certainty: number }

/** A word that was guessed says a little less. */
const GUESS = { certainty: 0.8, most: 3 }

/** Turns words of the other layout back before they are cut at signs: «jn[jls» is one word. */
export function turnLayout(query: string, known: ReadonlySet<string>): string {
  return query.replace(/\S*[a-z]\S*/giu, (typed) => {
    const meant = spellings(typed).slice(1).map(normalizeWord)
    return meant.find((word) => known.has(stemWord(word))) ?? typed
  })
}

export function meantBy<Id>(
  { known, typos, readings }: Pick<SearchIndex<Id>, 'known' | 'typos' | 'readings'>,
  term: Term,
): Meant[] {
  if (known.has(term.stem)) return [{ term, certainty: 1 }]
  const spelt = spellings(term.word).slice(1).map(normalizeWord)
  const sure = spelt.filter((word) => known.has(stemWord(word)))
  if (sure.length > 0) return sure.map((word) => guess(term, word, GUESS.certainty))
  const held = (word: string) => readings.stem.byTerm.get(stemWord(word))?.texts.length ?? 0
  const slips = [term.word, ...spelt].flatMap((word) => listByTypo(typos, word))
  const byStem = new Map(slips.map((word) => [stemWord(word), word]))
  const likely = [...byStem.values()].sort((one, other) => held(other) - held(one)).slice(0, GUESS.most)
  if (likely.length === 0) return [{ term, certainty: 1 }]
  return likely.map((word, place) => guess(term, word, GUESS.certainty / (place + 1)))
}

function guess(term: Term, word: string, certainty: number) {
  const stem = stemWord(word)
  return { term: { ...term, word, stem, root: rootOf(stem) }, certainty }
}
