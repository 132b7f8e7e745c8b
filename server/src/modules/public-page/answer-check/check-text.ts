/** «Это наш ответ?»: a text is ours word for word, a part of ours, altered, or was never said. */
import { publicTextOf, type SentAnswer } from '../../answers/index.ts'
import type { OpenContext } from '../open/open-context.ts'
import { readOpenAnswers } from '../register/open-answers.ts'
import { findProblem, type ProblemRow } from '../register/register.repository.ts'
import { compareTexts, isAltered, type Piece, plainWordsOf } from './domain/answer-words.ts'
import { knownBy } from './index-answers.ts'
import { listOfMarks, listOfWords, type PublishedRow } from './published-answers.repository.ts'

export const TEXT_LIMIT = 5000
const FEWEST_WORDS = 5
const MOST_CANDIDATES = 8
/** Fewer words in common are chance: greetings and telephones stand in many answers. */
const FEWEST_SHARED = 9
const LEAST_SHARE = 0.5

export type Found = { published: PublishedRow; problem: ProblemRow; answer: SentAnswer }
export type Checked =
  | { kind: 'too_short' | 'too_long' | 'never' }
  /** `found` is null where only its reader may see the answer. */
  | { kind: 'ours'; found: Found | null }
  | { kind: 'part'; found: Found }
  | { kind: 'altered'; found: Found; pieces: Piece[] }

type Context = Pick<OpenContext, 'db' | 'vault'>

export async function checkText(context: Context, given: string): Promise<Checked> {
  const said = given.trim()
  if (said.length > TEXT_LIMIT) return { kind: 'too_long' }
  const text = publicTextOf(said)
  const words = plainWordsOf(text)
  if (words.length < FEWEST_WORDS) return { kind: 'too_short' }
  const { wordsHash, marks } = knownBy(text)
  const same = await listOfWords(context.db, wordsHash, MOST_CANDIDATES)
  if (same.length > 0) return { kind: 'ours', found: (await openOnes(context, same))[0] ?? null }
  const alike = await openOnes(context, await listOfMarks(context.db, marks, MOST_CANDIDATES))
  return judge(alike, { text, wordCount: words.length })
}

function judge(alike: readonly Found[], { text, wordCount }: { text: string; wordCount: number }): Checked {
  const compared = alike.map((found) => ({ found, ...compareTexts(found.answer.text, text) }))
  const best = compared.toSorted((a, b) => b.sameShare - a.sameShare)[0]
  if (!best || best.sameShare < LEAST_SHARE || best.sameShare * wordCount < FEWEST_SHARED)
    return { kind: 'never' }
  const { found, pieces } = best
  if (!isAltered(pieces)) return { kind: 'ours', found }
  if (!isAltered(withoutEnds(pieces))) return { kind: 'part', found }
  return { kind: 'altered', found, pieces }
}

/** What of ours stands before and behind a part of it is no alteration of the part. */
function withoutEnds(pieces: readonly Piece[]): readonly Piece[] {
  const from = pieces[0]?.kind === 'left_out' ? 1 : 0
  const to = pieces.at(-1)?.kind === 'left_out' ? -1 : undefined
  return pieces.slice(from, to)
}

/** Nothing is told of an answer that only its reader may see. */
async function openOnes({ db, vault }: Context, rows: readonly PublishedRow[]): Promise<Found[]> {
  const found = await Promise.all(rows.map((published) => findOpen({ db, vault }, published)))
  return found.filter((one) => one !== null)
}

export async function findOpen({ db, vault }: Context, published: PublishedRow): Promise<Found | null> {
  const problem = await findProblem(db, published.incidentId)
  if (!problem) return null
  const { answers } = await readOpenAnswers({ db, vault }, problem)
  const answer = answers.find(({ versionNo }) => versionNo === published.versionNo)
  return answer ? { published, problem, answer } : null
}
