/** Whatever a phone sends: a command whose reply was lost is pressed again, counts once, and is answered as at first. */
import { randomUUID } from 'node:crypto'
import { HOUR_MS } from '@veche/contract/durations.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { workOnClarifications } from '../../../test/answers/clarifying.ts'
import { saveChat } from '../../../test/chats/chat-factory.ts'
import { postInChat } from '../../../test/chats/state-talk.ts'
import { type Desk, GOOD_ANSWER, openDesk } from '../../../test/desk.ts'
import { buildActor, saveUser } from '../../../test/factories.ts'
import type { Actor } from '../../modules/access/index.ts'
import { newId } from '../../platform/ids.ts'
import { buildJpeg } from '../../platform/pictures/testing.ts'

const BODY = 'ministry-roads'
let desk: Desk
let work: ReturnType<typeof workOnClarifications>
const helper = buildActor({
  role: 'executor',
  name: 'Соисполнитель Пётр',
  scope: { kind: 'agency', code: BODY },
})
beforeAll(async () => {
  desk = await openDesk()
  work = workOnClarifications(desk, 'again')
  await saveUser(desk.test.db, helper)
})
afterAll(() => desk.close())

type Sending = { actor: Actor; method: 'post' | 'put' | 'patch' | 'delete'; url: string; body: object }
const as = (actor: Actor) => desk.test.as(actor)
const send = ({ actor, method, url, body }: Sending) => as(actor)[method](url, body)
const executor = () => desk.people.executor
const versionOf = async (id: string) => (await work.card(id)).version
const key = () => ({ commandKey: randomUUID() })

async function step(type: string, content: object = {}, actor = executor()): Promise<Sending> {
  const { id } = await work.question()
  const body = { type, ...content, expectedVersion: await versionOf(id), ...key() }
  return { actor, method: 'post', url: `/incidents/${id}/commands`, body }
}

/** Its body has it, and nobody there has taken it. */
async function givenBack(): Promise<string> {
  const { id } = await work.question()
  const release = { type: 'release', reason: 'Не на месте', expectedVersion: await versionOf(id) }
  await as(executor()).post(`/incidents/${id}/commands`, release)
  return id
}

async function partOf(): Promise<{ incidentId: string; partId: string }> {
  const { id: incidentId } = await work.question()
  const bodies = [{ id: newId(), agencyCode: BODY, personId: null }]
  const asked = { bodies, ask: 'Когда откроют задвижку?', shownWords: 'Нет воды', hours: 8 }
  await as(executor()).post(`/incidents/${incidentId}/contributions`, asked)
  return { incidentId, partId: bodies[0]!.id }
}
/** What the writer of the answer does with a part that was given. */
async function partAsWriter(type: string, words?: string): Promise<Sending> {
  const { partId } = await partOf()
  const url = `/contributions/${partId}/commands`
  await as(helper).post(url, { type: 'give', words: 'Откроют завтра', expectedRevision: 1 })
  const { revision: expectedRevision } = (await as(executor()).get(`/contributions/${partId}`)).json()
  const body = { type, ...(words && { words }), expectedRevision, ...key() }
  return { actor: executor(), method: 'post', url, body }
}
async function note(method: 'put' | 'delete', body: object): Promise<Sending> {
  const { id } = await work.question()
  const written = key()
  await as(executor()).post(`/incidents/${id}/notes`, { text: 'Ключ у вахтёра', ...written })
  return { actor: executor(), method, url: `/incidents/${id}/notes/${written.commandKey}`, body }
}
async function part(type: string, words?: string, before: readonly string[] = []): Promise<Sending> {
  const { partId } = await partOf()
  const url = `/contributions/${partId}/commands`
  const revision = async () => (await as(helper).get(`/contributions/${partId}`)).json().revision
  for (const one of before) await as(helper).post(url, { type: one, expectedRevision: await revision() })
  const body = { type, ...(words && { words }), expectedRevision: await revision(), ...key() }
  return { actor: helper, method: 'post', url, body }
}

