/** What a row must be to be a word of a topic: short, plainly written, said once, and something that a text can hold. */
import { TOPIC_WORD_LIMIT, type TopicWordsProblem } from '@veche/contract/values/admin/topic-words.ts'
import { stemPhrase } from '../../domain/words/tokens.ts'

export type WordProblem = { at: number; problem: TopicWordsProblem }

/** Signs that nobody sees, which would make two words of one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u

/** The first problem of each row. `starter` are the starter's words that are in use beside these. */
export function findWordProblems(words: readonly string[], starter: readonly string[]): WordProblem[] {
  const shipped = new Set(starter.map(keyOf))
  const seen = new Set<string>()
  return words.flatMap((word, at): WordProblem[] => {
    const key = keyOf(word)
    const problem = problemOf(word, { key, shipped, seen })
    seen.add(key)
    return problem ? [{ at, problem }] : []
  })
}

type Around = { key: string; shipped: ReadonlySet<string>; seen: ReadonlySet<string> }

function problemOf(word: string, { key, shipped, seen }: Around): TopicWordsProblem | null {
  if ([...word].length > TOPIC_WORD_LIMIT) return 'too_long'
  if (UNSEEN.test(word)) return 'bad_signs'
  if (key === '') return 'no_word'
  if (seen.has(key)) return 'repeated'
  return shipped.has(key) ? 'starter' : null
}

/** One for whatever the reader takes for one: forms of a word, another order. */
function keyOf(word: string): string {
  return stemPhrase(word).sort().join('|')
}

/** As it is kept: blanks at the ends and doubled ones say nothing. */
export function tidyWord(word: string): string {
  return word.trim().replaceAll(/ +/g, ' ').toLowerCase()
}
