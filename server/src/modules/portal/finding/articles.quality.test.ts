/**
 * Articles found by questions in residents' words. Whoever wrote the questions had the titles of the articles and nothing
 * else; the weights were chosen on every other question, and the rest judges.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import topics from '../../directory/data/topics.json' with { type: 'json' }
import { SHIPPED_WORDS } from '../../directory/index.ts'
import { readArticles } from '../knowledge/domain/article-file.ts'
import { buildArticleIndex, searchArticles } from './domain/article-index.ts'

const CONTENT = new URL('../knowledge/content/', import.meta.url)
const files = readdirSync(CONTENT).filter((name) => name !== 'README.md')
const { articles } = readArticles(
  files.map((name) => readFileSync(new URL(name, CONTENT), 'utf8')).join('\n'),
)
const names = new Map(topics.topics.map(({ code, name, definition }) => [code, [name, definition ?? '']]))
const keywords = new Map(SHIPPED_WORDS.topics.map((topic) => [topic.code, topic.keywords]))
const index = buildArticleIndex(
  articles.map(({ code, content }) => ({
    ...{ id: code, title: content.title, words: content.words, answers: content.answers.join('\n') },
    topics: content.topicCodes.flatMap((topic) => names.get(topic) ?? []),
    keywords: content.topicCodes.flatMap((topic) =>
      Object.entries(keywords.get(topic) ?? {}).filter(([, weight]) => weight > 0),
    ),
    text: [content.need, content.steps, content.term, content.who, content.avoid].join('\n'),
  })),
)
const asked = readFileSync(new URL('./testing/asked.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): { asked: string; codes: string[] } => JSON.parse(line))

it.each([
  ['that chose the weights', 0],
  ['that judge', 1],
])('finds the article among the first three in nine of ten questions %s', (_name, rest) => {
  const questions = asked.filter((_question, place) => place % 2 === rest)
  expect(questions).toHaveLength(100)
  const found = questions.filter(({ asked: words, codes }) =>
    searchArticles(index, words)
      .slice(0, 3)
      .some(({ id }) => codes.includes(id)),
  )
  expect(found.length).toBeGreaterThanOrEqual(90)
})