async function ofQuestion(path: string, body: (id: string) => object, method: 'post' | 'put' = 'post') {
  const { id } = await work.question()
  return { actor: executor(), method, url: `/incidents/${id}/${path}`, body: await body(id) }
}
const subtask = () => ({
  ...{ id: newId(), what: 'Осмотреть колодец', ownerId: executor().id, unitCode: null, dueOn: '2026-11-25' },
  isConfirmed: true,
})

async function bulletin(content: object): Promise<string> {
  const { moderator } = desk.people
  const audience = { roles: ['executor'], agencyCodes: [], municipalityCodes: [] }
  const made = { title: 'Новая форма', text: 'С понедельника форма другая.', audience, ...content }
  const { id } = (await as(moderator).post('/bulletins', made)).json()
  await as(moderator).post(`/bulletins/${id}/commands`, { type: 'publish', expectedVersion: 1 })
  return id
}
const ARTICLE = {
  ...{ title: 'Яма на дороге', topicCodes: ['roads.potholes'], words: ['выбоина'], steps: '1. Осмотреть' },
  need: 'Ровная дорога',
  ...{ checkedOn: '2026-11-29', validUntil: '2099-12-31', answers: ['Здравствуйте! Яму заделаем.'] },
}
const PRACTICE = {
  ...{ title: 'Обход остановок', municipalityCode: 'borovichi', startedOn: '2026-10-01', cost: 'Ничего' },
  ...{ subject: { kind: 'topic', code: 'roads.potholes' }, problem: 'Стекло', done: 'Обходим' },
  isSubmitted: true,
}
const TASK = { task: { act: 'Прислать список домов', dueOn: '2026-11-30', doneBy: 'person' } }
const pressedAt = () => desk.test.clock.now.toISOString()

