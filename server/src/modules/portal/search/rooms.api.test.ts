/** The one search in the rooms of work: each within its own rule of sight, whatever way the word is typed. */
import type { SearchResponse } from '@veche/contract/portal/search.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveFake } from '../../../../test/factories/fake-factory.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { saveOutage } from '../../../../test/factories/outage-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'

const UNIT = 'unit-of-search'
let desk: Desk
let incidentId: string
const stranger = buildActor({
  grants: (['executor', 'head', 'stream_editor'] as const).map((role) => ({
    ...{ role, scope: { kind: 'municipality', code: 'valday' } as const },
  })),
  name: 'Чужой Степан',
})
const inUnit = buildActor({ role: 'executor', name: 'Мастер Пётр', scope: { kind: 'unit', code: UNIT } })

/** Who finds it beside the centre. */
const ROOMS = ['note', 'subtask', 'outage', 'fake', 'livestream', 'template', 'macro', 'rule', 'run'] as const
beforeAll(async () => {
  desk = await openDesk()
  const { moderator, executor, coordinator, dispatcher } = desk.people
  const { owner, db, clock } = desk.test
  await owner.insertInto('unit').values({ code: UNIT, agencyCode: DESK_AGENCY, name: 'Участок' }).execute()
  for (const actor of [stranger, inUnit]) await saveUser(db, actor)
  const question = await saveIncident(db, {
    ...{ channelId: desk.channel.id, step: 'in_progress' },
    ...{ agencyCode: DESK_AGENCY, municipalityCode: 'borovichi', topicCode: 'roads.potholes' },
  })
  incidentId = question.id
  await post(executor, `/incidents/${incidentId}/notes`, {
    ...{ text: 'Ключи от снеготаялки у вахтёра', mentions: [] },
  })
  await post(executor, `/incidents/${incidentId}/subtasks`, {
    ...{ id: newId(), what: 'Осмотреть снеготаялку', ownerId: null, unitCode: UNIT, dueOn: '2026-11-25' },
  })
  await saveOutage(desk.test, dispatcher, { reason: 'Подключаем снеготаялку' })
  await saveFake(desk, { claim: 'Снеготаялка в Боровичах взорвалась' })
  await post(moderator, '/livestreams', {
    ...{ title: 'Снеготаялки: прямая линия', municipalityCode: 'borovichi' },
    ...{ speakers: [{ name: 'Глава', position: '' }], plannedAt: clock.now.toISOString() },
  })
  await post(coordinator, '/templates', {
    ...{ scope: 'agency', agencyCode: DESK_AGENCY, name: 'Про снеготаялку', text: 'Здравствуйте!' },
  })
  await post(moderator, '/macros', {
    ...{ name: 'Снеготаялка: срочно', text: '', isShared: false, acts: [{ does: 'urge' }] },
  })
  await post(moderator, '/rules', {
    ...{ name: 'Снеготаялки сразу', events: ['appeared'], asksFirst: false, hourlyBudget: 10 },
    ...{ conditions: [], acts: [{ does: 'tag', tags: ['снег'] }] },
  })
  const debrief = JSON.stringify({ figures: [] })
  await owner
    .insertInto('exerciseRun')
    .values({
      ...{ id: newId(), code: 'flood', title: 'Снеготаялка', state: 'over', endReason: 'played', debrief },
      ...{ startedBy: executor.id, startedByName: executor.name, agencyCode: DESK_AGENCY },
      ...{ createdAt: clock.now, endedAt: clock.now },
    })
    .execute()
})
afterAll(() => desk.close())

async function post(actor: Actor, url: string, body: object): Promise<void> {
  const response = await desk.test.as(actor).post(url, body)
  expect([url, response.statusCode, response.body.slice(0, 300)]).toEqual([url, 200, expect.anything()])
}
const search = async (actor: Actor, words: string) => {
  const response = await desk.test.as(actor).get(`/found?words=${encodeURIComponent(words)}`)
  expect([response.statusCode, response.body.slice(0, 300)]).toEqual([200, expect.anything()])
  return (response.json() as SearchResponse).found
}
const kinds = async (actor: Actor, words: string) => (await search(actor, words)).map(({ kind }) => kind)

