import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { bodyOf } from '../../../../test/factories/duty-body.ts'

let desk: Desk
let body: ReturnType<typeof bodyOf>
beforeAll(async () => {
  desk = await openDesk()
  body = bodyOf(desk)
  const units = [{ code: 'borovichi-lights', agencyCode: DESK_AGENCY, name: 'Участок света' }]
  for (const unit of units) expect((await admin().post('/directory/units', unit)).statusCode).toBe(200)
  const added = [
    { street: 'ул. Ленина', agencyCode: 'ministry-roads' },
    { street: 'Ленина', houses: '15 – 1', agencyCode: 'ministry-roads' },
    { street: 'Ленина ул.', houses: '1–15 нечётные', agencyCode: 'ministry-housing' },
    { object: 'котельная  № 3', topicCode: TOPIC, agencyCode: DESK_AGENCY, unitCode: 'borovichi-lights' },
  ]
  statuses = []
  for (const line of added) statuses.push((await add(line)).statusCode)
})
afterAll(() => desk.close())

const TOPIC = 'roads.lighting'
let statuses: number[]
const NOTHING = { topicCode: null, groupCode: null, street: null, houses: null, object: null, unitCode: null }
const LINE = { ...NOTHING, municipalityCode: 'borovichi' }
const admin = () => desk.test.as(desk.people.administrator)
const add = (line: object) => admin().post('/directory/place-routes', { ...LINE, ...line })
const list = async (): Promise<{ id: string; street: string | null; houses: string | null }[]> =>
  (await admin().get('/directory/place-routes')).json().placeRoutes
const ask = async (query: Record<string, string>) =>
  (await body.ask({ municipalityCode: 'borovichi', ...query })) as unknown as {
    street: string | null
    answer: { agencyCode: string; match: string; post: { name: string } | null }
  }

describe('a line of a street, houses or an object', () => {
  it('is kept in one spelling, and refused with the field where it is none', async () => {
    expect(statuses).toEqual([200, 400, 200, 200])
    expect(await list()).toMatchObject([
      { street: 'Ленина ул.', houses: null },
      { street: 'Ленина ул.', houses: '1-15 нечётные' },
      { object: 'котельная № 3', unitCode: 'borovichi-lights' },
    ])
    const twice = await add({ street: 'Ленина', houses: '13, 40', agencyCode: 'ministry-roads' })
    expect([twice.statusCode, twice.json()]).toMatchObject([
      409,
      {
        code: 'directory.place_route_conflict',
        details: { field: 'houses', code: 'Ленина ул., 1-15 нечётные', house: '13' },
      },
    ])
    const foreign = await add({ street: 'Мира', agencyCode: 'ministry-roads', unitCode: 'borovichi-lights' })
    expect(foreign.json()).toMatchObject({ code: 'directory.foreign_unit', details: { field: 'unitCode' } })
    const bare = await add({ houses: '1', agencyCode: 'ministry-roads' })
    expect(bare.statusCode).toBe(400)
    expect((await desk.test.as(desk.people.dispatcher).get('/directory/place-routes')).statusCode).toBe(403)
  })

  it('keeps the unit and the body from being switched off', async () => {
    const off = await admin().patch('/directory/units/borovichi-lights', { isActive: false })
    expect(off.json()).toMatchObject({ code: 'directory.in_use', details: { routes: 1 } })
  })

  it('is changed under what was seen, and taken away', async () => {
    expect((await add({ object: 'парк Победы', agencyCode: 'ministry-roads' })).statusCode).toBe(200)
    const row = (await list()).at(-1)!
    const { id, ...line } = row
    const changed = { ...line, agencyCode: 'ministry-housing' }
    const put = (before: object) => admin().put(`/directory/place-routes/${id}`, { ...changed, before })
    expect((await put({ ...line, agencyCode: 'ministry-culture' })).statusCode).toBe(409)
    expect((await put(line)).statusCode).toBe(200)
    expect((await ask({ topicCode: TOPIC, street: 'Парк Победы' })).answer.agencyCode).toBe(
      'ministry-housing',
    )
    expect((await admin().delete(`/directory/place-routes/${id}`)).statusCode).toBe(200)
    expect((await ask({ topicCode: TOPIC, street: 'Парк Победы' })).answer.agencyCode).toBe(DESK_AGENCY)
  })
})

