import { expect, it } from 'vitest'
import { SHIPPED_WORDS } from '../../../directory/index.ts'
import { loadStarter } from '../../reader/starter.ts'
import { applyTopicWords, type TopicWords } from './apply-topic-words.ts'
import { createComparison, sumUp } from './compare-topics.ts'

const STOPS: TopicWords = {
  ...{ code: 'transport.stops', groupCode: 'transport', isUrgent: false, own: ['кукумбрель'], putAside: [] },
}
const compareWith = (words: TopicWords, mappings: { oldCode: string; newCode: string }[] = []) =>
  createComparison({
    ...{ before: SHIPPED_WORDS, after: applyTopicWords(SHIPPED_WORDS, [words]) },
    ...{ models: loadStarter(), own: null, offered: { topics: [...SHIPPED_WORDS.topics, words], mappings } },
  })

it('moves what says an own word, and nothing else', () => {
  const compare = compareWith(STOPS)
  expect(compare('Сломали кукумбрель на Мира')?.to).toBe('transport.stops')
  expect(compare('Не вывозят мусор со двора')).toBeNull()
})

it('finds a topic that the starter does not know by its words alone', () => {
  const added = { ...STOPS, code: 'landscaping.benches', groupCode: 'landscaping' }
  expect(compareWith(added)('Сломали кукумбрель на Мира')?.to).toBe('landscaping.benches')
})

it('leaves a starter as it is where a word of another topic is put aside in it', () => {
  const { topics } = applyTopicWords(SHIPPED_WORDS, [{ ...STOPS, own: [], putAside: ['такого слова нет'] }])
  expect(topics).toEqual(SHIPPED_WORDS.topics)
})

it('sums up by move, the most frequent first, and counts what people had decided', () => {
  const change = (from: string | null, to: string, decided: string | null) => ({ from, to, decided })
  expect(
    sumUp([change('a', 'b', 'b'), change(null, 'b', null), change('a', 'b', 'a'), change('a', 'b', 'c')]),
  ).toEqual({
    ...{ changed: 4, decided: 3, rightBefore: 1, rightAfter: 1 },
    moves: [
      { from: 'a', to: 'b', count: 3 },
      { from: null, to: 'b', count: 1 },
    ],
  })
})
