import { expect, it } from 'vitest'
import { countTopics, firstTopics, ofTopic } from './incoming-topics.ts'

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

it('puts few topics above the list, the chosen one among them, and tells how many more there are', () => {
  const topics = ['снег', 'вода', 'дороги', null, 'школа'].map((topicCode) => ({ topicCode }))
  const codes = (chosen?: string | null) => {
    const { shown, moreCount } = firstTopics(topics, chosen)
    return [shown.map(({ topicCode }) => topicCode), moreCount]
  }
  expect(codes()).toEqual([['снег', 'вода'], 3])
  expect(codes('школа')).toEqual([['снег', 'школа'], 3])
  expect(codes(null)).toEqual([['снег', null], 3])
  expect(firstTopics(topics.slice(0, 2), 'вода').moreCount).toBe(0)
})
