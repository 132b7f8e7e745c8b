import type { OutageOffersResponse } from '@veche/contract/outages.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveOutage } from '../../../../test/factories/outage-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  desk.test.clock.now = DESK_NOON
  // Each test has its own outages; those of the others are over for long.
  const past = { beginsAt: new Date('2026-01-01'), endsAt: new Date('2026-01-02'), endedAt: null }
  await desk.test.db.updateTable('outage').set(past).execute()
})

let count = 0
async function ask(text: string, geo?: { latitude: number; longitude: number }) {
  count += 1
  const id = `q-${count}`
  await desk.deliver({ id, author: id, text, at: desk.test.clock.now.toISOString(), ...(geo && { geo }) })
  await desk.work()
  return desk.incidentOf(id)
}
async function offersFor(id: string, actor: Actor = desk.people.dispatcher): Promise<OutageOffersResponse> {
  const response = await desk.test.as(actor).get(`/incidents/${id}/outages`)
  expect(response.statusCode).toBe(200)
  return response.json()
}
const join = (id: string, outageId: string, actor: Actor = desk.people.dispatcher, expectedVersion = 1) =>
  desk.test.as(actor).post(`/incidents/${id}/outages/${outageId}/join`, { expectedVersion })
const cardOf = async (id: string) =>
  (await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}`)).json()
const answerOf = async (id: string) =>
  (await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}/answer`)).json()

it('offers a question the outage that its house stands in', async () => {
  const outage = await saveOutage(desk.test, desk.people.dispatcher)
  const { id } = await ask('На ул. Ленина, 5 нет холодной воды с утра')

  expect(await offersFor(id)).toMatchObject({
    ...{ joined: null, canJoin: true },
    offers: [{ fit: 'exact', outage: { id: outage.id, number: outage.number, state: 'in_force' } }],
  })
})

it('looks for no wish where a question of the page came by no form', async () => {
  const outage = await saveOutage(desk.test, desk.people.dispatcher)
  const { id } = await ask('На ул. Ленина, 5 нет холодной воды с утра')
  await desk.test.db
    .updateTable('incident')
    .set({ network: 'form', threadExternalId: 'from-a-file-17' })
    .where('id', '=', id)
    .execute()

  expect((await offersFor(id)).offers).toMatchObject([{ outage: { id: outage.id }, isConfirmed: false }])
})

it.each([
  ['another house', 'На ул. Ленина, 4 нет холодной воды'],
  ['another street', 'На ул. Мира, 5 нет холодной воды'],
  ['another trouble', 'На ул. Ленина, 5 яма на дороге'],
  ['hot water', 'На ул. Ленина, 5 нет горячей воды'],
  ['another town', 'Валдай, ул. Ленина, 5: нет холодной воды'],
])('offers nothing for %s', async (_case, text) => {
  await saveOutage(desk.test, desk.people.dispatcher)
  const { id } = await ask(text)

  expect((await offersFor(id)).offers).toEqual([])
})

it('is not sure where no house is named, and puts the sure one first', async () => {
  const { dispatcher } = desk.people
  await saveOutage(desk.test, dispatcher)
  const sure = await saveOutage(desk.test, dispatcher, { addresses: 'ул. Ленина' })
  const { id } = await ask('На улице Ленина нет холодной воды')
  const { offers } = await offersFor(id)

  expect(offers.map(({ fit }) => fit)).toEqual(['exact', 'possible'])
  expect(offers[0]?.outage.id).toBe(sure.id)
})

it('offers an outage for a day after its end, and not one that is cancelled or only planned', async () => {
  const { dispatcher } = desk.people
  const outage = await saveOutage(desk.test, dispatcher)
  desk.passMs(20 * 3_600_000)
  const late = await ask('На ул. Ленина, 5 нет холодной воды')
  expect((await offersFor(late.id)).offers).toMatchObject([{ outage: { id: outage.id, state: 'over' } }])
  desk.passMs(7 * 3_600_000)
  const later = await ask('На ул. Ленина, 5 нет холодной воды опять')
  expect((await offersFor(later.id)).offers).toEqual([])
  const tomorrow = new Date(desk.test.clock.now.getTime() + 24 * 3_600_000)
  await saveOutage(desk.test, dispatcher, {
    beginsAt: tomorrow.toISOString(),
    endsAt: new Date(tomorrow.getTime() + 3_600_000).toISOString(),
  })
  const cancelled = await saveOutage(desk.test, dispatcher)
  const comment = 'Обошлись'
  await desk.test
    .as(dispatcher)
    .post(`/outages/${cancelled.id}/commands`, { type: 'cancel', expectedVersion: 1, comment })
  expect((await offersFor(later.id)).offers).toEqual([])
})

it('finds a question by the point that came with it, whatever street it names', async () => {
  const corners = [
    { latitude: 58.387, longitude: 33.91 },
    { latitude: 58.387, longitude: 33.92 },
    { latitude: 58.392, longitude: 33.92 },
    { latitude: 58.392, longitude: 33.91 },
  ]
  const works = await saveOutage(desk.test, desk.people.dispatcher, { area: corners })
  const at = async (geo: { latitude: number; longitude: number }) => {
    const { id } = await ask('Здесь нет холодной воды с утра', geo)
    return (await offersFor(id)).offers.map(({ outage, fit }) => [outage.id, fit])
  }
  expect(await at({ latitude: 58.39, longitude: 33.915 })).toEqual([[works.id, 'exact']])
  expect(await at({ latitude: 58.393, longitude: 33.915 })).toEqual([[works.id, 'exact']])
  expect(await at({ latitude: 58.4, longitude: 33.915 })).toEqual([])
})