describe('who answers there', () => {
  it('is by the most exact line, with why', async () => {
    const at = async (street: string) => (await ask({ topicCode: TOPIC, street })).answer
    expect(await at('Ленина, 8')).toMatchObject({ agencyCode: 'ministry-roads', match: 'street' })
    expect(await at('ул. Ленина, д. 7а')).toMatchObject({
      ...{ agencyCode: 'ministry-housing', match: 'houses', line: { houses: '1-15 нечётные' } },
    })
    expect(await at('Мира, 7')).toMatchObject({
      agencyCode: DESK_AGENCY,
      match: 'topic_municipality',
      line: null,
    })
  })

  it('is by what the words name, and is the post of the unit where it has one', async () => {
    await body.post({ name: 'Приёмная', topicCodes: [TOPIC] })
    await body.post({ name: 'Мастер участка', topicCodes: [], unitCode: 'borovichi-lights' })
    const found = await ask({ words: 'не горит фонарь у котельной №3' })
    expect(found.answer).toMatchObject({ match: 'object', post: { name: 'Мастер участка' } })
    const elsewhere = await ask({ words: 'не горит фонарь на улице Мира' })
    expect(elsewhere.answer).toMatchObject({ match: 'topic_municipality', post: { name: 'Приёмная' } })
  })

  it('is told of an address alone by groups of topics, and nothing of a topic is made up', async () => {
    const at = async (street: string) => {
      const found = (await body.ask({ municipalityCode: 'borovichi', street })) as unknown as {
        answer: object | null
        groups: { groupCode: string; agencyCodes: string[] }[]
      }
      const roads = found.groups.find(({ groupCode }) => groupCode === 'roads')
      return [found.answer, roads?.agencyCodes]
    }
    expect(await at('Ленина, 8')).toEqual([null, ['ministry-roads']])
    expect(await at('Мира, 7')).toEqual([null, expect.arrayContaining([DESK_AGENCY, 'ministry-roads'])])
  })

  it('is tried by the administrator, who sees the row it was preferred to', async () => {
    const query = new URLSearchParams({ topicCode: TOPIC, municipalityCode: 'borovichi', spot: 'Ленина, 2' })
    expect((await admin().get(`/directory/routes/test?${query}`)).json()).toMatchObject({
      ...{ line: { agencyCode: 'ministry-roads' }, lineMatch: 'street' },
      decided: { agencyCode: DESK_AGENCY },
    })
    const text = { text: 'Боровичи, на улице Ленина, 3 не горит фонарь' }
    expect((await admin().post('/directory/routes/test-text', text)).json()).toMatchObject({
      ...{ line: { agencyCode: 'ministry-housing' }, lineMatch: 'houses' },
    })
  })
})

describe('a question that comes in', () => {
  const card = async (id: string) => {
    const { id: incidentId, version } = await desk.incidentOf(id)
    const { suggestion } = (await desk.test.as(desk.people.dispatcher).get(`/incidents/${incidentId}`)).json()
    return { incidentId, version, suggestion }
  }

  it('is offered the body of its house or object, says why, and goes there when it is accepted', async () => {
    await desk.deliver(
      { id: 'house', text: 'Не горит фонарь на улице Ленина, 7', author: 'one' },
      { id: 'object', text: 'Не горит фонарь возле котельной № 3', author: 'two' },
    )
    await desk.work()
    const house = await card('house')
    expect(house.suggestion.agency).toMatchObject({
      code: 'ministry-housing',
      reasons: [{ code: 'route_houses', words: ['Ленина ул.', '1-15 нечётные'] }],
    })
    expect((await card('object')).suggestion).toMatchObject({
      agency: { code: DESK_AGENCY, reasons: [{ code: 'route_object', words: ['котельная № 3'] }] },
      address: { object: 'котельная № 3' },
    })
    const accepted = await desk.test
      .as(desk.people.dispatcher)
      .post(`/incidents/${house.incidentId}/commands`, {
        ...{
          type: 'accept',
          expectedVersion: house.version,
          topicCode: TOPIC,
          municipalityCode: 'borovichi',
        },
        ...{ agencyCode: null, urgency: 'normal', address: house.suggestion.address },
      })
    expect(accepted.statusCode).toBe(200)
    const { agencyCode } = await desk.test.db
      .selectFrom('incident')
      .select('agencyCode')
      .where('id', '=', house.incidentId)
      .executeTakeFirstOrThrow()
    expect(agencyCode).toBe('ministry-housing')
  })
})