const PRESSES: Record<string, () => Promise<Sending>> = {
  'takes the work': async () => {
    const id = await givenBack()
    const body = { type: 'take', expectedVersion: await versionOf(id), ...key() }
    return { actor: executor(), method: 'post', url: `/incidents/${id}/commands`, body }
  },
  'gives the work back': () => step('release', { reason: 'Не успею сегодня' }),
  'says that the work is not theirs': async () => {
    const id = await givenBack()
    const why = { reason: 'Дорога областная', proposedAgencyCode: BODY }
    const body = { type: 'return', ...why, expectedVersion: await versionOf(id), ...key() }
    return { actor: desk.people.moderator, method: 'post', url: `/incidents/${id}/commands`, body }
  },
  'hands the work over': () =>
    step('assign_person', { unitCode: null, assigneeId: desk.people.coordinator.id }, desk.people.head),
  'moves a term': async () => {
    const { id } = await work.question()
    const { deadlines, version: expectedVersion } = await work.card(id)
    const due = { key: deadlines.at(-1).key, dueAt: new Date(desk.test.clock.now.getTime() + 72 * HOUR_MS) }
    const body = { type: 'change_deadline', ...due, reason: 'Ждём деталь', expectedVersion, ...key() }
    return { actor: desk.people.moderator, method: 'post', url: `/incidents/${id}/commands`, body }
  },
  'reminds of what is late': async () => {
    const { id } = await work.question()
    await desk.test.db
      .updateTable('incident')
      .set({ deadlineDueAt: new Date(desk.test.clock.now.getTime() - HOUR_MS) })
      .where('id', '=', id)
      .execute()
    const body = { words: 'Жду сегодня', ...key() }
    return { actor: desk.people.head, method: 'post', url: `/incidents/${id}/remind`, body }
  },
  'puts the question aside': () => ofQuestion('snooze', () => ({ until: '2026-11-25T06:00:00Z' }), 'put'),
  'asks the resident': () =>
    ofQuestion('clarifications', async (id) => ({
      ...{ text: 'Здравствуйте, Анна! Уточните, пожалуйста, адрес: улицу, дом и подъезд.' },
      ...{ expectedVersion: await versionOf(id), key: randomUUID() },
    })),
  'sends the answer': () =>
    ofQuestion('answer/submit', async (id) => ({
      ...{ kind: 'final', text: GOOD_ANSWER, overrideReason: 'Проверено' },
      ...{ expectedVersion: await versionOf(id), key: randomUUID() },
    })),
  'writes to colleagues': () => ofQuestion('notes', () => ({ text: 'Ключ у вахтёра', ...key() })),
  'mends a note': () => note('put', { text: 'Ключ у дворника', mentions: [] }),
  'deletes a note': () => note('delete', {}),
  'stops waiting for the resident': async () => {
    const { id } = await work.asked()
    const [{ id: asked }] = (await work.list(id)).clarifications
    const url = `/incidents/${id}/clarifications/${asked}/take-back`
    return { actor: executor(), method: 'post', url, body: {} }
  },
  'asks another body': () =>
    ofQuestion('contributions', () => ({
      ...{ bodies: [{ id: newId(), agencyCode: BODY, personId: null }], ask: 'Когда откроют задвижку?' },
      ...{ shownWords: 'Нет воды', hours: 8 },
    })),
  'reminds the body of its part': () => partAsWriter('say', 'Ждём к вечеру'),
  'accepts a part': () => partAsWriter('accept'),
  'sends a part back': () => partAsWriter('send_back', 'Назовите час'),
  'needs a part no more': () => partAsWriter('withdraw', 'Узнали сами'),
  'says what a photograph shows': async () => {
    const { id } = await work.question()
    const fileId = newId()
    await desk.test.app.inject({
      ...{ method: 'POST', url: `/api/incidents/${id}/answer/files`, payload: buildJpeg({}) },
      query: { label: 'photo', name: 'люк.jpg', id: fileId },
      headers: {
        authorization: `Bearer ${await desk.test.tokenOf(executor())}`,
        'content-type': 'image/jpeg',
      },
    })
    const url = `/incidents/${id}/answer/files/${fileId}`
    return { actor: executor(), method: 'patch', url, body: { label: 'after' } }
  },
  'adds a sub-task': () => ofQuestion('subtasks', subtask),
  'does a sub-task': async () => {
    const { id } = await work.question()
    const added = subtask()
    await as(executor()).post(`/incidents/${id}/subtasks`, added)
    const [own] = (await as(executor()).get(`/incidents/${id}/subtasks`)).json().subtasks
    const body = { type: 'done', words: 'Осмотрен', expectedRevision: own.revision, ...key() }
    return { actor: executor(), method: 'post', url: `/subtasks/${added.id}/commands`, body }
  },
  'takes a part': () => part('take'),
  'gives a part back': () => part('release', undefined, ['take']),
  'gives a part': () => part('give', 'Откроют завтра к обеду'),
  'says a word of a part': () => part('say', 'Уточняю у мастера'),
  'refuses a part': () => part('refuse', 'Сеть не наша'),
  'has read an order': async () => {
    const id = await bulletin({})
    const body = { versionNo: 1, pressedAt: pressedAt() }
    return { actor: executor(), method: 'post', url: `/bulletins/${id}/receipts`, body }
  },
  'has done an order': async () => {
    const id = await bulletin(TASK)
    const body = { id: newId(), state: 'done', pressedAt: pressedAt() }
    return { actor: executor(), method: 'post', url: `/bulletins/${id}/deeds`, body }
  },
  'asks the centre': async () => ({
    ...{ actor: executor(), method: 'post', url: '/feedback' },
    body: { id: newId(), kind: 'question', title: 'Кто чистит остановки', words: 'Зимой никто.' },
  }),
  'says to the centre what ends meanwhile': async () => {
    const id = newId()
    const thread = { id, kind: 'question', title: 'Кто чистит остановки', words: 'Зимой никто.' }
    await as(executor()).post('/feedback', thread)
    const body = { id: newId(), words: 'И летом.' }
    return { actor: executor(), method: 'post', url: `/feedback/${id}/posts`, body }
  },
  'says that an article has helped': async () => {
    const { coordinator, moderator } = desk.people
    const { id } = (await as(coordinator).post('/articles', ARTICLE)).json()
    await as(moderator).post(`/articles/${id}/commands`, { type: 'approve', expectedVersion: 1 })
    return { actor: executor(), method: 'put', url: `/articles/${id}/vote`, body: { isHelpful: true } }
  },
  'says that a practice is useful': async () => {
    const { coordinator, moderator } = desk.people
    const { id } = (await as(coordinator).post('/practices', PRACTICE)).json()
    await as(moderator).post(`/practices/${id}/commands`, { type: 'approve', expectedVersion: 1 })
    return { actor: executor(), method: 'put', url: `/practices/${id}/vote`, body: { isFor: true } }
  },
  'says a word about a practice': async () => {
    const { coordinator, moderator } = desk.people
    const { id } = (await as(coordinator).post('/practices', PRACTICE)).json()
    await as(moderator).post(`/practices/${id}/commands`, { type: 'approve', expectedVersion: 1 })
    const body = { id: newId(), words: 'И у нас так.' }
    return { actor: executor(), method: 'post', url: `/practices/${id}/comments`, body }
  },
  'fills in the fields of a topic': async () => {
    const sending = await ofQuestion('own-fields', () => ({
      ...{ values: { pole: '12к' }, before: { pole: null } },
    }))
    const { topicCode } = await work.card(sending.url.split('/')[2] ?? '')
    await as(desk.people.administrator).post('/own-fields', {
      ...{ code: 'pole', name: 'Номер опоры', nameEn: null, hint: null, kind: 'line', need: 'never' },
      ...{ topicCodes: [topicCode], groupCodes: [], asksResident: false, options: [] },
      ...{ maxLength: 10, min: null, max: null },
    })
    return { ...sending, method: 'patch' }
  },
  'says that what was asked matters to them too': async () => {
    const id = newId()
    const thread = { id, kind: 'question', title: 'Кто чистит остановки', words: 'Зимой никто.' }
    await as(helper).post('/feedback', thread)
    return { actor: executor(), method: 'put', url: `/feedback/${id}/vote`, body: { isFor: true } }
  },
  'answers in a chat': async () => {
    const chat = await saveChat(desk)
    const replyToMessageId = await postInChat(desk, chat, { id: '41', text: 'Когда уберут снег?' })
    const body = { key: randomUUID(), text: 'Выехали, будем через час', replyToMessageId }
    return { actor: executor(), method: 'post', url: `/chats/${chat.id}/send`, body }
  },
}

