/** One search over the rooms: by beginnings of words, in either layout, and never beyond what the reader may open. */
import type { SearchResponse } from '@veche/contract/portal/search.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor, saveChannel, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor, Grant } from '../../access/index.ts'

let test: TestApp
let moderator: Actor
let second: Actor
let executor: Actor
let administrator: Actor
beforeAll(async () => {
  test = await startTestApp({ now: new Date('2026-11-24T09:00:00Z') })
  moderator = await saveActor('Вера Центр', 'moderator', { kind: 'region' })
  second = await saveActor('Глеб Центр', 'moderator', { kind: 'region' })
  executor = await saveActor('Андрей Исполнитель', 'executor', { kind: 'municipality', code: 'pestovo' })
  administrator = await saveActor('Анна Администратор', 'administrator', { kind: 'region' })
  await saveChannel(test.context, { municipalityCode: 'borovichi', name: 'Снежные Боровичи' })
})
afterAll(() => test.close())

async function saveActor(name: string, role: Grant['role'], scope: Grant['scope']): Promise<Actor> {
  const actor = buildActor({ name, grants: [{ role, scope }] })
  await saveUser(test.db, actor)
  return actor
}
const search = async (actor: Actor, words: string) => {
  const response = await test.as(actor).get(`/found?words=${encodeURIComponent(words)}`)
  expect([response.statusCode, response.body.slice(0, 200)]).toEqual([200, expect.anything()])
  return (response.json() as SearchResponse).found
}

/** A template of the region. */
const SHIPPED = ['template', 'Снег и лёд: расчистили']

it('finds in each room by a few letters, a practice in the wrong layout and in Latin letters', async () => {
  const practice = { title: 'Снегоуборка по дворам', municipalityCode: 'borovichi', startedOn: '2026-09-29' }
  const written = await test.as(moderator).post('/practices', {
    ...{ ...practice, cost: 'Ничего', subject: { kind: 'group', code: 'roads' } },
    ...{ problem: 'Жалуются', done: 'Вывозим ночью', isSubmitted: true },
  })
  const { id } = written.json() as { id: string }
  await test.as(second).post(`/practices/${id}/commands`, { type: 'approve', expectedVersion: 1 })
  const thread = { kind: 'question', title: 'Снег и мётлы', words: 'Кто выдаёт мётлы?', isPrivate: true }
  await test.as(executor).post('/feedback', { id: newId(), ...thread })

  const kinds = (found: SearchResponse['found']) => found.map(({ kind, title }) => [kind, title])
  expect(kinds(await search(moderator, 'сне'))).toEqual([
    ['practice', 'Снегоуборка по дворам'],
    ['thread', 'Снег и мётлы'],
    ['page', 'Снежные Боровичи'],
    SHIPPED,
  ])
  expect(kinds(await search(moderator, 'cytuje,jh'))).toEqual([['practice', 'Снегоуборка по дворам']])
  expect(kinds(await search(moderator, 'snegoub'))).toEqual([['practice', 'Снегоуборка по дворам']])
  expect(await search(moderator, 'снег бегемот')).toEqual([])
  // Another's private question and a page of another municipality are not there.
  const stranger = await saveActor('Пётр Чужой', 'executor', { kind: 'municipality', code: 'valday' })
  expect(kinds(await search(stranger, 'сне'))).toEqual([['practice', 'Снегоуборка по дворам'], SHIPPED])
  // The administrator of the region reads the private questions to the centre in their room too.
  const ofRooms = (await search(moderator, 'сне')).filter(({ kind }) => kind !== 'template')
  expect(await search(administrator, 'сне')).toEqual(ofRooms)
})

it('finds what is spelt with a slip where nothing is spelt so, in each room and in its own list', async () => {
  const titles = async (words: string) =>
    (await search(moderator, words)).map(({ kind, title }) => [kind, title])
  expect(await titles('снегоубокра')).toEqual([['practice', 'Снегоуборка по дворам']])
  expect(await titles('снегоуброка дворм')).toEqual([['practice', 'Снегоуборка по дворам']])
  expect(await titles('мтёлы')).toEqual([['thread', 'Снег и мётлы']])
  expect(await titles('баровичи')).toEqual([['page', 'Снежные Боровичи']])
  expect(await titles('бегемот')).toEqual([])
  // What is spelt right is not mixed with what is only like it.
  expect((await search(moderator, 'снегоуборка')).length).toBe(1)
  const list = await test.as(moderator).get(`/practices?search=${encodeURIComponent('снегоубокра')}`)
  expect(list.json()).toMatchObject({ practices: [{ title: 'Снегоуборка по дворам' }], nextCursor: null })
})

it('tells anybody at work the telephone of a person, however the name is typed', async () => {
  const body = {
    agencyCode: 'administration-borovichi',
    name: 'Зоя Петровна Ухтомская',
    phone: '8 (81664) 4-00-11',
  }
  const saved = await test.as(moderator).post(`/duty/bodies/${body.agencyCode}/people`, {
    ...{ userId: null, name: body.name, phone: body.phone },
  })
  expect([saved.statusCode, saved.body.slice(0, 200)]).toEqual([200, expect.anything()])
  for (const words of ['ухтом', 'зоя ухт', 'e[njvcrfz', 'uhtomskaya', 'ухтомксая'])
    expect(await search(executor, words), words).toMatchObject([
      { kind: 'contact', title: body.name, about: body.phone, agencyCode: body.agencyCode },
    ])
})

it('names those of the bodies of whoever asks before their namesakes of other places', async () => {
  for (const [agencyCode, name] of [
    ['administration-borovichi', 'Зоя Шубина'],
    ['administration-pestovo', 'Яна Шубина'],
  ] as const)
    await test.as(moderator).post(`/duty/bodies/${agencyCode}/people`, { userId: null, name, phone: '102' })
  const names = async (actor: Actor) => (await search(actor, 'шубина')).map(({ title }) => title)
  expect(await names(executor)).toEqual(['Яна Шубина', 'Зоя Шубина'])
  expect(await names(moderator)).toEqual(['Зоя Шубина', 'Яна Шубина'])
})

it('takes no signs for words, and refuses a single letter', async () => {
  expect(await search(moderator, '&|!:*()')).toEqual([])
  expect((await test.as(moderator).get('/found?words=a')).statusCode).toBe(400)
})
