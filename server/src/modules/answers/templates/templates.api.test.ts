import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'
import { forgetDirectory } from '../../directory/index.ts'
import { STARTING_TEMPLATES, seedTemplates } from './seed-templates.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const save = async (actor: Actor, body: object) => {
  const response = await desk.test
    .as(actor)
    .post('/templates', { name: 'Яма', text: 'Здравствуйте, {имя}!', ...body })
  return { status: response.statusCode, ...response.json() }
}
const namesFor = async (actor: Actor) => {
  const { templates } = (await desk.test.as(actor).get('/templates')).json()
  const names: string[] = templates.map(({ name }: { name: string }) => name)
  return names.filter((name) => !STARTING_TEMPLATES.some((shipped) => shipped.name === name))
}
const incident = (changes: object = {}) =>
  saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    agencyCode: DESK_AGENCY,
    municipalityCode: 'borovichi',
    topicCode: 'roads.potholes',
    groupCode: 'roads',
    text: 'Огромная яма на дороге возле школы',
    ...changes,
  })

const load = async (actor: Actor, text: string, preview = false) => {
  const body = { files: [{ name: 'шаблоны.md', text }] }
  const response = await desk.test.as(actor).post(`/templates/file?preview=${preview}`, body)
  return { status: response.statusCode, ...response.json() }
}
const fileOf = async (actor: Actor, search: string) =>
  (await desk.test.as(actor).get(`/templates/file?search=${encodeURIComponent(search)}`)).body

it('go out to a file and come back equal, changed under their id and new without one, by the same rights', async () => {
  const { executor, coordinator } = desk.people
  const agency = { scope: 'agency', agencyCode: DESK_AGENCY }
  const { id } = await save(coordinator, {
    ...agency,
    name: 'В файл',
    text: 'Здравствуйте!\n\n---\nid: не голова',
  })
  const file = await fileOf(coordinator, 'В файл')
  const told = { status: 200, added: [], changed: [], unchanged: [], problems: [] }
  expect(await load(coordinator, file)).toEqual({ ...told, unchanged: ['В файл'] })
  // Of somebody else it is seen and not changed.
  const other = file.replace('Здравствуйте!', 'Добрый день!')
  expect(await load(executor, other)).toMatchObject({
    problems: [{ file: 'шаблоны.md', field: 'name', problem: 'template.forbidden' }],
  })
  const bare = `\n${other
    .replace(/^id: .*\n/, '')
    .replace(/^id: .*\n/m, '')
    .replace('В файл', 'Из файла')}`
  const both = { ...told, changed: ['В файл'], added: ['Из файла'] }
  expect(await load(coordinator, other + bare, true)).toEqual(both)
  expect(await fileOf(coordinator, 'файл')).toBe(file)
  expect(await load(coordinator, other + bare)).toEqual(both)
  expect(await fileOf(coordinator, 'файл')).toContain('Добрый день!\n\n\\---\nid: не голова')
  const { versions } = (await desk.test.as(coordinator).get(`/templates/${id}/versions`)).json()
  expect(versions.map(({ versionNo }: { versionNo: number }) => versionNo)).toEqual([2, 1])
})

it('come in whole or not at all, with the line and the field of each problem', async () => {
  const { executor } = desk.people
  const good = '---\nscope: own\nname: Хороший\n---\n\nЗдравствуйте, {имя}!\n\n'
  const bad = '---\nscope: всем\nname: Плохой\nтема: яма\n---\n\nЗдравствуйте!\n\n'
  const unknown = '---\nscope: own\nname: С ошибкой\n---\n\n{имечко}\n'
  const at = { file: 'шаблоны.md' }
  expect(await load(executor, good + bad + unknown)).toMatchObject({
    problems: [
      { ...at, field: 'scope', line: 9, problem: 'wrong' },
      { ...at, field: 'тема', line: 11, problem: 'unknown' },
      { ...at, field: 'name', line: 18, problem: 'template.unknown_variables' },
    ],
  })
  expect(await namesFor(executor)).not.toContain('Хороший')
  expect(await load(executor, good)).toMatchObject({ added: ['Хороший'] })
})

