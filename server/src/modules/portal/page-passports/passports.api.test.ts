/** Passports of official pages: measured from what came and what stands, mended by who answers for a page. */
import type { PassportResponse, PassportsResponse } from '@veche/contract/portal/page-passports.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor, Grant } from '../../access/index.ts'
import { lookAtPages } from './look-at-pages.ts'
import { findPages } from './read-passports.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const DAY_MS = 86_400_000

let test: TestApp
let head: Actor
let executor: Actor
let centre: Actor
let page: { id: string }
let elsewhere: { id: string }
beforeAll(async () => {
  test = await startTestApp({ now: NOW })
  head = await saveActor('Мария Глава', 'head', { kind: 'municipality', code: 'borovichi' })
  executor = await saveActor('Андрей Исполнитель', 'executor', { kind: 'municipality', code: 'borovichi' })
  centre = await saveActor('Вера Центр', 'moderator', { kind: 'region' })
  page = await saveChannel(test.context, { municipalityCode: 'borovichi', name: 'Боровичи. Официально' })
  elsewhere = await saveChannel(test.context, { municipalityCode: 'pestovo', name: 'Пестово' })
  await test.owner.updateTable('channel').set({ health: 'green', checkedAt: NOW }).execute()
})
afterAll(() => test.close())

async function saveActor(name: string, role: Grant['role'], scope: Grant['scope']): Promise<Actor> {
  const actor = buildActor({ name, grants: [{ role, scope }] })
  await saveUser(test.db, actor)
  return actor
}

type Reply = PassportResponse & { status: number; code?: string }
const read = (response: { statusCode: number; json: () => object }): Reply =>
  ({ status: response.statusCode, ...response.json() }) as Reply
const list = async (actor: Actor, query = ''): Promise<PassportsResponse> =>
  (await test.as(actor).get(`/page-passports?${query}`)).json()
const show = async (actor: Actor, id = page.id) => read(await test.as(actor).get(`/page-passports/${id}`))
const own = async (actor: Actor, body: object, id = page.id) =>
  read(await test.as(actor).put(`/page-passports/${id}/owner`, body))
const say = async (actor: Actor, code: string, body: object) =>
  read(await test.as(actor).put(`/page-passports/${page.id}/requirements/${code}`, body))
const look = () => lookAtPages(test.context)
const stateOf = ({ requirements }: PassportResponse, code: string) =>
  requirements.find((one) => one.code === code)?.state
const told = async ({ id }: Actor) =>
  (
    await test.db
      .selectFrom('notification')
      .select('details')
      .where('userId', '=', id)
      .where('kind', '=', 'page')
      .execute()
  ).map(({ details }) => (details as { code: string }).code)

async function savePost(at: Date): Promise<string> {
  const incident = await saveIncident(test.db, { channelId: page.id, municipalityCode: 'borovichi' })
  const source = await test.db
    .selectFrom('message')
    .selectAll()
    .where('incidentId', '=', incident.id)
    .executeTakeFirstOrThrow()
  const { search: _, ...message } = source
  const id = newId()
  await test.owner
    .insertInto('message')
    .values({
      ...message,
      ...{ id, externalId: id, surface: 'post', direction: 'out', incidentId: null, occurredAt: at },
      ...{ attachments: '[]', geo: null },
    })
    .execute()
  return id
}

it('shows each reader the pages of their own places, with what is to be mended', async () => {
  const seen = await list(head)
  expect(seen.passports.map(({ channelId }) => channelId)).toEqual([page.id])
  expect(seen.passports[0]).toMatchObject({ state: 'bad', broken: ['owner'], ownerName: null })
  expect((await list(centre)).passports).toHaveLength(2)
  expect((await show(head, elsewhere.id)).status).toBe(404)
  expect(seen.withoutPage).toEqual([])
  expect((await list(centre)).withoutPage).toContain('valday')
  expect(
    (await findPages(test.context, { words: 'официально', isNearly: false, limit: 5, actor: head })).map(
      ({ id }) => id,
    ),
  ).toEqual([page.id])
  expect(await findPages(test.context, { words: 'пестово', isNearly: false, limit: 5, actor: head })).toEqual(
    [],
  )
})

it('takes a responsible person of the municipality, and refuses strangers and blind changes', async () => {
  const wanted = { userId: executor.id, name: '' }
  expect(await own(executor, { owner: wanted })).toMatchObject({ status: 403 })
  expect((await show(head)).candidates.map(({ name }) => name)).toEqual([executor.name, head.name])
  expect(await own(head, { owner: { userId: centre.id, name: '' } })).toMatchObject({
    code: 'passport.owner_unknown',
  })
  const saved = await own(head, { owner: wanted, before: { owner: null } })
  expect(saved).toMatchObject({ ownerName: executor.name, owner: { userId: executor.id } })
  expect(stateOf(saved, 'owner')).toBe('met')
  const blind = await own(head, { owner: { userId: null, name: 'Пресс-служба' }, before: { owner: null } })
  expect(blind).toMatchObject({ status: 409, code: 'edit.fields_changed' })
})

it('names those who may be chosen with what they do, and where', async () => {
  expect((await show(head)).candidates).toContainEqual({
    ...{ id: executor.id, name: executor.name, roles: ['executor'], agencyCode: null },
  })
})

