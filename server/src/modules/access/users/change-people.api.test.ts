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

it('switches many off and on, each told of by name: nobody themselves, nobody who is gone or there already', async () => {
  const [anna = '', gleb = ''] = await savePeople(2)
  const userIds = [anna, gleb, administrator.id, 'nobody']
  const off = { userIds, isActive: false }
  const left = [
    { userId: administrator.id, name: 'Администратор', reason: 'own_account' },
    { userId: 'nobody', name: '', reason: 'gone' },
  ]
  const asAdministrator = test.as(administrator)
  const preview = await asAdministrator.post('/users/switch?preview=true', off)
  expect([preview.statusCode, preview.json()]).toEqual([200, { changed: [anna, gleb], left }])
  const areActive = async () =>
    (await test.db.selectFrom('appUser').select('isActive').where('id', 'in', [anna, gleb]).execute()).map(
      ({ isActive }) => isActive,
    )
  expect(await areActive()).toEqual([true, true])
  expect((await asAdministrator.post('/users/switch', off)).json()).toEqual({ changed: [anna, gleb], left })
  expect(await areActive()).toEqual([false, false])
  const noted = await test.db
    .selectFrom('journal')
    .select('details')
    .where('action', '=', 'user.changed')
    .where('objectId', 'in', [anna, gleb])
    .execute()
  expect(noted.map(({ details }) => details)).toEqual(Array(2).fill({ fields: [], isActive: false }))
  const again = (await asAdministrator.post('/users/switch', { userIds: [anna], isActive: false })).json()
  expect(again.left).toMatchObject([{ userId: anna, reason: 'already' }])
  expect((await asAdministrator.post('/users/switch', { userIds, isActive: true })).json().changed).toEqual([
    ...[anna, gleb],
  ])
  expect(await areActive()).toEqual([true, true])
})

it('ends what those switched off were signed in with, and is done by nobody else', async () => {
  const [person = buildActor({ role: 'head' })] = [buildActor({ role: 'dispatcher' })]
  await saveUser(test.db, person)
  await test.tokenOf(person)
  const body = { userIds: [person.id], isActive: false }
  expect((await test.as(person).post('/users/switch', body)).statusCode).toBe(403)
  await test.as(administrator).post('/users/switch', body)
  const live = await test.db
    .selectFrom('apiToken')
    .select('id')
    .where('userId', '=', person.id)
    .where('revokedAt', 'is', null)
    .execute()
  expect(live).toEqual([])
  for (const bad of [
    { ...body, userIds: [] },
    { ...body, userIds: Array(501).fill('x') },
    { userIds: ['x'] },
  ])
    expect((await test.as(administrator).post('/users/switch', bad)).statusCode).toBe(400)
})

it('finds the people of a municipality: of its own, of its bodies, and by one role of both', async () => {
  const person = (scope: { kind: 'municipality' | 'agency'; code: string }) =>
    buildActor({ role: 'chat_moderator', scope })
  const people = [person({ kind: 'municipality', code: 'borovichi' }), person(TOWN), person(ROADS)]
  for (const one of people) await saveUser(test.db, one)
  const find = async (query: string) =>
    (await test.as(administrator).get(`/users?${query}`))
      .json()
      .users.map(({ id }: { id: string }) => id)
      .toSorted()
  const wanted = people.slice(0, 2).map(({ id }) => id)
  expect(await find('municipalityCode=borovichi&role=chat_moderator')).toEqual(wanted.toSorted())
  expect(await find('municipalityCode=nowhere')).toEqual([])
})
