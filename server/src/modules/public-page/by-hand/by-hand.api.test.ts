/** A question from the telephone to its receipt: written down once, sorted at once, passed on by a person. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'
import { newId } from '../../../platform/ids.ts'
import { buildJpeg } from '../../../platform/pictures/testing.ts'
import type { Actor } from '../../access/index.ts'
import { SORT_JOB, sortRecords } from './sort-record.ts'

const TOPIC = 'housing.no-water'
const SAID = 'На Садовой, 5 второй день нет холодной воды'
const PHONE = '+7 900 000-00-11'

let region: PublicRegion
const centre = buildActor({ role: 'dispatcher', name: 'Куратор Анна' })
const moderator = buildActor({ role: 'moderator', name: 'Модератор Борис' })
const of = (role: 'coordinator' | 'executor', code: string) =>
  buildActor({ role, name: `${role} ${code}`, scope: { kind: 'agency', code } })
const coordinator = of('coordinator', 'administration-borovichi')
const stranger = of('coordinator', 'administration-valday')
const executor = of('executor', 'administration-borovichi')
beforeAll(async () => {
  region = await openPublicRegion()
  for (const actor of [centre, moderator, coordinator, stranger, executor])
    await saveUser(region.test.db, actor)
})
afterAll(() => region.close())

const as = (actor: Actor) => region.test.as(actor)
const NOWHERE = { settlement: null, street: null, house: null, object: null }
const body = (changes: object = {}) => ({
  ...{ way: 'phone', saidAt: region.test.clock.now.toISOString(), text: SAID, name: 'Пётр', phone: PHONE },
  ...{ email: null, municipalityCode: 'borovichi', topicCode: TOPIC, urgency: 'normal' },
  ...{ address: { ...NOWHERE, street: 'Садовая', house: '5' }, point: null, photos: [], link: null },
  ...{ isReadFromLink: false, joinId: null, ...changes },
})

/** The pipeline of another process works beside. */
async function record(changes: object = {}, actor: Actor = centre, id = newId()) {
  let isAnswered = false
  const asked = as(actor)
    .put(`/by-hand/${id}`, body(changes))
    .finally(() => {
      isAnswered = true
    })
  while (!isAnswered) {
    await region.work()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return asked
}
async function recorded(changes: object = {}, actor: Actor = centre) {
  const reply = await record(changes, actor)
  expect([reply.statusCode, reply.body.slice(0, 300)]).toEqual([200, expect.anything()])
  return reply.json()
}
const card = async (id: string) => (await as(moderator).get(`/incidents/${id}`)).json()
const count = async (table: 'formRequest' | 'handRecord' | 'message' | 'incident') => {
  const { rows } = await region.test.db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  return rows
}

describe('a question by telephone', () => {
  it('is a message like any other, sorted by whoever wrote it down, with the clocks from then', async () => {
    const saidAt = new Date(region.test.clock.now.getTime() - 20 * 3_600_000).toISOString()
    const slip = await recorded({ saidAt })
    expect(slip).toMatchObject({ isAccepted: true, isJoined: false, isByLetter: false })
    expect(slip.receipt.number).toBeGreaterThan(100_000)
    const incident = await card(slip.incident.id)
    expect(incident).toMatchObject({ topicCode: TOPIC, municipalityCode: 'borovichi', network: 'form' })
    // Its own page, and the day of whoever has it, name what its row in a list does.
    expect(incident).toMatchObject({ handWay: 'phone', members: [{ handWay: 'phone' }] })
    const held = { assigneeId: moderator.id }
    await region.test.db.updateTable('incident').set(held).where('id', '=', incident.id).execute()
    const { items } = (await as(moderator).get('/today')).json()
    expect(items.find(({ id }: { id: string }) => id === incident.id)).toMatchObject({
      ...{ network: 'form', handWay: 'phone' },
    })
    expect(incident.step).not.toBe('new')
    const { incidents } = (await as(moderator).get(`/incidents?search=${incident.number}`)).json()
    expect(incidents).toMatchObject([{ id: incident.id, handWay: 'phone' }])
    // It was said yesterday; nobody could have known of it before now.
    expect(incident.foundAt).toBe(region.test.clock.now.toISOString())
    expect(incident.channelName).toMatch(/^Записано вручную: Борович/)
    const told = (await as(moderator).get(`/incidents/${slip.incident.id}/by-hand`)).json()
    expect(told.record).toMatchObject({ way: 'phone', saidAt, byName: 'Куратор Анна', isByLetter: false })
    const shown = await as(centre).post(`/incidents/${slip.incident.id}/contact`)
    expect(shown.json()).toEqual({ contact: PHONE })
  })

  it('sent twice and at once is one, with one receipt; other words under the same id are refused', async () => {
    const before = await count('message')
    const id = newId()
    const sent = await Promise.all([record({}, centre, id), record({}, centre, id)])
    region.passMs(20_000)
    const third = await record({}, centre, id)
    const slips = [...sent, third].map((reply) => reply.json())
    expect(new Set(slips.map(({ receipt }) => receipt.number)).size).toBe(1)
    expect(new Set(slips.map(({ incident }) => incident.id)).size).toBe(1)
    expect(await count('message')).toBe(before + 1)
    const other = await record({ text: 'Совсем другое: яма на дороге' }, centre, id)
    expect([other.statusCode, other.json().code]).toEqual([409, 'hand.sent'])
    expect((await record({}, moderator, id)).json().code).toBe('hand.sent')
  })

  it('gives nobody the receipt of a resident', async () => {
    const { number } = await region.ask()
    const { id } = await region.test.db
      .selectFrom('formRequest')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    const reply = await record({}, centre, id)
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'hand.sent'])
    const records = await region.test.db.selectFrom('handRecord').select('id').where('id', '=', id).execute()
    expect(records).toEqual([])
  })

  it('may come from nobody in particular, from a paper, with a scan', async () => {
    const id = newId()
    const photo = await region.test.app.inject({
      ...{ method: 'POST', url: `/api/by-hand/photos?recordId=${id}`, payload: buildJpeg({}) },
      headers: {
        'content-type': 'image/jpeg',
        authorization: `Bearer ${await region.test.tokenOf(centre)}`,
      },
    })
    expect([photo.statusCode, photo.body]).toEqual([200, expect.stringContaining('kept')])
    const { kept } = photo.json()
    const paper = { way: 'paper', name: null, phone: null, photos: [kept] }
    const reply = await record(paper, centre, id)
    expect(reply.statusCode).toBe(200)
    const { thread } = await card(reply.json().incident.id)
    expect(thread[0]).toMatchObject({ text: SAID, attachments: [{ kind: 'photo' }] })
    // Signed for the record that it was brought for.
    expect((await record(paper, centre)).json().code).toBe('hand.photo_gone')
  })

  it('keeps the choice and the origin where the work on messages comes later than the telephone can wait', async () => {
    const id = newId()
    const before = region.test.jobs.length
    // Nobody works on messages meanwhile.
    const slip = (await as(centre).put(`/by-hand/${id}`, body())).json()
    expect(slip).toMatchObject({ incident: null, isAccepted: false })
    const [promised] = region.test.jobs.slice(before).filter(({ name }) => name === SORT_JOB)
    await sortRecords(region.test.context, [promised!.payload])
    // Too early: it looks again.
    const again = region.test.jobs.at(-1)!
    expect(again).toMatchObject({
      name: SORT_JOB,
      payload: promised!.payload,
      startAfter: expect.any(Date),
    })
    await region.work()
    await sortRecords(region.test.context, [again.payload])
    const [message] = await region.test.db
      .selectFrom('message')
      .select('incidentId')
      .where('externalId', '=', id)
      .execute()
    const incident = await card(message!.incidentId!)
    expect(incident).toMatchObject({ topicCode: TOPIC, municipalityCode: 'borovichi' })
    expect(incident.step).not.toBe('new')
    const { record } = (await as(moderator).get(`/incidents/${incident.id}/by-hand`)).json()
    expect(record).toMatchObject({ way: 'phone', byName: 'Куратор Анна' })
    const count = region.test.jobs.length
    await sortRecords(region.test.context, [again.payload])
    expect(region.test.jobs.length).toBe(count)
  })

  it('is refused from the future and without words', async () => {
    const ahead = new Date(region.test.clock.now.getTime() + 3_600_000).toISOString()
    expect((await record({ saidAt: ahead })).json().code).toBe('hand.in_future')
    expect((await record({ text: ' ' })).statusCode).toBe(400)
    expect((await record({ link: 'http://example.org/1', way: 'link' })).statusCode).toBe(400)
  })

  it('is passed on by a person, and the receipt shows what was said', async () => {
    const { incident, receipt } = await recorded()
    const run = async (actor: Actor, command: object) =>
      as(actor).post(`/incidents/${incident.id}/commands`, {
        ...command,
        expectedVersion: (await card(incident.id)).version,
      })
    if ((await card(incident.id)).agencyCode !== 'administration-borovichi')
      await run(moderator, { type: 'assign', agencyCode: 'administration-borovichi' })
    expect((await run(executor, { type: 'take' })).statusCode).toBe(200)
    const text =
      'Здравствуйте! Воду дадут сегодня к 18:00, бригада на месте. Отвечает администрация, телефон 8 (8162) 77-77-77.'
    const submitted = await as(executor).post(`/incidents/${incident.id}/answer/submit`, {
      ...{ kind: 'final', text, privateText: '', outcome: 'solved', overrideReason: 'проверено' },
      expectedVersion: (await card(incident.id)).version,
    })
    expect([submitted.statusCode, submitted.body.slice(0, 200)]).toEqual([200, expect.anything()])
    const approved = await as(moderator).post(`/incidents/${incident.id}/answer/approve`, {
      ...{ versionNo: 1, expectedVersion: (await card(incident.id)).version },
    })
    expect(approved.statusCode).toBe(200)
    await region.send()
    const publication = await region.test.db
      .selectFrom('outbox')
      .select(['id', 'state', 'errorCode'])
      .where('incidentId', '=', incident.id)
      .executeTakeFirstOrThrow()
    expect(publication).toMatchObject({ state: 'failed', errorCode: 'outbox.manual_only' })
    const told = await as(moderator).post(`/publications/${publication.id}/resolve`, {
      decision: 'mark_sent',
    })
    expect(told.statusCode).toBe(200)
    expect((await card(incident.id)).step).toBe('awaiting_author')
    const page = await region.post('/ask/check', {
      ...{ number: String(receipt.number), code: receipt.code },
    })
    expect(page.text).toContain('Воду дадут сегодня')
  })
})

