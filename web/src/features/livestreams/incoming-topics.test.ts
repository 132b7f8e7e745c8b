import { expect, it } from 'vitest'
import { countTopics, ofTopic } from './incoming-topics.ts'

const TOPICS: Record<string, string | null> = { a: 'snow', b: 'snow', c: 'water', d: null, e: 'snow' }
const ids = Object.keys(TOPICS)
const find = (id: string) => ({ topicCode: TOPICS[id] ?? null })

it('counts what comes in by topic, the most asked first, what has none last', () => {
  expect(countTopics(ids, find, undefined)).toEqual([
    { topicCode: 'snow', count: 3 },
    { topicCode: 'water', count: 1 },
    { topicCode: null, count: 1 },
  ])
  expect(countTopics(['d'], find, 'water')).toContainEqual({ topicCode: 'water', count: 0 })
})

it('shows one topic, what has none, or all as they are', () => {
  expect(ofTopic(ids, find, 'snow')).toEqual(['a', 'b', 'e'])
  expect(ofTopic(ids, find, null)).toEqual(['d'])
  expect(ofTopic(ids, find, undefined)).toBe(ids)
})
