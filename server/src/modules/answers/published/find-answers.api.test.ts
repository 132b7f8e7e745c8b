/** «Ответы» of the one search: published words with their question, within what the reader sees. */
import type { SearchResponse } from '@veche/contract/portal/search.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'
import { findAnswers } from './find-answers.ts'

let desk: Desk
const ids = new Map<string, string>()
beforeAll(async () => {
  desk = await openDesk()
  await desk.deliver(
    { id: 'lamp', text: 'Не горит фонарь на Школьной улице третий вечер', author: 'one' },
    { id: 'waits', text: 'Светодиод у остановки погас', author: 'two' },
  )
  await desk.work()
  await answer('lamp', 'Здравствуйте! На Школьной поставили светодиод, лампа заменена 24 ноября.', true)
  await answer('waits', 'Здравствуйте! Светодиод у остановки заменим до пятницы, бригада назначена.', false)
})
afterAll(() => desk.close())

async function answer(question: string, text: string, isPublished: boolean): Promise<void> {
  const { id } = await desk.incidentOf(question)
  ids.set(question, id)
  await desk.test.db
    .updateTable('incident')
    .set({ step: 'in_progress', agencyCode: DESK_AGENCY, municipalityCode: 'borovichi' })
    .where('id', '=', id)
    .execute()
  const run = async (actor: Actor, step: string, body: object) => {
    const { version: expectedVersion } = await desk.incidentOf(question)
    const done = await desk.test
      .as(actor)
      .post(`/incidents/${id}/answer/${step}`, { expectedVersion, ...body })
    expect([done.statusCode, done.body]).toEqual([200, done.body])
  }
  await run(desk.people.executor, 'submit', { kind: 'final', text, overrideReason: 'проверено' })
  if (!isPublished) return
  await run(desk.people.moderator, 'approve', { versionNo: 1 })
  await desk.send()
  // As the network tells it: our words come back into the thread.
  await desk.work()
}

const search = async (actor: Actor, words: string) => {
  const response = await desk.test.as(actor).get(`/found?words=${encodeURIComponent(words)}`)
  expect(response.statusCode).toBe(200)
  return (response.json() as SearchResponse).found.filter(({ kind }) => kind === 'answer')
}

it('finds what was published, with its question, and neither a draft nor words of a resident', async () => {
  const found = await search(desk.people.moderator, 'светодиоды')
  expect(found).toEqual([
    {
      ...{ kind: 'answer', id: ids.get('lamp'), municipalityCode: 'borovichi', agencyCode: null },
      title: expect.stringContaining('поставили светодиод'),
      ...{ isNearly: false, incidentId: null },
      about: expect.stringMatching(/^№ \d+ · .*фонарь/iu),
    },
  ])
  expect(await search(desk.people.moderator, 'остановки')).toEqual([])
  expect(await search(desk.people.moderator, 'вечер')).toEqual([])
})

it('is the same by the index of words, when the newest do not have it', async () => {
  const older = await desk.test.db.transaction().execute((tx) => findBeyond(tx))
  expect(older.map(({ id }) => id)).toEqual([ids.get('lamp')])
})

/** A limit that the newest cannot fill: the search goes on among all. */
function findBeyond(db: Parameters<typeof findAnswers>[0]['db']) {
  return findAnswers({ db }, { words: 'светодиод', limit: 3, actor: desk.people.moderator })
}

it('does not keep other rooms from a slip that answers have corrected by themselves', async () => {
  const practice = { title: 'Лампа у каждого подъезда', municipalityCode: 'borovichi' }
  const written = await desk.test.as(desk.people.moderator).post('/practices', {
    ...{ ...practice, startedOn: '2026-09-29', cost: 'Ничего', subject: { kind: 'group', code: 'roads' } },
    ...{ problem: 'Темно', done: 'Светло', isSubmitted: true },
  })
  const { id } = written.json() as { id: string }
  const second = buildActor({ name: 'Глеб Центр', role: 'moderator' })
  await saveUser(desk.test.db, second)
  await desk.test.as(second).post(`/practices/${id}/commands`, { type: 'approve', expectedVersion: 1 })
  const response = await desk.test
    .as(desk.people.moderator)
    .get(`/found?words=${encodeURIComponent('лапма')}`)
  expect(
    (response.json() as SearchResponse).found.map(({ kind, id, isNearly }) => ({ kind, id, isNearly })),
  ).toEqual([
    { kind: 'answer', id: ids.get('lamp'), isNearly: false },
    { kind: 'practice', id, isNearly: true },
  ])
})

it('shows nothing to whoever does not see the question', async () => {
  const stranger = buildActor({
    name: 'Другой Округ',
    grants: [{ role: 'executor', scope: { kind: 'municipality', code: 'valday' } }],
  })
  await saveUser(desk.test.db, stranger)
  expect(await search(stranger, 'светодиод')).toEqual([])
  expect(await search(desk.people.executor, 'светодиод')).toHaveLength(1)
})