describe('who may', () => {
  it('a coordinator writes down for the own territory, sorted, and nobody else of a body does', async () => {
    const slip = await recorded({}, coordinator)
    expect(slip).toMatchObject({ isAccepted: true })
    const forbidden = [
      await record({}, stranger),
      await record({}, executor),
      await record({ municipalityCode: 'valday' }, coordinator),
    ]
    expect(forbidden.map((reply) => [reply.statusCode, reply.json().code])).toEqual(
      Array(3).fill([403, 'hand.not_your_place']),
    )
    expect((await record({ topicCode: null }, coordinator)).json().code).toBe('hand.no_topic')
    expect((await as(executor).post('/by-hand/links', { link: 'https://vk.com/wall-1_1' })).statusCode).toBe(
      403,
    )
  })

  it('is told how a question came only if they see it', async () => {
    const { incident } = await recorded()
    expect((await as(stranger).get(`/incidents/${incident.id}/by-hand`)).statusCode).toBe(404)
  })

  it('leaves sorting to others where the centre does', async () => {
    const slip = await recorded({ topicCode: null })
    expect(slip).toMatchObject({ isAccepted: false, incident: { step: 'new' } })
    expect((await card(slip.incident.id)).municipalityCode).toBe('borovichi')
  })
})

describe('beside', () => {
  it('proposes topics by the words, names open work near the place, and joins it', async () => {
    const text = 'Второй день нет холодной воды на улице Лесной, дом 3'
    const address = { ...NOWHERE, street: 'Лесная', house: '3' }
    const first = await recorded({ text, address })
    const asked = { text, municipalityCode: 'borovichi', topicCode: null, address, point: null }
    const found = (await as(centre).post('/by-hand/proposals', asked)).json()
    expect(found.topics.map(({ code }: { code: string }) => code)).toContain(TOPIC)
    expect(found.nearby.map(({ id }: { id: string }) => id)).toContain(first.incident.id)
    const seen = (await as(stranger).post('/by-hand/proposals', asked)).json()
    expect(seen.nearby).toEqual([])
    const joined = await recorded({ text: `${text}, у соседей тоже`, address, joinId: first.incident.id })
    expect(joined).toMatchObject({ isJoined: true, incident: { step: 'merged' } })
    expect((await card(first.incident.id)).memberCount).toBe(2)
  })

  it('keeps a link of a site that is not connected, and opens no address', async () => {
    const read = async (link: string) => (await as(centre).post('/by-hand/links', { link })).json()
    expect(await read('https://forum.example.org/t/17')).toEqual({
      ...{ kind: 'kept', reason: 'unknown_site', network: null },
    })
    expect(await read('https://127.0.0.1/wall-1_1')).toEqual({
      ...{ kind: 'kept', reason: 'unknown_site', network: null },
    })
    expect((await as(centre).post('/by-hand/links', { link: 'file:///etc/passwd' })).statusCode).toBe(400)
    const link = 'https://forum.example.org/t/17'
    const { incident } = await recorded({ way: 'link', link })
    const { record: kept } = (await as(centre).get(`/incidents/${incident.id}/by-hand`)).json()
    expect(kept).toMatchObject({ way: 'link', link })
  })

  it('is no page that residents open', async () => {
    await recorded()
    const { id } = await region.test.db
      .selectFrom('channel')
      .select('id')
      .where('externalId', '=', 'by-hand-borovichi')
      .executeTakeFirstOrThrow()
    const { number } = await region.ask()
    await region.work()
    const [message] = await region.messagesOf(number)
    expect(message?.channelId).not.toBe(id)
    expect((await region.get('/ask?to=by-hand-borovichi')).text).not.toContain('name="ticket"')
  })
})

