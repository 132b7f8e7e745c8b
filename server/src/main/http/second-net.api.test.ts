/**
 * Row level security behind the rule of sight. Here the product takes the asker for somebody of the whole region, as if
 * every query had forgotten to ask, and the database is read with the eyes of one district.
 */
import type { Scope } from '@veche/contract/access.ts'
import { ROLES } from '@veche/contract/values/access.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { readerOf } from '../../modules/incidents/index.ts'

const FOREIGN = 'Жирафы'
const OWN = 'Бегемоты'
/** A stream stays open; its rows are tested where streams are. */
const STREAMS = ['/api/events']
const SEARCHES = [
  ...[
    '',
    `?search=${encodeURIComponent(FOREIGN)}`,
    '?municipalityCode=valday',
    '?step=in_progress',
    '?queue=all',
  ],
]
const grantsOf = (scope: Scope) =>
  ROLES.filter((role) => role !== 'administrator').map((role) => ({ role, scope }))
const OF_REGION = grantsOf({ kind: 'region' })
/** All of one district, and none of what lies in another. */
const OF_DISTRICT = grantsOf({ kind: 'municipality', code: 'borovichi' })

let test: TestApp
/** The incident and its message: what an address of a route may name. */
let foreign: string[]
let own: string[]
beforeAll(async () => {
  test = await startTestApp({ eyesOf: (actor) => readerOf({ ...actor, grants: OF_DISTRICT }) })
  const channel = await saveChannel(test.context)
  const facts = { step: 'in_progress' as const, topicCode: 'roads.potholes' }
  const save = async (municipalityCode: string, word: string) => {
    const [text, agencyCode] = [`${word} на дороге`, `administration-${municipalityCode}`]
    const place = { channelId: channel.id, municipalityCode, agencyCode }
    const { id } = await saveIncident(test.db, { ...place, ...facts, text })
    const source = test.db.selectFrom('incident').select('sourceMessageId').where('id', '=', id)
    return [id, (await source.executeTakeFirstOrThrow()).sourceMessageId]
  }
  foreign = await save('valday', FOREIGN)
  own = await save('borovichi', OWN)
})
afterAll(() => test.close())

function listAddresses(): string[] {
  return test.app.declaredRoutes
    .filter(
      ({ method, url, permission }) => method === 'GET' && permission !== 'public' && !STREAMS.includes(url),
    )
    .flatMap(({ url }) => {
      if (!url.includes(':')) return SEARCHES.map((search) => url + search)
      return [...foreign, ...own].map((id) => url.replaceAll(/:\w+/g, id))
    })
}

async function ask(addresses: readonly string[]) {
  const headers = { authorization: `Bearer ${await test.tokenOf(buildActor({ grants: OF_REGION }))}` }
  const answers = []
  for (const address of addresses) {
    const { statusCode, body } = await test.app.inject({ method: 'GET', url: address, headers })
    answers.push({ address, statusCode, body })
  }
  return answers
}

const naming = (words: string, answers: { address: string; body: string }[]) =>
  answers.filter(({ body }) => body.includes(words)).map(({ address }) => address)

describe('with a rule of sight that lets everything pass', () => {
  it('no route shows a word of another place', async () => {
    const answers = await ask(listAddresses())

    expect(naming(FOREIGN, answers)).toEqual([])
    // The same routes show what is one's own, so they were asked in the right way.
    expect(naming(OWN, answers).length).toBeGreaterThan(3)
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThan(60)
    expect(answers.filter(({ statusCode }) => statusCode >= 500)).toEqual([])
    // Some hundreds of requests.
  }, 120_000)

  it('the list, the search and the card show it at once where the net is taken away', async () => {
    await sql`alter table incident disable row level security`.execute(test.owner)
    const list = '/api/incidents'
    const addresses = [list, `${list}?search=${encodeURIComponent(FOREIGN)}`, `${list}/${foreign[0]}`]
    const answers = await ask(addresses)
    await sql`alter table incident enable row level security`.execute(test.owner)

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect(naming(FOREIGN, answers)).toEqual(addresses)
  })
})
