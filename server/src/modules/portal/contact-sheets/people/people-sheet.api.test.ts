/** Accounts from a file: told by row and column first, then all or none, with passwords that open. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../../../../../test/browser.ts'
import { buildActor, saveUser } from '../../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../../test/test-app.ts'
import type { Actor } from '../../../access/index.ts'

let test: TestApp
const administrator = buildActor({ role: 'administrator', name: 'Администратор' })
beforeAll(async () => {
  test = await startTestApp()
  await saveUser(test.db, administrator)
})
afterAll(() => test.close())

const HEAD = 'Имя;Почта;Роль;Ведомство;Муниципалитет;Телефон'
const csv = (...rows: string[]) => [HEAD, ...rows].join('\r\n')

async function send(step: string, text: string, { actor = administrator }: { actor?: Actor } = {}) {
  const response = await test.app.inject({
    ...{ method: 'POST', url: `/api/users/sheet/${step}`, payload: text },
    headers: { authorization: `Bearer ${await test.tokenOf(actor)}`, 'content-type': 'text/csv' },
  })
  return { status: response.statusCode, ...response.json() }
}
const countUsers = async () => (await test.db.selectFrom('appUser').select('id').execute()).length

it('makes each account with its role and telephone, and the password told once opens and must be changed', async () => {
  const text = csv(
    'Мария Ласточкина;Maria@example.org;Исполнитель;ministry-roads;;8 (8162) 00-00-05',
    'Пётр Стрижов;petr@example.org;chat_moderator;;borovichi;',
    'Ольга Синицына;olga@example.org;Куратор центра;;весь регион;',
  )
  const told = await send('preview', text)
  expect(told).toMatchObject({ status: 200, problems: [], addedCount: 3, sameCount: 0 })
  expect(told.added[0].name).toMatch(/^Мария Ласточкина · maria@example\.org · Исполнитель · .*дорож/)
  const before = await countUsers()
  const made = await send(`apply?basedOn=${told.basedOn}`, text)
  expect(made).toMatchObject({ status: 200, addedCount: 3 })
  expect(await countUsers()).toBe(before + 3)
  const [maria] = made.passwords
  const browser = openBrowser(test.app)
  await browser.signIn(maria.email, maria.password)
  const me = (await browser.get('/api/me')).json()
  expect(me).toMatchObject({
    ...{ name: 'Мария Ласточкина', passwordChangeRequired: true },
    grants: [{ role: 'executor', scope: { kind: 'agency', code: 'ministry-roads' } }],
  })
  const person = await test.db
    .selectFrom('dutyPerson')
    .select(['agencyCode', 'phone'])
    .where('userId', '=', me.id)
    .execute()
  expect(person).toEqual([{ agencyCode: 'ministry-roads', phone: '8 (8162) 00-00-05' }])
  const noted = await test.db
    .selectFrom('journal')
    .select('details')
    .where('action', '=', 'user.imported')
    .execute()
  expect(noted).toEqual([{ details: { addedCount: 3 } }])
  // The same file again adds nobody; what the preview of before told is no longer so.
  expect(await send('preview', text)).toMatchObject({ addedCount: 0, sameCount: 3, problems: [] })
  expect(await send(`apply?basedOn=${told.basedOn}`, text)).toMatchObject({
    ...{ status: 409, code: 'access.changed_since_preview' },
  })
})

it('tells all that is wrong by row and column, and makes nobody', async () => {
  await saveUser(test.db, buildActor({ role: 'head', id: 'known-person' }))
  const { email } = await test.db
    .selectFrom('appUser')
    .select('email')
    .where('id', '=', 'known-person')
    .executeTakeFirstOrThrow()
  const text = csv(
    'Анна Ким;anna@example.org;Исполнитель;ministry-roads;;',
    ';not-an-address;Дворник;nowhere;;',
    'Анна Ким;anna@example.org;Исполнитель;ministry-roads;;',
    'Глеб Орлов;gleb@example.org;Администратор;;весь регион;',
    'Яна Белая;yana@example.org;Аналитик;;;',
    `Новое Имя;${email};Исполнитель;ministry-roads;;`,
    'Лев Седой;lev@example.org;Аналитик;;borovichi;8 (8162) 00-00-06',
    'Ия Тихая;iya@example.org;Исполнитель;administration-borovichi;volot;',
  )
  const before = await countUsers()
  const told = await send('preview', text)
  expect(told.problems).toEqual([
    { row: 3, field: 'role', code: 'not_a_choice', value: 'Дворник' },
    { row: 3, field: 'name', code: 'required', value: '' },
    { row: 3, field: 'email', code: 'invalid', value: 'not-an-address' },
    { row: 3, field: 'agencyCode', code: 'unknown_name', value: 'nowhere' },
    { row: 4, field: 'email', code: 'twice', value: 'anna@example.org' },
    { row: 5, field: 'role', code: 'one_at_a_time', value: 'Администратор' },
    { row: 6, field: 'agencyCode', code: 'required', value: '' },
    { row: 7, field: 'email', code: 'email_taken', value: email },
    { row: 8, field: 'phone', code: 'phone_without_body', value: '8 (8162) 00-00-06' },
    { row: 9, field: 'municipalityCode', code: 'foreign_place', value: 'volot' },
  ])
  expect(await send(`apply?basedOn=${told.basedOn}`, text)).toMatchObject({
    ...{ status: 400, code: 'access.bad_sheet' },
  })
  expect(await countUsers()).toBe(before)
})

it('takes no more than one press makes, no file that is none, and nothing from anybody else', async () => {
  const many = Array.from({ length: 501 }, (_, at) => `Имя Имя;p${at}@example.org;Аналитик;;весь регион;`)
  expect(await send('preview', csv(...many))).toMatchObject({ status: 400, code: 'access.sheet_too_long' })
  expect((await send('preview', '')).problems).toMatchObject([{ row: null, code: 'empty_file' }])
  expect((await send('preview', 'Имя;Цвет')).problems).toMatchObject([{ code: 'unknown_column' }])
  expect((await test.as(administrator).post('/users/sheet/preview', {})).statusCode).toBe(415)
  const actor = buildActor({ role: 'dispatcher' })
  await saveUser(test.db, actor)
  expect((await send('preview', csv(), { actor })).status).toBe(403)
})