it('keeps own, the agency’s and the region’s templates apart, each changed by whom it belongs to', async () => {
  const { executor, coordinator, dispatcher, moderator } = desk.people
  const stranger = buildActor({
    role: 'coordinator',
    scope: { kind: 'agency', code: 'administration-novgorod-city' },
  })
  const municipal = buildActor({ role: 'moderator', scope: { kind: 'municipality', code: 'borovichi' } })
  const agency = { scope: 'agency', agencyCode: DESK_AGENCY }
  const statuses = [
    [executor, { scope: 'own', name: 'Моё' }, 200],
    [executor, { ...agency, name: 'Чужое' }, 403],
    [coordinator, { ...agency, name: 'Наше' }, 200],
    [stranger, { ...agency, name: 'Чужое' }, 403],
    [coordinator, { scope: 'region', name: 'Чужое' }, 403],
    [municipal, { scope: 'region', name: 'Не для всех' }, 403],
    [dispatcher, { scope: 'region', name: 'Общее' }, 200],
    [dispatcher, { ...agency, agencyCode: 'nowhere' }, 400],
  ] as const
  for (const [actor, body, status] of statuses) expect((await save(actor, body)).status).toBe(status)

  const seenBy = async (actor: Actor) => (await namesFor(actor)).filter((name) => !/файл|Хороший/.test(name))
  expect((await seenBy(executor)).sort()).toEqual(['Моё', 'Наше', 'Общее'])
  expect((await seenBy(stranger)).sort()).toEqual(['Общее'])
  expect((await seenBy(moderator)).sort()).toEqual(['Наше', 'Общее'])
  expect(await save(executor, { scope: 'own', text: 'Здравствуйте, {имечко}' })).toMatchObject({
    status: 400,
    code: 'template.unknown_variables',
    details: { words: ['{имечко}'] },
  })
})

it('begins with templates of the region, which its moderators change and put away for good', async () => {
  const { moderator, executor } = desk.people
  const shipped = async (actor: Actor) => {
    const { templates } = (await desk.test.as(actor).get('/templates?search=59-ФЗ')).json()
    return templates[0]
  }
  // None is left out for a topic group that the directory does not have.
  const { templates } = (await desk.test.as(moderator).get('/templates')).json()
  const names = new Set(templates.map(({ name }: { name: string }) => name))
  expect(STARTING_TEMPLATES.filter(({ name }) => !names.has(name))).toEqual([])
  const formal = await shipped(moderator)
  expect(formal).toMatchObject({ scope: 'region', mayChange: true, versionNo: 1 })
  expect((await shipped(executor)).mayChange).toBe(false)

  const { name } = formal
  const change = { scope: 'region', name, text: 'Пишите на Госуслугах. 59-ФЗ', expectedVersionNo: 1 }
  expect((await desk.test.as(moderator).put(`/templates/${formal.id}`, change)).statusCode).toBe(200)
  await seedTemplates(desk.test.db, desk.test.clock.now)
  expect(await shipped(executor)).toMatchObject({ text: 'Пишите на Госуслугах. 59-ФЗ', versionNo: 2 })
  const { versions } = (await desk.test.as(executor).get(`/templates/${formal.id}/versions`)).json()
  expect(versions.map(({ changedByName }: { changedByName: string }) => changedByName)).toEqual([
    moderator.name,
    'Вече',
  ])
  await desk.test.as(moderator).post(`/templates/${formal.id}/archive`, { isArchived: true })
  await seedTemplates(desk.test.db, desk.test.clock.now)
  expect(await shipped(executor)).toBeUndefined()
})

it('keeps every version, and tells the second of two writers', async () => {
  const { coordinator, executor } = desk.people
  const { id } = await save(coordinator, { scope: 'agency', agencyCode: DESK_AGENCY, name: 'Снег' })
  const change = (actor: Actor, expectedVersionNo: number) =>
    desk.test.as(actor).put(`/templates/${id}`, {
      scope: 'agency',
      agencyCode: DESK_AGENCY,
      name: 'Снег',
      text: 'Вывезем {срок}.',
      expectedVersionNo,
    })

  expect((await change(coordinator, 1)).json()).toMatchObject({ versionNo: 2, text: 'Вывезем {срок}.' })
  expect((await change(coordinator, 1)).statusCode).toBe(409)
  expect((await change(executor, 2)).statusCode).toBe(403)
  const { versions } = (await desk.test.as(executor).get(`/templates/${id}/versions`)).json()
  expect(versions).toMatchObject([
    { versionNo: 2, changedByName: coordinator.name },
    { versionNo: 1, text: 'Здравствуйте, {имя}!' },
  ])
  await desk.test.as(coordinator).post(`/templates/${id}/archive`, { isArchived: true })
  expect(await namesFor(executor)).not.toContain('Снег')
})

it('offers what fits the question with its words filled in, and counts what is used', async () => {
  const { dispatcher, executor } = desk.people
  const text = 'Вопрос №{номер}: {тема}. Отвечает {орган}, {телефон}.'
  const { id: templateId } = await save(dispatcher, {
    scope: 'region',
    name: 'По ямам',
    topicCode: 'roads.potholes',
    text,
  })
  await save(dispatcher, { scope: 'region', name: 'По отоплению', topicCode: 'housing.no-water' })
  const { id, number } = await desk.test.db
    .selectFrom('incident')
    .select(['id', 'number'])
    .where('id', '=', (await incident()).id)
    .executeTakeFirstOrThrow()
  await desk.test.as(executor).post(`/templates/${templateId}/use`)

  const { templates } = (await desk.test.as(executor).get(`/incidents/${id}/answer/templates`)).json()
  expect(templates[0]).toMatchObject({ name: 'По ямам', fits: 'topic', useCount: 1, open: ['{телефон}'] })
  expect(templates[0].text).toContain(`Вопрос №${number}: `)
  expect(templates.map(({ name }: { name: string }) => name)).not.toContain('По отоплению')

  const places = [
    [templates[0].text, '{телефон}'],
    ['Здравствуйте! Снег у дома [адрес] уберут 3 декабря.', '[адрес]'],
    ['Здравствуйте! Снег уберут ХХ.ХХ., звоните в администрацию.', 'ХХ.ХХ.'],
    ['Здравствуйте! {сделано? Снег убрали.} Отвечает администрация.', '{сделано? …}'],
  ]
  for (const [said = '', place] of places) {
    const submit = { kind: 'final', text: said, expectedVersion: 1, overrideReason: 'да' }
    const blocked = await desk.test.as(executor).post(`/incidents/${id}/answer/submit`, submit)
    expect([blocked.statusCode, blocked.json()]).toMatchObject([
      400,
      { code: 'answer.variables_left', details: { field: 'text', words: [place] } },
    ])
  }
})