it('measures posts, comments and answers from what came, as the ledger counts', async () => {
  for (let index = 0; index < 11; index += 1)
    await saveIncident(test.db, {
      ...{ channelId: page.id, municipalityCode: 'borovichi', foundAt: NOW, step: 'done' },
      answeredAt: index === 0 ? null : NOW,
    })
  await savePost(new Date(NOW.getTime() - DAY_MS))
  await look()
  const { questions, answeredShare, lastPostAt, comments, measuredAt } = await show(head)
  expect(measuredAt).toBe(NOW.toISOString())
  expect(lastPostAt).toBe(new Date(NOW.getTime() - DAY_MS).toISOString())
  // The one of the post came through the page too, and nobody has answered it.
  expect({ comments, questions, answeredShare }).toEqual({
    comments: 12,
    questions: 12,
    answeredShare: 10 / 12,
  })
  expect(stateOf(await show(head), 'answered')).toBe('broken')
  await test.owner.updateTable('incident').set({ answeredAt: NOW }).execute()
  await look()
  expect(stateOf(await show(head), 'answered')).toBe('met')
  expect(stateOf(await show(head), 'post')).toBe('met')
  expect(stateOf(await show(head), 'comments')).toBe('met')
})

it('keeps who confirmed what no network tells, and asks again after half a year', async () => {
  expect(await say(head, 'contacts', { isMet: false })).toMatchObject({ code: 'passport.note_required' })
  expect(await say(head, 'token', { isMet: true })).toMatchObject({ status: 400 })
  for (const code of ['mark', 'contacts', 'site_link'])
    expect(await say(head, code, { isMet: true, before: { isMet: null, note: '' } })).toMatchObject({
      status: 200,
    })
  const said = (await show(head)).requirements.find(({ code }) => code === 'contacts')
  expect(said).toMatchObject({ state: 'met', said: { byName: head.name, isMet: true } })
  expect(
    await say(head, 'mark', { isMet: false, note: 'Сняли', before: { isMet: null, note: '' } }),
  ).toMatchObject({
    status: 409,
  })
  test.clock.now = new Date(NOW.getTime() + 190 * DAY_MS)
  expect(stateOf(await show(head), 'contacts')).toBe('unknown')
  test.clock.now = NOW
})

it('tells once who answers for a page that it has turned bad', async () => {
  await look()
  expect((await show(head)).state).not.toBe('bad')
  expect(await told(head)).toEqual([])
  test.clock.now = new Date(NOW.getTime() + 8 * DAY_MS)
  await look()
  await look()
  for (const person of [head, executor]) expect(await told(person)).toEqual(['post'])
  expect(await told(centre)).toEqual([])
  test.clock.now = NOW
})

it('filters, sorts and exports the same pages', async () => {
  expect((await list(centre, 'requirement=owner')).passports.map(({ name }) => name)).toEqual(['Пестово'])
  expect((await list(centre, 'search=андрей+исполнитель')).passports).toHaveLength(1)
  expect((await list(centre, 'sort=name')).passports.map(({ name }) => name)).toEqual([
    ...['Боровичи. Официально', 'Пестово'],
  ])
  const csv = (await test.as(centre).get('/page-passports.csv?sort=name')).body
  expect(csv.split('\n').filter(Boolean)).toHaveLength(3)
  expect(csv).toContain('Боровичи. Официально')
  expect(csv).toContain(executor.name)
})

it('is measured at once by whoever answers for it, once a minute', async () => {
  const lookNow = async (actor: Actor) => read(await test.as(actor).post(`/page-passports/${page.id}/look`))
  const at = new Date(NOW.getTime() + 100 * DAY_MS)
  test.clock.now = at
  const others = (await show(centre, elsewhere.id)).measuredAt
  expect(await lookNow(executor)).toMatchObject({ status: 403 })
  expect(await lookNow(head)).toMatchObject({ status: 200, measuredAt: at.toISOString() })
  expect((await show(centre, elsewhere.id)).measuredAt).toBe(others)
  expect(await lookNow(head)).toMatchObject({ status: 409, code: 'passport.looked_lately' })
  test.clock.now = new Date(at.getTime() + 60_000)
  expect((await lookNow(head)).status).toBe(200)
})

it('takes no post for one that was withdrawn or deleted', async () => {
  const stands = new Date(NOW.getTime() - DAY_MS / 2)
  await savePost(stands)
  const [deleted, moderated, withdrawn] = [await savePost(NOW), await savePost(NOW), await savePost(NOW)]
  const set = (id: string, values: object) =>
    test.owner.updateTable('message').set(values).where('id', '=', id).execute()
  await look()
  expect((await show(head)).lastPostAt).toBe(NOW.toISOString())
  await set(deleted, { sourceState: 'deleted' })
  await set(moderated, { takenDownAt: NOW })
  const { container } = await test.owner
    .selectFrom('message')
    .select('container')
    .where('id', '=', withdrawn)
    .executeTakeFirstOrThrow()
  const [broadcastId, placeId] = [newId(), newId()]
  await test.owner
    .insertInto('broadcast')
    .values({
      ...{ id: broadcastId, createdAt: NOW, calendarAt: NOW, newestNo: 1, writtenBy: head.id },
      ...{ writtenByName: head.name, municipalityCodes: ['borovichi'] },
    })
    .execute()
  await test.owner
    .insertInto('broadcastVersion')
    .values({
      ...{ broadcastId, versionNo: 1, content: '{}', writtenBy: head.id, writtenByName: head.name },
      writtenAt: NOW,
    })
    .execute()
  await test.owner
    .insertInto('broadcastPlace')
    .values({
      ...{ id: placeId, broadcastId, channelId: page.id, chatId: null, container, name: 'Страница' },
      ...{ municipalityCode: 'borovichi', surface: 'post', threadExternalId: '' },
    })
    .execute()
  await test.owner
    .insertInto('broadcastPost')
    .values({
      ...{ id: newId(), broadcastId, placeId, versionNo: 1, kind: 'text', container, externalId: withdrawn },
      ...{ queuedAt: NOW, sentAt: NOW, takenDownAt: NOW },
    })
    .execute()
  await look()
  expect((await show(head)).lastPostAt).toBe(stands.toISOString())
})
