import type { CreateOwnFieldRequest } from '@veche/contract/casework/own-fields.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'
import { findBrokenChain } from '../history/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  for (const field of FIELDS) expect((await admin().post('/own-fields', field)).statusCode).toBe(200)
})
afterAll(() => desk.close())

const PLAIN: Omit<CreateOwnFieldRequest, 'code' | 'name' | 'kind'> = {
  ...{ nameEn: null, hint: null, asksResident: false, maxLength: null, min: null, max: null, options: [] },
  ...{ groupCodes: [], topicCodes: ['roads.potholes'], need: 'never' },
}
const option = (code: string, name: string) => ({ code, name, nameEn: null, isRetired: false })
const FIELDS: CreateOwnFieldRequest[] = [
  {
    ...PLAIN,
    code: 'pole',
    name: 'Номер опоры',
    kind: 'line',
    maxLength: 10,
  },
  {
    ...PLAIN,
    code: 'depth',
    name: 'Глубина, см',
    kind: 'number',
    min: 0,
    max: 200,
  },
  {
    ...PLAIN,
    code: 'since',
    name: 'Дата начала',
    kind: 'day',
  },
  {
    ...PLAIN,
    topicCodes: [],
    groupCodes: ['roads'],
    code: 'company',
    name: 'Подрядчик',
    kind: 'choice',
    options: [option('dorstroy', 'Дорстрой'), option('avtodor', 'Автодор')],
  },
  {
    ...PLAIN,
    code: 'warned',
    name: 'Есть знак',
    kind: 'yes_no',
  },
]
const admin = () => desk.test.as(desk.people.administrator)
const dispatcher = () => desk.test.as(desk.people.dispatcher)

let questions = 0
async function ask() {
  questions += 1
  const id = `own${questions}`
  await desk.deliver({
    id,
    text: 'Яма на улице Мира, 5',
    author: `asker-${id}`,
    at: desk.test.clock.now.toISOString(),
  })
  await desk.work()
  return desk.incidentOf(id)
}
const accept = (id: string, more: object = {}, expectedVersion = 1) =>
  dispatcher().post(`/incidents/${id}/commands`, {
    ...{
      type: 'accept',
      topicCode: 'roads.potholes',
      municipalityCode: 'borovichi',
      agencyCode: DESK_AGENCY,
    },
    ...{ expectedVersion, ...more },
  })
async function accepted(more: object = {}) {
  const { id } = await ask()
  expect((await accept(id, more)).statusCode).toBe(200)
  return id
}
const say = (id: string, values: object, before?: object, actor: Actor = desk.people.executor) =>
  desk.test.as(actor).patch(`/incidents/${id}/own-fields`, { values, ...(before && { before }) })
const historyOf = async (id: string) =>
  (await dispatcher().get(`/incidents/${id}/activity`)).json().activities as {
    type: string
    actorName: string
    details: { fields: unknown }
  }[]
async function find(ownFields: string): Promise<string[]> {
  const response = await dispatcher().get(`/incidents?ownFields=${encodeURIComponent(ownFields)}`)
  expect(response.statusCode).toBe(200)
  return response.json().incidents.map(({ id }: { id: string }) => id)
}

it('says what it was told, who told it and what stood there before', async () => {
  const id = await accepted()

  const told = await say(id, {
    pole: ' 12/3 ',
    depth: 15.5,
    since: '2026-11-01',
    company: 'avtodor',
    warned: false,
  })
  expect(told.json().ownFields).toEqual({
    ...{ pole: '12/3', depth: 15.5, since: '2026-11-01', company: 'avtodor', warned: false },
  })
  await say(id, { depth: 20, pole: null })

  const card = (await dispatcher().get(`/incidents/${id}`)).json()
  expect(card.ownFields).toEqual({ depth: 20, since: '2026-11-01', company: 'avtodor', warned: false })
  const [last] = await historyOf(id)
  expect(last).toMatchObject({
    ...{ type: 'field_changed', actorName: desk.people.executor.name },
    details: {
      fields: [
        { code: 'depth', name: 'Глубина, см', from: '15.5', to: '20' },
        { code: 'pole', name: 'Номер опоры', from: '12/3', to: null },
      ],
    },
  })
  const count = (await historyOf(id)).length
  await say(id, { depth: 20 })
  expect(await historyOf(id)).toHaveLength(count)
  expect(await findBrokenChain(desk.test.db)).toBeNull()
})

it.each([
  [{ pole: '12345678901' }, 'pole', 'too_long'],
  [{ pole: 'a\u0000' }, 'pole', 'not_line'],
  [{ depth: '12' }, 'depth', 'not_number'],
  [{ depth: 201 }, 'depth', 'out_of_bounds'],
  [{ since: '2026-02-30' }, 'since', 'not_day'],
  [{ company: 'Автодор' }, 'company', 'not_option'],
  [{ warned: 'да' }, 'warned', 'not_yes_no'],
  [{ nothing: 1 }, 'nothing', 'unknown'],
])('refuses %j at its field and writes nothing beside it', async (wrong, code, problem) => {
  const id = await accepted()
  const refused = await say(id, { ...wrong, ...('depth' in wrong ? {} : { depth: 3 }) })
  expect([refused.statusCode, refused.json()]).toMatchObject([
    400,
    { code: 'field.wrong_value', details: { fields: [{ field: code, code: problem }] } },
  ])
  expect((await dispatcher().get(`/incidents/${id}`)).json().ownFields).toEqual({})
})