it('makes the first question the mass event with a prepared answer, and joins the next one to it', async () => {
  const outage = await saveOutage(desk.test, desk.people.dispatcher)
  const first = await ask('На ул. Ленина, 5 нет холодной воды')
  const next = await ask('Почему нет холодной воды на ул. Ленина, 7?')
  const declared = await join(first.id, outage.id)
  expect(declared.json()).toEqual({ eventId: first.id, preparedId: first.id })
  const joined = await join(next.id, outage.id)
  expect(joined.json()).toEqual({ eventId: first.id, preparedId: null })

  expect(await cardOf(first.id)).toMatchObject({
    ...{ step: 'assigned', agencyCode: 'water-msta', topicCode: 'housing.no-water' },
    flags: { isMassEvent: true },
  })
  expect(await cardOf(next.id)).toMatchObject({ step: 'assigned', eventId: first.id })
  const { drafts } = await answerOf(first.id)
  expect(drafts).toMatchObject([
    { kind: 'interim', promise: { who: 'ООО «Мста-Водоканал»', dueAt: outage.endsAt } },
  ])
  expect(drafts[0].text).toContain(`Ваш дом в отключении № ${outage.number}`)
  expect(drafts[0].text).toContain('24 ноября до 14:00')
  const nothingSent = await desk.test.db.selectFrom('outbox').select('id').execute()
  expect(nothingSent).toEqual([])
  expect(await offersFor(next.id)).toMatchObject({ offers: [], joined: { id: outage.id }, canJoin: false })
  const page = await desk.test.as(desk.people.dispatcher).get(`/outages/${outage.id}`)
  expect(page.json()).toMatchObject({
    ...{ questionCount: 2, waitingCount: 2 },
    event: { incidentId: first.id, step: 'assigned' },
    abilities: { answer: true },
  })
})

it('tells nothing more of a question that has left its event', async () => {
  const outage = await saveOutage(desk.test, desk.people.dispatcher)
  const first = await ask('На ул. Ленина, 5 нет холодной воды')
  const next = await ask('Нет холодной воды на ул. Ленина, 7')
  await join(first.id, outage.id)
  await join(next.id, outage.id)
  const { version } = await desk.incidentOf(`q-${count}`)
  await desk.test
    .as(desk.people.dispatcher)
    .post(`/incidents/${next.id}/commands`, { type: 'leave_event', expectedVersion: version })

  expect(await offersFor(next.id)).toMatchObject({ joined: null, offers: [{ outage: { id: outage.id } }] })
  const page = await desk.test.as(desk.people.dispatcher).get(`/outages/${outage.id}`)
  expect(page.json().questionCount).toBe(1)
})

it('is refused with a version that is old, and changes nothing then', async () => {
  const outage = await saveOutage(desk.test, desk.people.dispatcher)
  const { id } = await ask('На ул. Ленина, 5 нет холодной воды')
  const response = await join(id, outage.id, desk.people.dispatcher, 7)

  expect([response.statusCode, response.json().code]).toEqual([409, 'incident.changed_meanwhile'])
  expect(await cardOf(id)).toMatchObject({ step: 'new', flags: { isMassEvent: false } })
  expect((await offersFor(id)).joined).toBeNull()
})

it('shows offers within the scope of the question, and joins only for who may', async () => {
  const outage = await saveOutage(desk.test, desk.people.dispatcher)
  const { id } = await ask('На ул. Ленина, 5 нет холодной воды')
  const inPlace = (role: Actor['grants'][number]['role'], code: string) =>
    buildActor({ role, scope: { kind: 'municipality', code } })

  expect((await offersFor(id, inPlace('analyst', 'borovichi'))).canJoin).toBe(false)
  const elsewhere = await desk.test.as(inPlace('coordinator', 'valday')).get(`/incidents/${id}/outages`)
  expect(elsewhere.statusCode).toBe(404)
  expect((await join(id, outage.id, inPlace('coordinator', 'valday'))).statusCode).toBe(404)
  expect((await join(id, outage.id, inPlace('analyst', 'borovichi'))).statusCode).toBe(403)
  expect((await join(id, outage.id, inPlace('coordinator', 'borovichi'))).statusCode).toBe(200)
})

it('prepares the news of the end for all who joined, beside what is written, and only where somebody joined', async () => {
  const { dispatcher } = desk.people
  const outage = await saveOutage(desk.test, dispatcher)
  const prepare = () => desk.test.as(dispatcher).post(`/outages/${outage.id}/answer`)
  expect((await prepare()).json().code).toBe('outage.no_event')
  const { id } = await ask('На ул. Ленина, 5 нет холодной воды')
  await join(id, outage.id)
  desk.passMs(3_600_000)
  await desk.test.as(dispatcher).post(`/outages/${outage.id}/commands`, { type: 'end', expectedVersion: 1 })
  expect((await prepare()).json()).toEqual({ incidentId: id })

  const { drafts } = await answerOf(id)
  expect(drafts).toMatchObject([
    { candidate: 1, kind: 'interim' },
    { candidate: 2, kind: 'final', outcome: 'solved', promise: null },
  ])
  expect(drafts[1].text).toContain('закончилось 24 ноября в 13:00: холодную воду дали')
})