describe('own fields of its topic', () => {
  it('are written down with it; what acceptance asks for is asked before anything is kept', async () => {
    const administrator = buildActor({ role: 'administrator' })
    const field = {
      ...{ code: 'house-no', name: 'Номер стояка', nameEn: null, hint: null, kind: 'number', need: 'accept' },
      ...{ topicCodes: [TOPIC], groupCodes: [], asksResident: false, maxLength: null, min: 1, max: 9 },
      ...{ options: [] },
    }
    expect((await as(administrator).post('/own-fields', field)).statusCode).toBe(200)
    const before = [await count('handRecord'), await count('message')]
    expect((await record()).json()).toMatchObject({
      ...{ code: 'field.required', details: { fields: [{ field: 'house-no', code: 'missing' }] } },
    })
    expect((await record({ ownFields: { 'house-no': 77 } })).json()).toMatchObject({
      ...{ code: 'field.wrong_value', details: { fields: [{ field: 'house-no', code: 'out_of_bounds' }] } },
    })
    expect([await count('handRecord'), await count('message')]).toEqual(before)
    const slip = await recorded({ ownFields: { 'house-no': 7 } })
    expect(slip.isAccepted).toBe(true)
    expect((await card(slip.incident.id)).ownFields).toEqual({ 'house-no': 7 })
    await as(administrator).patch('/own-fields/house-no', { isRetired: true })
  })
})
