/**
 * Articles laid beside the questions of the demo. The first one is right where topic and words agree: it is of the topic of
 * the question, and the resident's words alone bring it among the first three.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { readShelf, type Shelf } from './read-shelf.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

type Told = { topic: string; texts: string[] }
const DATA = new URL('../../../../../simulator/data/', import.meta.url)
const told = ['complaints', 'questions', 'dangers'].flatMap((name): Told[] =>
  JSON.parse(readFileSync(new URL(`${name}.json`, DATA), 'utf8')),
)
/** As residents of the demo say it; where it is says nothing of an article. */
const textsOf = Map.groupBy(
  told.flatMap(({ topic, texts }) =>
    texts.map((text) => ({ topic, text: text.replaceAll(/\{\w+\}/g, '').trim() })),
  ),
  ({ topic }) => topic,
)

async function offered(incidentId: string, words = ''): Promise<string[]> {
  const asked = words === '' ? '' : `?words=${encodeURIComponent(words)}`
  const response = await desk.test.as(desk.people.executor).get(`/incidents/${incidentId}/articles${asked}`)
  expect(response.statusCode).toBe(200)
  return response.json().articles.map(({ id }: { id: string }) => id)
}

async function isRight({ byId }: Shelf, topicCode: string, text: string): Promise<boolean> {
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'in_progress', agencyCode: DESK_AGENCY },
    ...{ municipalityCode: 'borovichi', topicCode, text },
  })
  const [first = ''] = await offered(id)
  const byWords = await offered(id, text.slice(0, 200))
  return (
    byId.get(first)?.content.topicCodes.includes(topicCode) === true && byWords.slice(0, 3).includes(first)
  )
}

/** Questions of one topic: all of them take a quarter of a minute. */
const MOST = 2

it('lays the right article first for the questions of seven in ten topics that have one', async () => {
  const shelf = await readShelf(desk.test.db)
  const covered = new Set([...shelf.byId.values()].flatMap(({ content }) => content.topicCodes))
  const topics = [...textsOf].filter(([topic]) => covered.has(topic))
  expect(topics.length).toBeGreaterThanOrEqual(40)
  const judged = []
  for (const [topic, texts] of topics) {
    const asked = texts.slice(0, MOST)
    const right = await Promise.all(asked.map(({ text }) => isRight(shelf, topic, text)))
    judged.push(right.every(Boolean))
  }
  expect(judged.filter(Boolean).length / topics.length).toBeGreaterThanOrEqual(0.7)
})
