import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'

let test: TestApp
const administrator = buildActor({ role: 'administrator', name: 'Администратор' })
const ROADS = { kind: 'agency', code: 'ministry-roads' } as const
const TOWN = { kind: 'agency', code: 'administration-borovichi' } as const
beforeAll(async () => {
  test = await startTestApp()
  await saveUser(test.db, administrator)
})
afterAll(() => test.close())

async function savePeople(count: number) {
  const people = Array.from({ length: count }, () => buildActor({ role: 'executor', scope: ROADS }))
  for (const person of people) await saveUser(test.db, person)
  return people.map(({ id }) => id)
}
const grantsOf = async (id: string) =>
  (await test.as(administrator).get(`/users/${id}`))
    .json<{ grants: { role: string; scope: { code?: string } }[] }>()
    .grants.map(({ role, scope }) => `${role} ${scope.code ?? ''}`.trim())
const change = (body: object) => test.as(administrator).post('/users/grants', body)

it('moves people to a body with their roles, says so in the journal, and brings all back', async () => {
  const userIds = await savePeople(3)
  const moved = await change({ userIds, change: { kind: 'move', agencyCode: TOWN.code } })
  expect([moved.statusCode, moved.json().changed.length]).toEqual([200, 3])
  for (const id of userIds) expect(await grantsOf(id)).toEqual([`executor ${TOWN.code}`])
  const noted = await test.db
    .selectFrom('journal')
    .select('action')
    .where('objectId', 'in', userIds)
    .execute()
  expect(noted.map(({ action }) => action).sort()).toEqual([
    ...['grant.added', 'grant.added', 'grant.added', 'grant.removed', 'grant.removed', 'grant.removed'],
  ])
  const undone = await test.as(administrator).post('/users/grants/undo', moved.json())
  expect([undone.statusCode, undone.json().changed.length]).toEqual([200, 3])
  for (const id of userIds) expect(await grantsOf(id)).toEqual([`executor ${ROADS.code}`])
})

it('gives a role to those who lack it, and undoing takes it from them alone', async () => {
  const userIds = await savePeople(2)
  const grant = { role: 'coordinator', scope: ROADS } as const
  await change({ userIds: [userIds[0]], change: { kind: 'give', grant } })
  const given = (await change({ userIds, change: { kind: 'give', grant } })).json()
  expect(given.changed.map(({ userId }: { userId: string }) => userId)).toEqual([userIds[1]])
  await test.as(administrator).post('/users/grants/undo', given)
  expect(await grantsOf(userIds[0] ?? '')).toContain('coordinator ministry-roads')
  expect(await grantsOf(userIds[1] ?? '')).toEqual(['executor ministry-roads'])
})

it('names who stays as they are and why, before anything is written and after', async () => {
  const [had = '', lacks = ''] = await savePeople(2)
  const grant = { role: 'coordinator', scope: ROADS } as const
  await change({ userIds: [had], change: { kind: 'give', grant } })
  const asked = { userIds: [had, lacks, 'nobody'], change: { kind: 'give', grant } }
  const left = [
    { userId: had, name: expect.any(String), reason: 'has_role' },
    { userId: 'nobody', name: '', reason: 'gone' },
  ]
  const changed = [{ userId: lacks, given: [grant], taken: [] }]
  const preview = await test.as(administrator).post('/users/grants?preview=true', asked)
  expect(preview.json()).toEqual({ changed, left })
  expect(await grantsOf(lacks)).toEqual(['executor ministry-roads'])
  expect((await change(asked)).json()).toEqual({ changed, left })
  const taken = await change({
    userIds: [lacks],
    change: { kind: 'take', grant: { role: 'head', scope: ROADS } },
  })
  expect(taken.json().left).toMatchObject([{ reason: 'no_role' }])
  const stays = await change({ userIds: [lacks], change: { kind: 'move', agencyCode: ROADS.code } })
  expect(stays.json().left).toMatchObject([{ reason: 'there_already' }])
  const town = buildActor({ role: 'head', scope: { kind: 'municipality', code: 'borovichi' } })
  await saveUser(test.db, town)
  const none = await change({ userIds: [town.id], change: { kind: 'move', agencyCode: ROADS.code } })
  expect(none.json().left).toMatchObject([{ reason: 'no_body_role' }])
})

it('changes nobody where one of them may not be changed, and makes no administrator', async () => {
  const userIds = await savePeople(1)
  const grant = { role: 'head', scope: ROADS } as const
  const own = await change({ userIds: [...userIds, administrator.id], change: { kind: 'give', grant } })
  expect([own.statusCode, own.json().code]).toEqual([403, 'access.own_grant'])
  const nowhere = { role: 'head', scope: { kind: 'agency', code: 'nowhere' } }
  expect((await change({ userIds, change: { kind: 'give', grant: nowhere } })).json().code).toBe(
    'access.unknown_scope',
  )
  const region = { role: 'administrator', scope: { kind: 'region' } }
  expect((await change({ userIds, change: { kind: 'give', grant: region } })).statusCode).toBe(400)
  const smuggled = { changed: [{ userId: userIds[0], given: [], taken: [region] }] }
  expect((await test.as(administrator).post('/users/grants/undo', smuggled)).statusCode).toBe(400)
  expect(await grantsOf(userIds[0] ?? '')).toEqual(['executor ministry-roads'])
  const [plain] = [buildActor({ role: 'dispatcher' })]
  await saveUser(test.db, plain)
  expect(
    (await test.as(plain).post('/users/grants', { userIds, change: { kind: 'give', grant } })).statusCode,
  ).toBe(403)
})

it('finds a person through slips of the hand and of the layout, where nothing is found as it is', async () => {
  const person = buildActor({ role: 'executor', name: 'Верещагина Ольга' })
  await saveUser(test.db, person)
  const find = async (words: string) =>
    (await test.as(administrator).get(`/users?search=${encodeURIComponent(words)}`)).json()
  for (const words of ['верещагина', 'Верищагина', 'вересчагина', 'dthtofubyf', 'ольга верещагна'])
    expect([words, (await find(words)).users.map(({ id }: { id: string }) => id)]).toEqual([
      words,
      [person.id],
    ])
  expect((await find('Сидоренко-Задунайский')).total).toBe(0)
})

it('takes away as a file what is filtered, in words', async () => {
  const file = await test.as(administrator).get(`/users/export?search=${encodeURIComponent('Верещагина')}`)
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  const [head, row, ...rest] = file.body.trim().split('\r\n')
  expect(head).toContain('Имя')
  expect(row).toMatch(/Верещагина Ольга.*Исполнитель/)
  expect(rest).toEqual([])
  const noted = await test.db
    .selectFrom('journal')
    .select('details')
    .where('action', '=', 'user.exported')
    .execute()
  expect(noted).toHaveLength(1)
})