describe('as a table', () => {
  const HEAD = 'Код муниципалитета;Код темы;Улица;Дома;Объект;Код ведомства'
  const token = () => desk.test.tokenOf(desk.people.administrator)
  const send = async (rows: readonly string[], basedOn?: string) => {
    const step =
      basedOn === undefined ? 'preview?isComplete=false' : `apply?isComplete=false&basedOn=${basedOn}`
    const response = await desk.test.app.inject({
      method: 'POST',
      url: `/api/directory/sheets/placeRoutes/${step}`,
      headers: { authorization: `Bearer ${await token()}`, 'content-type': 'text/csv' },
      payload: [HEAD, ...rows].join('\r\n'),
    })
    return response.json()
  }

  it('comes in with its errors by row and field; of two lines of equal strength the second is refused', async () => {
    const before = await list()
    const { problems } = await send([
      'borovichi;;Мира;;;ministry-roads',
      'borovichi;;Мира;пять;;ministry-roads',
      'borovichi;;;;;ministry-roads',
      'nowhere;;Мира;;;ministry-roads',
    ])
    expect(problems).toMatchObject([
      { row: 3, field: 'houses', code: 'invalid', value: 'пять' },
      { row: 4, field: 'street', code: 'required' },
      { row: 5, field: 'municipalityCode', code: 'unknown_name', value: 'nowhere' },
    ])
    const rivals = await send([
      'borovichi;;Мира;1-9;;ministry-roads',
      'borovichi;;ул. Мира;8, 30;;ministry-housing',
    ])
    expect(rivals.problems).toEqual([
      { row: 3, field: 'houses', code: 'place_route_conflict', value: 'Мира ул., 1-9' },
    ])
    expect(await list()).toEqual(before)
  })

  it('tells of two lines in conflict beside all that is wrong in other lines', async () => {
    const { problems } = await send([
      'borovichi;;Мира;1-9;;ministry-roads',
      'borovichi;;Мира;пять;;ministry-roads',
      'borovichi;;ул. Мира;8, 30;;ministry-housing',
    ])
    expect(problems).toMatchObject([
      { row: 3, field: 'houses', code: 'invalid' },
      { row: 4, field: 'houses', code: 'place_route_conflict', value: 'Мира ул., 1-9' },
    ])
  })

  it('is the same line in another spelling, and is written at once when it is applied', async () => {
    const rows = ['borovichi;;улица Ленина;1-15 нечетные;;ministry-roads', 'borovichi;;Мира;;;ministry-roads']
    const preview = await send(rows)
    expect(preview).toMatchObject({ problems: [], addedCount: 1, changedCount: 1 })
    expect(await send(rows, preview.basedOn)).toMatchObject({ addedCount: 1, changedCount: 1 })
    expect((await ask({ topicCode: TOPIC, street: 'Ленина 7' })).answer.agencyCode).toBe('ministry-roads')
  })

  it.each(['ru', 'en'])('goes out in words (%s), and a row edited in it is that row', async (language) => {
    const lines = [
      { street: 'Садовая', houses: '1-9 нечётные', agencyCode: 'ministry-roads' },
      { street: 'Садовая', houses: '2, 15-1', agencyCode: 'ministry-housing' },
    ]
    for (const line of lines) expect((await add(line)).statusCode).toBe(200)
    const mine = async () => (await list()).filter(({ street }) => street === 'Садовая ул.')
    const ids = (await mine()).map(({ id }) => id)
    const exported = await desk.test.app.inject({
      url: `/api/directory/sheets/placeRoutes?format=csv&language=${language}`,
      headers: { authorization: `Bearer ${await token()}` },
    })
    const [head = '', ...rows] = exported.body.replace('\uFEFF', '').trim().split('\r\n')
    expect(head).toContain(
      language === 'en' ? 'Topic;Group;Municipality;Street' : 'Тема;Группа тем;Муниципалитет;Улица',
    )
    const row = rows.find((one) => one.includes(ids[0] ?? '-')) ?? ''
    expect(row).toContain(language === 'en' ? '1-9 odd' : '1-9 нечётные')
    expect(row).not.toContain('ministry-roads')
    const own = await token()
    const bringIn = (edited: readonly string[], step: string) =>
      desk.test.app.inject({
        method: 'POST',
        url: `/api/directory/sheets/placeRoutes/${step}`,
        headers: { authorization: `Bearer ${own}`, 'content-type': 'text/csv' },
        payload: [head, ...edited].join('\r\n'),
      })
    // House 2 goes from the one to the other, and the other is copied to make a third.
    const other = rows.find((one) => one.includes(ids[1] ?? '-')) ?? ''
    const edited = [
      ...rows.filter((one) => one !== row && one !== other),
      row.replace(/1-9 (нечётные|odd)/, '1-9 $1, 2'),
      other.replace('2, 15к1', '15к1'),
      other.replace('2, 15к1', '40'),
    ]
    const preview = (await bringIn(edited, 'preview?isComplete=false')).json()
    expect(preview).toMatchObject({ problems: [], addedCount: 1, changedCount: 2 })
    expect(preview.changed[0].fields).toMatchObject([{ field: 'houses' }])
    await bringIn(edited, `apply?isComplete=false&basedOn=${preview.basedOn}`)
    const after = await mine()
    expect(after.map(({ houses }) => houses).toSorted()).toEqual(['1-9 нечётные, 2', '15к1', '40'])
    expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
    for (const { id } of after) await admin().delete(`/directory/place-routes/${id}`)
  })
})
