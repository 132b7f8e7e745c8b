import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { createChangedRows } from './changed-rows.ts'

type Row = { id: string; place: string; title: string; step: string }

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const save = (seed: Partial<Parameters<typeof saveIncident>[1]> = {}) =>
  saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'assigned',
    agencyCode: DESK_AGENCY,
    municipalityCode: 'borovichi',
    deadlineDueAt: new Date('2026-11-25T09:00:00.123Z'),
    ...seed,
  })

async function read(path: string, actor: Actor = desk.people.dispatcher): Promise<Row[]> {
  const response = await desk.test.as(actor).get(path)
  expect(response.statusCode).toBe(200)
  return response.json<{ incidents: Row[] }>().incidents
}
const changed = (ids: readonly string[], query = '', actor?: Actor) =>
  read(`/incidents/changed?ids=${ids.join(',')}${query}`, actor)

describe('changed rows', () => {
  it('are those of the list with their places, and of the others nothing is said', async () => {
    const [here, elsewhere] = [await save(), await save({ step: 'new' })]
    const [listed] = await read('/incidents?queue=assigned&limit=1')

    const rows = await changed([here.id, elsewhere.id, newId()], '&queue=assigned')

    expect(rows).toEqual([listed])
    expect(rows[0]?.place).toMatch(new RegExp(`^open_due_2026-11-25T09:00:00.123.*Z_${here.id}$`))
  })

  it('come from both stretches of a list without a queue', async () => {
    const [open, ended] = [await save(), await save({ step: 'done', deadlineDueAt: null })]

    const rows = await changed([ended.id, open.id])

    const stretches = Object.fromEntries(rows.map(({ id, place }) => [id, place.split('_')[0]]))
    expect(stretches).toEqual({ [open.id]: 'open', [ended.id]: 'ended' })
  })

  it('are only those in the scope of the reader', async () => {
    const [ours, foreign] = [await save(), await save({ agencyCode: 'road-service' })]

    const rows = await changed([ours.id, foreign.id], '', desk.people.executor)

    expect(rows.map(({ id }) => id)).toEqual([ours.id])
  })

  it('are asked for a hundred at most, by ids alone', async () => {
    const many = Array.from({ length: 101 }, newId)
    const as = desk.test.as(desk.people.dispatcher)
    const statuses = await Promise.all(
      [many.join(','), 'one', ''].map(
        async (ids) => (await as.get(`/incidents/changed?ids=${ids}`)).statusCode,
      ),
    )

    expect(statuses).toEqual([400, 400, 400])
    expect(await changed(many.slice(1))).toEqual([])
  })
})

describe('a row that was read', () => {
  const facts = { filter: {}, timeZone: 'Europe/Moscow' }
  const rename = (id: string, title: string) =>
    desk.test.db.updateTable('incident').set({ title }).where('id', '=', id).execute()

  async function open() {
    const { id } = await save()
    await rename(id, 'прежде')
    const stage = { cursor: '100-1', nowMs: 0 }
    const listChanged = createChangedRows(desk.test.db, {
      cursor: () => stage.cursor,
      monotonicMs: () => stage.nowMs,
    })
    const titleFor = async (actor: Actor, after: string | undefined) => {
      const rows = await listChanged({ ...facts, actor, now: desk.test.clock.now, ids: [id], after })
      return rows[0]?.title
    }
    return { id, stage, titleFor }
  }

  it('is shared by readers of equal rights until one heard a later event', async () => {
    const { id, stage, titleFor } = await open()
    const [one, other] = [buildActor(), buildActor()]
    expect(await titleFor(one, '100-1')).toBe('прежде')
    await rename(id, 'потом')

    expect(await titleFor(other, '100-1')).toBe('прежде')
    stage.cursor = '101-1'
    expect(await titleFor(other, '101-1')).toBe('потом')
    expect(await titleFor(one, '100-1')).toBe('потом')
  })

  it('is read anew by a node whose feed has not come so far', async () => {
    const { id, titleFor } = await open()
    const reader = buildActor()
    await titleFor(reader, '101-1')
    await rename(id, 'потом')

    expect(await titleFor(reader, '101-1')).toBe('потом')
  })

  it('is read anew for whoever tells no event, after a second, and for other rights', async () => {
    const { id, stage, titleFor } = await open()
    const [reader, narrow] = [
      buildActor(),
      buildActor({ role: 'executor', scope: { kind: 'agency', code: DESK_AGENCY } }),
    ]
    await titleFor(reader, '100-1')
    await rename(id, 'потом')

    expect(await titleFor(narrow, '100-1')).toBe('потом')
    expect(await titleFor(reader, '100-1')).toBe('прежде')
    expect(await titleFor(reader, undefined)).toBe('потом')
    await rename(id, 'ещё позже')
    stage.nowMs += 1000
    expect(await titleFor(reader, '100-1')).toBe('ещё позже')
  })
})

it('says of an urgent row and of its card by which words it was read as a danger', async () => {
  await desk.deliver({ id: 'gas', text: 'В подъезде сильно пахнет газом, Ленина, 5', author: 'resident-gas' })
  await desk.work()
  const { id } = await desk.incidentOf('gas')
  const urgent = await save({ urgency: 'urgent' })
  const rows = await read(`/incidents/changed?ids=${id},${urgent.id}`)
  const wordsOf = (rowId: string) =>
    (rows.find((row) => row.id === rowId) as unknown as { urgentWords: string[] }).urgentWords
  expect(wordsOf(id).join(' ')).toMatch(/газ/)
  // A person made it so: no word speaks for it.
  expect(wordsOf(urgent.id)).toEqual([])
  const card = await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}`)
  expect(card.json().urgentWords).toEqual(wordsOf(id))
})