it('names the body of the question, else the one that answers there, with its telephone, and no day that has passed', async () => {
  const { dispatcher, moderator } = desk.people
  const code = 'administration-novgorod-city'
  await desk.test.db.updateTable('agency').set({ phone: '8 (8162) 1' }).where('code', '=', code).execute()
  forgetDirectory(desk.test.db)
  await save(dispatcher, {
    ...{ scope: 'region', name: 'Кто чинит', topicCode: 'roads.potholes' },
    text: 'Отвечает {кто отвечает}, {орган}, {телефон}. Ответим до {срок}. Яму засыпят до 20 ноября 2026 года.',
  })
  const offered = async (changes: object) => {
    const { id } = await incident(changes)
    const { templates } = (await desk.test.as(moderator).get(`/incidents/${id}/answer/templates`)).json()
    return templates.find(({ name }: { name: string }) => name === 'Кто чинит')
  }
  const nobody = { step: 'distribution', agencyCode: null, municipalityCode: 'novgorod-city' }
  const past = { deadlineDueAt: new Date('2026-11-20T09:00:00Z') }
  const ahead = { deadlineDueAt: new Date('2026-11-27T09:00:00Z') }
  const { name } = await desk.test.db
    .selectFrom('agency')
    .select('name')
    .where('code', '=', code)
    .executeTakeFirstOrThrow()

  const given = { agencyCode: code, municipalityCode: 'novgorod-city' }
  for (const changes of [given, nobody])
    expect(await offered({ ...changes, ...past })).toMatchObject({
      text: `Отвечает ${name}, ${name}, 8 (8162) 1. Ответим до {срок}. Яму засыпят до {дата}.`,
      open: ['{срок}', '{дата}'],
    })
  expect((await offered({ ...given, ...ahead })).text).toContain('Ответим до 27.11.2026.')
  expect(await offered({ ...nobody, topicCode: null, groupCode: null, ...ahead })).toBeUndefined()
})

it('fills in the address that the question names where nobody has put it down', async () => {
  const { dispatcher, executor } = desk.people
  await save(dispatcher, {
    scope: 'region',
    name: 'Где яма',
    topicCode: 'roads.potholes',
    text: 'Яма: {адрес}.',
  })
  const { id } = await incident({ text: 'Огромная яма на улице Мира, 5' })
  const { templates } = (await desk.test.as(executor).get(`/incidents/${id}/answer/templates`)).json()
  expect(templates.find(({ name }: { name: string }) => name === 'Где яма')).toMatchObject({
    ...{ text: 'Яма: Мира ул., 5.', open: [] },
  })
})

it('shows how like questions were answered, within one’s sight and without names', async () => {
  const { executor, moderator } = desk.people
  const past = await incident({ text: 'Яма на дороге у школы, колесо пробили' })
  const text = GOOD_ANSWER.replace('Здравствуйте!', 'Здравствуйте, Ольга!')
  const submit = { kind: 'final', text, expectedVersion: 1, overrideReason: 'да' }
  await desk.test.as(executor).post(`/incidents/${past.id}/answer/submit`, submit)
  await desk.test
    .as(moderator)
    .post(`/incidents/${past.id}/answer/approve`, { versionNo: 1, expectedVersion: 2 })
  await desk.send()
  const { id } = await incident()
  const similar = async (actor: Actor) =>
    (await desk.test.as(actor).get(`/incidents/${id}/answer/similar`)).json().answers

  expect(await similar(executor)).toMatchObject([{ text: text.replace('Ольга', '{имя}') }])
  expect((await similar(executor))[0].likeness).toBeGreaterThan(40)
  const elsewhere = await incident({
    agencyCode: 'administration-novgorod-city',
    municipalityCode: 'novgorod-city',
  })
  const stranger = buildActor({
    role: 'executor',
    scope: { kind: 'agency', code: 'administration-novgorod-city' },
  })
  const others = await desk.test.as(stranger).get(`/incidents/${elsewhere.id}/answer/similar`)
  expect(others.json().answers).toEqual([])
})