/** How many rows each table has, and under which version each question stands. */
async function counted(): Promise<unknown> {
  const { rows } = await sql<{ name: string; count: number }>`
    select relname as name, (xpath('/row/c/text()', query_to_xml(
      format('select count(*) as c from %I', relname), false, true, '')))[1]::text::int as count
    from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
      -- Whoever is answered twice is shown it twice.
      and relname <> 'reading'
    order by relname`.execute(desk.test.owner)
  const versions = await desk.test.db
    .selectFrom('incident')
    .select(['id', 'version', 'step'])
    .orderBy('id')
    .execute()
  const parts = await desk.test.db
    .selectFrom('contribution')
    .select(['id', 'takenBy', 'state'])
    .orderBy('id')
    .execute()
  const notes = await desk.test.db.selectFrom('incidentNote').selectAll().orderBy('id').execute()
  const labels = await desk.test.db.selectFrom('answerFile').select(['id', 'label']).orderBy('id').execute()
  return { rows, versions, parts, notes, labels }
}

it.each(Object.entries(PRESSES))('%s once', async (_name, press) => {
  const sending = await press()
  const before = await counted()
  const first = await send(sending)
  expect([first.statusCode, first.body.slice(0, 200)]).toEqual([200, expect.anything()])
  const after = await counted()
  expect(after).not.toEqual(before)

  desk.passMs(10 * 60_000)
  const second = await send(sending)
  expect([second.statusCode, second.body.slice(0, 200)]).toEqual([200, expect.anything()])
  expect(await counted()).toEqual(after)
})