it.each([
  ['by its beginning', 'снегота'],
  ['in another form', 'снеготаялками'],
  ['in the other layout', 'cytujnfzkr'],
  ['in Latin letters', 'snegotayalk'],
  ['with a slip', 'снегоатялк'],
])('finds in every room %s', async (_way, words) => {
  expect(await kinds(desk.people.moderator, words)).toEqual(ROOMS)
})

it('shows each with what tells it apart, and where it leads', async () => {
  const found = new Map((await search(desk.people.moderator, 'снеготаялка')).map((row) => [row.kind, row]))
  expect(found.get('note')).toMatchObject({
    ...{ incidentId, title: 'Ключи от снеготаялки у вахтёра', municipalityCode: 'borovichi' },
    about: expect.stringMatching(/^Исполнитель Глеб · № \d+ · Яма на дороге$/),
  })
  expect(found.get('subtask')).toMatchObject({ incidentId, about: expect.stringMatching(/Яма на дороге$/) })
  expect(found.get('outage')).toMatchObject({
    title: expect.stringContaining('снеготаялку'),
    about: expect.stringMatching(/^№ \d+$/),
  })
  expect(found.get('fake')?.title).toBe('Снеготаялка в Боровичах взорвалась')
  expect(found.get('rule')?.title).toMatch(/^\d+\. Снеготаялки сразу$/)
  expect(found.get('run')?.about).toBe('Исполнитель Глеб')
})

it('finds within the scope alone, and nothing for another district', async () => {
  const { executor, coordinator } = desk.people
  expect(await kinds(executor, 'снеготаялка')).toEqual(ROOMS.filter((kind) => !/macro|rule/.test(kind)))
  expect(await kinds(coordinator, 'снегоатялк')).toEqual(ROOMS.filter((kind) => !/macro|rule/.test(kind)))
  for (const words of ['снеготаялка', 'снегоатялк']) expect(await search(stranger, words)).toEqual([])
})

it('shows a sub-task to whoever does it, and nothing of its question', async () => {
  const found = await search(inUnit, 'снеготаялк')
  expect(found.filter(({ kind }) => kind === 'note' || kind === 'subtask')).toMatchObject([
    { kind: 'subtask', title: 'Осмотреть снеготаялку', about: null, incidentId: null },
  ])
})

it('finds no note that was deleted', async () => {
  const { executor } = desk.people
  const url = `/incidents/${incidentId}/notes`
  await post(executor, url, { text: 'Бегемота не видели', mentions: [] })
  expect(await kinds(executor, 'бегемот')).toEqual(['note'])
  const { notes } = (await desk.test.as(executor).get(url)).json()
  await desk.test.as(executor).delete(`${url}/${notes[0].id}`)
  expect(await kinds(executor, 'бегемот')).toEqual([])
})

it('finds exercises that can be played', async () => {
  expect(await search(desk.people.moderator, 'павод')).toMatchObject([
    { kind: 'exercise', id: 'flood', title: 'Паводок' },
  ])
})

it('looks beyond the newest notes by the index of words', async () => {
  const others = await saveIncident(desk.test.db, { channelId: desk.channel.id, step: 'in_progress' })
  const { executor, dispatcher } = desk.people
  const at = (index: number) => new Date(desk.test.clock.now.getTime() + index)
  await desk.test.owner
    .insertInto('incidentNote')
    .values(
      Array.from({ length: 101 }, (_, index) => ({
        ...{ id: newId(), incidentId: others.id, authorId: executor.id, authorName: executor.name },
        ...{ text: `Позвонил ${index}`, mentions: [], createdAt: at(index + 1) },
      })),
    )
    .execute()
  expect(await kinds(dispatcher, 'вахтёра')).toEqual(['note'])
})
