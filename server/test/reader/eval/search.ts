import { z } from 'zod'
import {
  buildSearchIndex,
  createSenseReader,
  type SearchIndex,
  searchTexts,
} from '../../../src/modules/text/index.ts'
import { loadStarter } from '../../../src/modules/text/reader/starter.ts'
import { hashOf, readLabelledSearch } from '../../../src/modules/text/testing/labels/halves.ts'
import type { Figure } from '../figures.ts'
import { shareOf } from '../figures.ts'
import { readShared } from '../sources.ts'

const Row = z.object({ id: z.number(), title: z.string(), text: z.string() })
const TEN = 10
const LETTERS = 'абвгдежзийклмнопрстуфхцчшщъыьэюя'
const SEED = 1

type Query<Id> = { text: string; right: readonly Id[] }

/** The title of a question finds its text among all; and with a slip in one letter of it. */
export function judgeTitles(): Figure[] | null {
  const rows = readShared('appeals/troitsk.jsonl', Row)
  if (rows === null) return null
  const index = buildSearchIndex(rows, createSenseReader(loadStarter()))
  const slip = createSlips(SEED)
  const asked = rows.map(({ id, title }) => ({ id, right: [id], text: title, slipped: slip(title) }))
  return (['read', 'held'] as const).flatMap((half) => {
    const own = asked.filter(({ id }) => hashOf(String(id)) % 2 === (half === 'read' ? 0 : 1))
    const slipped = own.map(({ right, slipped: text }) => ({ right, text }))
    return [
      { name: `MRR, title to text, half ${half}, ${own.length}`, value: meanRank(index, own), goal: 0.8 },
      { name: `MRR with a slip, half ${half}`, value: meanRank(index, slipped), goal: 0.7 },
    ]
  })
}

/** Queries in other words than the texts, by an author who had not seen the program. */
export function judgeParaphrases(): Figure[] {
  const { texts, ...halves } = readLabelledSearch()
  const index = buildSearchIndex(texts, createSenseReader(loadStarter()))
  return (['read', 'held'] as const).flatMap((half) => {
    const queries = halves[half]
    return [
      {
        ...{ name: `in the first ten of ${texts.length}, half ${half}, ${queries.length}`, goal: 0.85 },
        value: shareOf(queries, (query) => rankOf(index, query, TEN) > 0),
      },
      { name: `first, half ${half}`, value: shareOf(queries, (query) => rankOf(index, query, 1) > 0) },
      { name: `MRR, half ${half}`, value: meanRank(index, queries) },
    ]
  })
}

function meanRank<Id>(index: SearchIndex<Id>, queries: readonly Query<Id>[]): number {
  return queries.reduce((sum, query) => sum + rankOf(index, query, index.ids.length), 0) / queries.length
}

/** One divided by the place of the first right text; 0: not among the first. */
function rankOf<Id>(index: SearchIndex<Id>, { text, right }: Query<Id>, top: number): number {
  const place = searchTexts(index, text, top).findIndex(({ id }) => right.includes(id))
  return place < 0 ? 0 : 1 / (place + 1)
}

/** One letter is lost, changed, added or swapped with the next, wherever chance says. */
function createSlips(seed: number): (text: string) => string {
  let state = seed
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  return (text) => {
    const places = [...text.matchAll(/\p{L}/gu)].map(({ index }) => index)
    const at = places[next(places.length)]
    if (at === undefined) return text
    const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)]
    const other = LETTERS.charAt(next(LETTERS.length))
    const made = [
      before + after,
      before + other + after,
      before + other + letter + after,
      before + after.charAt(0) + letter + after.slice(1),
    ]
    return made[next(made.length)] ?? text
  }
}