it('keeps what two people say in two fields, and shows the second of one field what the first said', async () => {
  const id = await accepted()
  const before = { depth: null, pole: null }
  expect((await say(id, { depth: 10 }, before)).statusCode).toBe(200)
  expect((await say(id, { pole: '7' }, before, desk.people.coordinator)).statusCode).toBe(200)
  const late = await say(id, { depth: 30 }, before, desk.people.coordinator)
  expect([late.statusCode, late.json()]).toMatchObject([
    409,
    {
      code: 'edit.fields_changed',
      details: { fields: [{ field: 'depth', now: 10 }], by: desk.people.executor.name },
    },
  ])
})

it('is found by each kind: one of, from and to, nothing said', async () => {
  const [deep, shallow, bare] = [await accepted(), await accepted(), await accepted()]
  await say(deep, { depth: 150, pole: 'Б-17', since: '2026-11-20', company: 'dorstroy', warned: true })
  await say(shallow, { depth: 149, pole: 'в 1|2;3', since: '2026-11-19', company: 'avtodor', warned: false })

  expect(await find('pole:б-17')).toEqual([deep])
  expect(await find(`pole:${encodeURIComponent('В 1|2;3')}`)).toEqual([shallow])
  expect((await find('depth~149..150')).toSorted()).toEqual([deep, shallow].toSorted())
  expect(await find('depth~149.5..')).toEqual([deep])
  expect(await find('since~..2026-11-19;depth~149..')).toEqual([shallow])
  expect(await find('company:dorstroy|avtodor;warned:true')).toContain(deep)
  expect(await find('warned:true')).not.toContain(shallow)
  const empty = await find('pole!;depth!')
  expect(empty).toContain(bare)
  expect(empty).not.toContain(deep)
  const wrong = await dispatcher().get(`/incidents?ownFields=${encodeURIComponent('depth~b..')}`)
  expect(wrong.statusCode).toBe(400)
})

it('asks before acceptance and before the answer for what the topic must be told, and for nothing of other topics', async () => {
  const need = (code: string, need: string) => admin().patch(`/own-fields/${code}`, { need })
  await need('depth', 'accept')
  await need('pole', 'answer')
  const { id } = await ask()

  const refused = await accept(id)
  expect([refused.statusCode, refused.json()]).toMatchObject([
    400,
    {
      code: 'field.required',
      details: { fields: [{ field: 'depth', code: 'missing' }], names: '«Глубина, см»' },
    },
  ])
  expect((await accept(id, { topicCode: 'housing.heating' })).statusCode).toBe(200)
  const other = (await ask()).id
  const told = await accept(other, { ownFields: { depth: 12 } })
  expect(told.json()).toMatchObject({ step: 'assigned', ownFields: { depth: 12 } })
  expect((await historyOf(other)).map(({ type }) => type)).toEqual(['accept', 'field_changed', 'found'])

  const taken = await desk.test.as(desk.people.executor).post(`/incidents/${other}/commands`, {
    ...{ type: 'take', expectedVersion: told.json().version },
  })
  const submit = (kind = 'final', promise: object | null = null) =>
    desk.test.as(desk.people.executor).post(`/incidents/${other}/answer/submit`, {
      ...{ kind, text: GOOD_ANSWER, overrideReason: 'да', expectedVersion: taken.json().version, promise },
    })
  expect((await submit()).json()).toMatchObject({
    code: 'field.required',
    details: { names: '«Номер опоры»' },
  })
  await say(other, { pole: '5' })
  expect((await submit()).statusCode).toBe(200)
  await need('depth', 'never')
  await need('pole', 'never')
})

