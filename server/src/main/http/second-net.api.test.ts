/**
 * Row level security behind the rule of sight. Here the product takes the asker for somebody of the whole region, as if
 * every query had forgotten to ask, and the database is read with the eyes of one district.
 */
import type { Scope } from '@veche/contract/access.ts'
import { ROUTES } from '@veche/contract/routes/all.ts'
import type { Route } from '@veche/contract/routes/route.ts'
import { ROLES } from '@veche/contract/values/access.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveChatRow, saveRumourRow, saveStreamRow } from '../../../test/factories/beside-factory.ts'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { planReading } from '../../modules/access/index.ts'
import { readerOf } from './reader-of.ts'

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

/** What an address of a route may name. */
type Place = { incidents: string[]; chatId: string; saidId: string; livestreamId: string; fakeId: string }
type Asked = { method: 'GET' | 'POST'; url: string; payload?: object; pattern?: string }

let test: TestApp
let foreign: Place
let own: Place
beforeAll(async () => {
  test = await startTestApp({ eyesOf: (actor) => readerOf({ ...actor, grants: OF_DISTRICT }) })
  const channel = await saveChannel(test.context)
  const facts = { step: 'in_progress' as const, topicCode: 'roads.potholes' }
  const save = async (municipalityCode: string, word: string): Promise<Place> => {
    const [words, agencyCode] = [`${word} на дороге`, `administration-${municipalityCode}`]
    const place = { channelId: channel.id, municipalityCode, agencyCode }
    const { id } = await saveIncident(test.db, { ...place, ...facts, text: words })
    const source = test.db.selectFrom('incident').select('sourceMessageId').where('id', '=', id)
    const { sourceMessageId } = await source.executeTakeFirstOrThrow()
    const inChat = { channelId: channel.id, municipalityCode, memberId: null, words }
    const { id: chatId, messageId: saidId } = await saveChatRow(test.db, inChat)
    const onAir = { municipalityCode, agencyCode, editorId: null, words }
    const { id: livestreamId } = await saveStreamRow(test.db, onAir)
    const { id: fakeId } = await saveRumourRow(test.db, { municipalityCode, agencyCode, words })
    return { incidents: [id, sourceMessageId], chatId, saidId, livestreamId, fakeId }
  }
  foreign = await save('valday', FOREIGN)
  own = await save('borovichi', OWN)
})
afterAll(() => test.close())

function listAsked(): Asked[] {
  const opened = test.app.declaredRoutes.filter(
    ({ method, url, permission }) => method === 'GET' && permission !== 'public' && !STREAMS.includes(url),
  )
  const reading = opened.flatMap(({ url }): Asked[] => {
    const urls = url.includes(':')
      ? [foreign, own].flatMap((place) => addressesOf(url, place))
      : SEARCHES.map((search) => url + search)
    return urls.map((one) => ({ method: 'GET', url: one, pattern: url.replaceAll(/:(\w+)/g, '{$1}') }))
  })
  const text = 'Яма на дороге'
  /** They ask and change nothing; what they ask is too long for an address. */
  const posted = [foreign, own].flatMap(({ incidents: [id = ''], chatId }): Asked[] => [
    { method: 'POST', url: `/api/incidents/${id}/answer/check`, payload: { kind: 'final', text } },
    { method: 'POST', url: `/api/incidents/${id}/clarifications/check`, payload: { text, way: 'thread' } },
    { method: 'POST', url: `/api/incidents/${id}/contact` },
    { method: 'POST', url: `/api/chats/${chatId}/propose`, payload: { text } },
    { method: 'POST', url: '/api/macros/plans', payload: { incidentIds: [id] } },
  ])
  return [...reading, ...posted]
}

function addressesOf(url: string, { incidents, chatId, saidId, livestreamId, fakeId }: Place): string[] {
  const known = new Map([
    [':chatId', chatId],
    [':livestreamId', livestreamId],
    [':fakeId', fakeId],
  ])
  const [name, id] = [...known].find(([param]) => url.includes(param)) ?? []
  // Of a chat the message, of the others nothing that they have.
  if (name && id) return [url.replace(name, id).replaceAll(/:\w+/g, saidId)]
  const ids = url.includes(':messageId') ? [...incidents, saidId] : incidents
  return ids.map((one) => url.replaceAll(/:\w+/g, one))
}

async function ask(asked: readonly Asked[]) {
  const headers = { authorization: `Bearer ${await test.tokenOf(buildActor({ grants: OF_REGION }))}` }
  const answers = []
  for (const { method, url, payload, pattern } of asked) {
    const { statusCode, body } = await test.app.inject({ method, url, headers, ...(payload && { payload }) })
    answers.push({ address: `${method} ${url}`, statusCode, body, pattern })
  }
  return answers
}

const naming = (words: string, answers: { address: string; body: string }[]) =>
  answers.filter(({ body }) => body.includes(words)).map(({ address }) => address)

/** Addresses of routes that show what a resident wrote and leave no reading. */
function listUnfollowed(words: string, answers: { body: string; pattern?: string | undefined }[]): string[] {
  const plans = new Map<string, ReturnType<typeof planReading>>(
    (ROUTES as readonly Route[])
      .filter(({ method }) => method === 'GET')
      .map((route) => [route.path, planReading(route)] as const),
  )
  const showing = answers.flatMap(({ body, pattern }) => (pattern && body.includes(words) ? [pattern] : []))
  return [...new Set(showing)].filter((pattern) => !plans.get(pattern))
}
/** What they show here is a name that our own people gave. */
const OWN_NAMES = [
  ...['/api/chats', '/api/chats/{chatId}/setup', '/api/fakes', '/api/livestreams/{livestreamId}'],
]

describe('with a rule of sight that lets everything pass', () => {
  it('no route shows a word of another place', async () => {
    const answers = await ask(listAsked())

    expect(naming(FOREIGN, answers)).toEqual([])
    // The same routes show what is one's own, so they were asked in the right way.
    expect(naming(OWN, answers).length).toBeGreaterThan(10)
    // Whoever saw them can be asked about: every route that shows a question leaves a reading.
    expect(listUnfollowed(OWN, answers).toSorted()).toEqual(OWN_NAMES)
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThan(60)
    expect(answers.filter(({ statusCode }) => statusCode >= 500)).toEqual([])
    // Some hundreds of requests.
  }, 120_000)

  it('the lists, the search and the cards show it at once where the net is taken away', async () => {
    const switchNet = (state: 'disable' | 'enable') =>
      sql
        .raw(
          ['incident', 'chat', 'livestream', 'fake']
            .map((one) => `alter table ${one} ${state} row level security`)
            .join(';'),
        )
        .execute(test.owner)
    await switchNet('disable')
    const list = '/api/incidents'
    const urls = [
      ...[list, `${list}?search=${encodeURIComponent(FOREIGN)}`, `${list}/${foreign.incidents[0]}`],
      ...['/api/chats', `/api/chats/${foreign.chatId}/questions`, `/api/livestreams/${foreign.livestreamId}`],
      ...['/api/fakes', `/api/fakes/${foreign.fakeId}`],
    ]
    const answers = await ask(urls.map((url) => ({ method: 'GET', url })))
    await switchNet('enable')

    expect(answers.map(({ statusCode }) => statusCode)).toEqual(urls.map(() => 200))
    expect(naming(FOREIGN, answers)).toEqual(urls.map((url) => `GET ${url}`))
  })
})
