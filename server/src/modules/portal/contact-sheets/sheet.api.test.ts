import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { bodyOf } from '../../../../test/factories/duty-body.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  const body = bodyOf(desk)
  await body.addPerson({ name: 'Лидия Главная', phone: '8 (8162) 00-00-02' })
  const leadId = await body.person('Лидия Главная')
  await body.post({ name: 'Сектор света', leadId })
})
afterAll(() => desk.close())

const BODY = 'Администрация Боровичского округа'
const HEAD = 'Ведомство;Пост;Темы;Аварийный;Отвечает;Телефон отвечающего'
const csv = (...rows: string[]) => [HEAD, ...rows].join('\r\n')

async function send(actor: Actor, step: string, text: string) {
  const token = await desk.test.tokenOf(actor)
  const response = await desk.test.app.inject({
    ...{ method: 'POST', url: `/api/duty/sheet/${step}`, payload: text },
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
  })
  return { status: response.statusCode, ...response.json() }
}
const preview = (text: string, actor = desk.people.coordinator) => send(actor, 'preview', text)

describe('posts as a file', () => {
  it('come back as they went out: nothing changes', async () => {
    const out = await desk.test.as(desk.people.coordinator).get('/duty/sheet?format=csv')
    expect(out.statusCode).toBe(200)
    expect(out.body).toContain('Сектор света')
    expect(await preview(out.body)).toMatchObject({
      problems: [],
      addedCount: 0,
      changedCount: 0,
      sameCount: 1,
    })
  })

  it('are shown field by field, then loaded exactly so, with the people they name', async () => {
    const text = csv(
      `${BODY};Сектор света;roads.lighting;нет;Лидия Главная;8 (8162) 00-00-03`,
      `${BODY};Служба дорог;;да;Семён Новый;8 (8162) 00-00-04`,
    )
    const told = await preview(text)
    expect(told).toMatchObject({
      ...{ problems: [], addedCount: 1, changedCount: 1 },
      changed: [{ fields: [{ field: 'leadPhone', before: expect.any(String), after: '8 (8162) 00-00-03' }] }],
    })
    expect(await send(desk.people.coordinator, `apply?basedOn=${told.basedOn}`, text)).toMatchObject({
      ...{ status: 200, addedCount: 1, changedCount: 1 },
    })
    const { posts, people } = (await bodyOf(desk).read()) as unknown as {
      posts: { name: string; leadId: string }[]
      people: { id: string; name: string; phone: string }[]
    }
    const roads = posts.find(({ name }) => name === 'Служба дорог')
    expect(people.find(({ id }) => id === roads?.leadId)).toMatchObject({ name: 'Семён Новый' })
    expect(await preview(text)).toMatchObject({ addedCount: 0, changedCount: 0, sameCount: 2 })
    expect(await send(desk.people.coordinator, `apply?basedOn=${told.basedOn}`, text)).toMatchObject({
      ...{ status: 409, code: 'duty.changed_since_preview' },
    })
  })

  it('are refused as a whole, each row with its column: unknown names, twice, a body of somebody else', async () => {
    const text = csv(
      `${BODY};Новый;нет такой темы;нет;;`,
      `${BODY};Новый;;нет;;`,
      'Администрация Валдайского округа;Чужой;;нет;;',
      'Нигде;Пост;;нет;;',
      `${BODY};Телефон;;нет;Кто-то;звоните`,
    )
    const { problems, basedOn } = await preview(text)
    expect(problems.map(({ row, field, code }: Record<string, unknown>) => [row, field, code])).toEqual([
      [2, 'topicCodes', 'unknown_name'],
      [3, 'name', 'twice'],
      [4, 'agencyCode', 'foreign_body'],
      [5, 'agencyCode', 'unknown_name'],
      [6, 'leadPhone', 'invalid'],
    ])
    expect(await send(desk.people.coordinator, `apply?basedOn=${basedOn}`, text)).toMatchObject({
      ...{ status: 400, code: 'duty.bad_sheet' },
    })
  })
})