it('is retired with its values, and removed only while it has none', async () => {
  const id = await accepted()
  await say(id, { company: 'dorstroy' })
  expect((await admin().get('/own-fields/company/use')).json()).toMatchObject({
    options: { dorstroy: expect.any(Number) },
  })
  expect((await admin().delete('/own-fields/company')).json()).toMatchObject({ code: 'field.used' })
  const lost = await admin().patch('/own-fields/company', { options: [option('avtodor', 'Автодор')] })
  expect(lost.json()).toMatchObject({ code: 'field.option_used', details: { name: 'Дорстрой' } })
  const options = [{ ...option('dorstroy', 'Дорстрой'), isRetired: true }, option('avtodor', 'Автодор')]
  expect((await admin().patch('/own-fields/company', { options })).statusCode).toBe(200)
  const other = await accepted()
  expect((await say(other, { company: 'dorstroy' })).json()).toMatchObject({ code: 'field.wrong_value' })
  expect((await say(id, { company: 'dorstroy', warned: true })).statusCode).toBe(200)

  await admin().patch('/own-fields/company', { isRetired: true })
  expect((await say(other, { company: 'avtodor' })).json()).toMatchObject({
    details: { fields: [{ field: 'company', code: 'not_of_topic' }] },
  })
  expect((await dispatcher().get(`/incidents/${id}`)).json().ownFields).toMatchObject({ company: 'dorstroy' })
  expect(await find('company:dorstroy')).toContain(id)
  await admin().patch('/own-fields/company', { isRetired: false })

  await admin().post('/own-fields', { ...FIELDS[0], code: 'spare', name: 'Лишнее' })
  expect((await admin().delete('/own-fields/spare')).statusCode).toBe(200)
})

it('takes no code, no name and no column of another, and no field that contradicts itself', async () => {
  const make = async (changes: object) =>
    (await admin().post('/own-fields', { ...FIELDS[0], code: 'made', name: 'Новое', ...changes })).json()
  expect(await make({ code: 'pole' })).toMatchObject({ code: 'field.code_taken' })
  expect(await make({ name: 'номер ОПОРЫ' })).toMatchObject({ code: 'field.name_taken' })
  expect(await make({ name: '«Тёма»'.replace('ё', 'е') })).toMatchObject({ code: 'field.name_taken' })
  expect(await make({ topicCodes: [] })).toMatchObject({ details: { field: 'topicCodes' } })
  expect(await make({ topicCodes: ['no.such'] })).toMatchObject({ code: 'directory.unknown_code' })
  expect(await make({ min: 3 })).toMatchObject({ details: { field: 'min' } })
  expect(await make({ kind: 'choice', maxLength: null })).toMatchObject({ details: { field: 'options' } })
})

it('is put in order; who has not seen the present order is told', async () => {
  const list = async () =>
    (await admin().get('/own-fields')).json().fields.map(({ code }: { code: string }) => code)
  const before = await list()
  const codes = before.toReversed()
  expect((await admin().put('/own-fields/order', { codes, before: { codes: before } })).statusCode).toBe(200)
  expect(await list()).toEqual(codes)
  const late = await admin().put('/own-fields/order', { codes: ['warned'], before: { codes: before } })
  expect(late.json()).toMatchObject({ code: 'edit.fields_changed' })
})

it('is nothing to those who do not see the question, and set up by administrators alone', async () => {
  const id = await accepted()
  await say(id, { depth: 77 })
  const stranger = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'road-service' } })
  const beyond = await say(id, { depth: 1 }, undefined, stranger)
  expect(beyond.statusCode).toBe(404)
  const found = await desk.test.as(stranger).get(`/incidents?ownFields=${encodeURIComponent('depth~77..77')}`)
  expect(found.json().incidents).toEqual([])
  const head = desk.test.as(desk.people.head)
  expect((await head.post('/own-fields', FIELDS[0])).statusCode).toBe(403)
  expect((await head.delete('/own-fields/depth')).statusCode).toBe(403)
  const analyst = buildActor({ role: 'analyst', scope: { kind: 'region' } })
  expect((await say(id, { depth: 1 }, undefined, analyst)).statusCode).toBe(403)
})

it('stays with its own question when that is merged, and goes along with the parts when it is divided', async () => {
  const [into, other] = [await accepted(), await accepted()]
  await say(into, { depth: 40 })
  await say(other, { depth: 41, pole: '8' })
  const versionOf = async (id: string) => (await dispatcher().get(`/incidents/${id}`)).json().version
  const merged = await dispatcher().post(`/incidents/${into}/members`, {
    ...{ expectedVersion: await versionOf(into) },
    incidents: [{ id: other, expectedVersion: await versionOf(other) }],
  })
  expect([merged.statusCode, merged.json().ownFields]).toEqual([200, { depth: 40 }])
  const apart = await dispatcher().post(`/incidents/${other}/commands`, {
    ...{ type: 'unmerge', expectedVersion: await versionOf(other) },
  })
  expect(apart.json()).toMatchObject({ ownFields: { depth: 41, pole: '8' } })

  const parts = [{ text: 'Яма на улице Мира' }]
  const split = await dispatcher().post(`/incidents/${other}/split`, {
    ...{ expectedVersion: await versionOf(other), parts },
  })
  expect(split.statusCode).toBe(200)
  const [part] = split.json().incidents
  expect((await dispatcher().get(`/incidents/${part.id}`)).json().ownFields).toEqual({ depth: 41, pole: '8' })
})

it.each(['аб\ud800', '\udc00аб'])('refuses a name with half a pair of signs: %j', async (name) => {
  const refused = await admin().post('/own-fields', { ...FIELDS[0], code: 'half', name })
  expect([refused.statusCode, refused.json().code]).toEqual([400, 'http.bad_characters'])
})
