/**
 * Articles that ship, found by questions in residents' words. Whoever wrote the questions had the titles of the articles
 * and nothing else; the weights were chosen on every other question, and the rest judges.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { searchArticles } from './domain/article-index.ts'
import { readShelf } from './read-shelf.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

const asked = readFileSync(new URL('./testing/asked.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): { asked: string; codes: string[] } => JSON.parse(line))

it.each([
  ['that chose the weights', 0],
  ['that judge', 1],
])('finds the article among the first three in nine of ten questions %s', async (_name, rest) => {
  const { index, byId } = await readShelf(test.db)
  const questions = asked.filter((_question, place) => place % 2 === rest)
  expect(questions).toHaveLength(100)
  const found = questions.filter(({ asked: words, codes }) =>
    searchArticles(index, words)
      .slice(0, 3)
      .some(({ id }) => codes.includes(byId.get(id)?.code ?? '')),
  )
  expect(found.length).toBeGreaterThanOrEqual(90)
})

/** What the reader takes the words for stands beside them. */
it('shows it first in «Кто отвечает» for more than four of five questions', async () => {
  const { byId } = await readShelf(test.db)
  const dispatcher = test.as(buildActor({ role: 'dispatcher' }))
  const places = []
  for (const { asked: words, codes } of asked) {
    const response = await dispatcher.get(`/duty/answer?words=${encodeURIComponent(words)}`)
    const { articles } = response.json()
    places.push(articles.findIndex(({ id }: { id: string }) => codes.includes(byId.get(id)?.code ?? '')))
  }
  // By the words alone 170 and 186.
  expect(places.filter((place) => place === 0).length).toBeGreaterThanOrEqual(173)
  expect(places.filter((place) => place >= 0).length).toBeGreaterThanOrEqual(187)
})
