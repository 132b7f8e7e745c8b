import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_NOON } from '../../../../test/desk.ts'
import { buildOutage, saveOutage } from '../../../../test/factories/outage-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: DESK_NOON })
})
afterAll(() => test.close())

const dispatcher = buildActor({ role: 'dispatcher', name: 'Куратор Анна' })
const water = buildActor({
  ...{ role: 'coordinator', name: 'Диспетчер Вера' },
  scope: { kind: 'agency', code: 'water-msta' },
})
const inHours = (hours: number) => new Date(DESK_NOON.getTime() + hours * 3_600_000).toISOString()

async function post(actor: typeof water, url: string, body: object) {
  const response = await test.as(actor).post(url, body)
  return { status: response.statusCode, body: response.json() }
}
async function patch(actor: typeof water, id: string, body: object) {
  const response = await test.as(actor).patch(`/outages/${id}`, body)
  return { status: response.statusCode, body: response.json() }
}

it('enters an outage with a number of its own, its places and the first row of its history', async () => {
  const outage = await saveOutage(test, water)

  expect(outage).toMatchObject({
    ...{ state: 'in_force', version: 1, questionCount: 0, event: null, waitingCount: 0 },
    history: [{ act: 'entered', byName: 'Диспетчер Вера', fields: [] }],
    abilities: { edit: true, end: true, resume: false, cancel: true, restore: false },
  })
  const places = await test.db
    .selectFrom('outagePlace')
    .selectAll()
    .where('outageId', '=', outage.id)
    .execute()
  expect(places).toMatchObject([{ kind: 'street', street: 'ленина ул.', settlement: null }])
  const next = await saveOutage(test, water)
  expect(next.number).toBe(outage.number + 1)
})

it.each([
  [{ addresses: 'ул. Ленина, кроме 5' }, 'outage.addresses_not_read', 'addresses'],
  [{ addresses: 'ул. Ленина, 15-1' }, 'outage.addresses_row_backwards', 'addresses'],
  [{ agencyCode: 'nobody' }, 'outage.forbidden', undefined],
  [{ endsAt: inHours(-0.5) }, 'outage.already_over', 'endsAt'],
])('refuses %j in words of its field', async (changes, code, field) => {
  const { status, body } = await post(water, '/outages', buildOutage(DESK_NOON, changes))

  expect([status >= 400, body.code, body.details.field]).toEqual([true, code, field])
})

it('refuses an end before the beginning, an unknown place, and a body of another place', async () => {
  const backwards = await post(water, '/outages', buildOutage(DESK_NOON, { endsAt: inHours(-2) }))
  expect([backwards.status, backwards.body.code]).toEqual([400, 'http.invalid'])
  const nowhere = await post(dispatcher, '/outages', buildOutage(DESK_NOON, { municipalityCode: 'nowhere' }))
  expect(nowhere.body).toMatchObject({
    code: 'directory.unknown_code',
    details: { field: 'municipalityCode' },
  })
  const foreign = await post(dispatcher, '/outages', buildOutage(DESK_NOON, { municipalityCode: 'valday' }))
  expect(foreign.body).toMatchObject({ code: 'outage.foreign_place', details: { field: 'municipalityCode' } })
})

it('moves the end, tells before and after, and reads changed addresses anew', async () => {
  const { id } = await saveOutage(test, water)
  const { status, body } = await patch(water, id, { endsAt: inHours(5), addresses: 'пер. Садовый' })

  expect(status).toBe(200)
  expect(body.history[0]).toMatchObject({
    act: 'changed',
    fields: [
      { field: 'addresses', after: 'пер. Садовый' },
      { field: 'endsAt', before: inHours(2), after: inHours(5) },
    ],
  })
  const places = await test.db.selectFrom('outagePlace').select('street').where('outageId', '=', id).execute()
  expect(places).toEqual([{ street: 'садовый пер.' }])
  const same = await patch(water, id, { endsAt: inHours(5) })
  expect(same.body.version).toBe(body.version)
})

it('refuses a field that somebody else has changed meanwhile, and says who', async () => {
  const { id, endsAt, reason } = await saveOutage(test, water)
  await patch(dispatcher, id, { endsAt: inHours(6), before: { endsAt } })
  const late = await patch(water, id, { endsAt: inHours(7), before: { endsAt } })
  const other = await patch(water, id, { reason: 'Порыв трубы', before: { reason } })

  expect(late).toMatchObject({
    status: 409,
    body: { code: 'edit.fields_changed', details: { by: 'Куратор Анна', fields: [{ field: 'endsAt' }] } },
  })
  expect(other.status).toBe(200)
})

it('is ended early and resumed, cancelled with a reason and restored', async () => {
  const { id } = await saveOutage(test, water)
  const run = (body: object) => post(water, `/outages/${id}/commands`, body)
  const ended = await run({ type: 'end', expectedVersion: 1 })
  expect(ended.body).toMatchObject({ state: 'over', endedAt: DESK_NOON.toISOString() })
  expect(ended.body.abilities).toMatchObject({ resume: true, end: false, cancel: false })
  expect((await run({ type: 'resume', expectedVersion: 2 })).body.state).toBe('in_force')
  const cancelled = await run({ type: 'cancel', expectedVersion: 3, comment: 'Обошлись без отключения' })
  expect(cancelled.body).toMatchObject({
    state: 'cancelled',
    history: [{ comment: 'Обошлись без отключения' }, {}, {}, {}],
  })
  const again = await run({ type: 'end', expectedVersion: 4 })
  expect([again.status, again.body.code]).toEqual([409, 'outage.step_not_allowed'])
  const old = await run({ type: 'restore', expectedVersion: 1 })
  expect([old.status, old.body.code]).toEqual([409, 'outage.changed_meanwhile'])
  expect((await run({ type: 'restore', expectedVersion: 4 })).body).toMatchObject({ state: 'in_force' })
})

it('may go on after its planned end, and is not resumed behind it', async () => {
  const { id } = await saveOutage(test, water, { endsAt: inHours(0.1) })
  test.clock.now = new Date(inHours(1))
  const over = await test.as(water).get(`/outages/${id}`)
  expect(over.json()).toMatchObject({ state: 'over', abilities: { edit: true, resume: false, end: false } })
  const { body } = await patch(water, id, { endsAt: inHours(3) })
  expect(body.state).toBe('in_force')
  test.clock.now = DESK_NOON
})

it('keeps its history as it was written', async () => {
  await expect(test.db.updateTable('outageChange').set({ act: 'restored' }).execute()).rejects.toThrow(
    /permission denied/,
  )
})
