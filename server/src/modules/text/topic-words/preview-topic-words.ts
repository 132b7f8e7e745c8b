/** Reads the newest questions by the words in use and by those that somebody thinks of. Nothing is kept. */
import { setImmediate } from 'node:timers/promises'
import type { PreviewTopicWordsRequest, TopicWordsPreview } from '@veche/contract/admin/topic-words.ts'
import type { z } from 'zod'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory, SHIPPED_WORDS } from '../../directory/index.ts'
import { getOwn } from '../learning/index.ts'
import { loadStarter } from '../reader/starter.ts'
import { requireWords, tidyWanted } from './change-topic-words.ts'
import { applyTopicWords } from './domain/apply-topic-words.ts'
import { type Compared, createComparison, sumUp } from './domain/compare-topics.ts'
import { getTopicOfWords, listTopicWords } from './topic-words.repository.ts'
import type { TextOfQuestion, TopicWordsContext } from './topic-words-context.ts'

const MOST_TEXTS = 2000
const MOST_EXAMPLES = 10
const MOST_MOVES = 10
const MOST_MS = 1500
/** After so long other requests and messages have their turn. */
const SLICE_MS = 15

type Asked = { code: string; words: z.infer<typeof PreviewTopicWordsRequest>; actor: Actor }
type Change = Compared & { id: string }

export async function previewTopicWords(
  context: TopicWordsContext,
  { code, words: typed, actor }: Asked,
): Promise<TopicWordsPreview> {
  const { db } = context
  const topic = await getTopicOfWords(db, code)
  if (!topic) throw new NotFoundError('directory.row_not_found', { code })
  const words = { ...typed, ...tidyWanted(code, typed) }
  requireWords(code, words)
  const [inUse, offered, learnt, texts] = await Promise.all([
    listTopicWords(db),
    getDirectory(db),
    getOwn(db),
    context.listTexts(db, { most: MOST_TEXTS }),
  ])
  const others = inUse.filter((known) => known.code !== code)
  const compare = createComparison({
    before: applyTopicWords(SHIPPED_WORDS, inUse),
    after: applyTopicWords(SHIPPED_WORDS, [...others, { ...topic, ...words }]),
    ...{ models: loadStarter(), own: learnt?.topic ?? null, offered },
  })
  const { looked, changes } = await compareInSlices(texts, compare)
  const ids = changes.map(({ id }) => id)
  const seen = await context.listTitles(db, ids, actor)
  const { moves, ...counts } = sumUp(changes)
  return {
    ...{ looked, ...counts, moves: moves.slice(0, MOST_MOVES) },
    examples: changes
      .flatMap(({ id, ...change }) => {
        const title = seen.get(id)?.title
        return title === undefined ? [] : [{ incidentId: id, title, ...change }]
      })
      .slice(0, MOST_EXAMPLES),
  }
}

async function compareInSlices(
  texts: readonly TextOfQuestion[],
  compare: ReturnType<typeof createComparison>,
): Promise<{ looked: number; changes: Change[] }> {
  const changes: Change[] = []
  const end = performance.now() + MOST_MS
  let sliceEnd = performance.now() + SLICE_MS
  for (const [at, { id, text, decided }] of texts.entries()) {
    const now = performance.now()
    if (now > end) return { looked: at, changes }
    if (now > sliceEnd) {
      await setImmediate()
      sliceEnd = performance.now() + SLICE_MS
    }
    const move = compare(text)
    if (move) changes.push({ id, ...move, decided })
  }
  return { looked: texts.length, changes }
}
