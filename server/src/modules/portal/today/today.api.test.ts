import type { TodayItem, TodayResponse } from '@veche/contract/portal/today.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { workOnClarifications } from '../../../../test/answers/clarifying.ts'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { DESK_AGENCY, DESK_NOON, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { bodyOf } from '../../../../test/factories/duty-body.ts'
import { saveFake } from '../../../../test/factories/fake-factory.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { saveStream } from '../../../../test/factories/livestream-factory.ts'
import { saveOutage } from '../../../../test/factories/outage-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
const stranger = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'ministry-roads' } })
beforeAll(async () => {
  desk = await openDesk()
  await saveUser(desk.test.db, stranger)
})
beforeEach(() => {
  desk.test.clock.now = DESK_NOON
})
afterAll(() => desk.close())

const inHours = (hours: number) => new Date(desk.test.clock.now.getTime() + hours * 3_600_000)
const saveTask = (changes: Partial<Parameters<typeof saveIncident>[1]> = {}) =>
  saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'in_progress', agencyCode: DESK_AGENCY },
    ...{ municipalityCode: 'borovichi', assigneeId: desk.people.executor.id },
    ...changes,
  })

async function dayOf(actor: Actor): Promise<TodayResponse> {
  const response = await desk.test.as(actor).get('/today')
  expect([response.statusCode, response.body.slice(0, 200)]).toEqual([200, expect.anything()])
  return response.json()
}
/** Of one thing; undefined where the day says nothing of it. */
async function findIn(actor: Actor, id: string): Promise<TodayItem | undefined> {
  const found = (await dayOf(actor)).items.filter((item) => item.id === id)
  expect(found.length).toBeLessThan(2)
  return found[0]
}
const act = async (actor: Actor, id: string, step: string, body: object) => {
  const { version } = await desk.test.db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const response = await desk.test
    .as(actor)
    .post(`/incidents/${id}/answer/${step}`, { expectedVersion: version, ...body })
  expect([response.statusCode, response.body.slice(0, 200)]).toEqual([200, expect.anything()])
}
const submit = (id: string) =>
  act(desk.people.executor, id, 'submit', { kind: 'final', text: GOOD_ANSWER, overrideReason: 'да' })

it('has the tasks of a person by time, each with its next act, and nobody else’s', async () => {
  const late = await saveTask({ deadlineDueAt: inHours(-2), text: 'Поздний вопрос' })
  const evening = await saveTask({ deadlineDueAt: inHours(4), step: 'assigned' })
  const never = await saveTask()
  const tomorrow = await saveTask({ deadlineDueAt: inHours(26) })
  const ofOther = await saveTask({ assigneeId: desk.people.coordinator.id })

  const { items, asOf } = await dayOf(desk.people.executor)
  const ids = items.map(({ id }) => id)
  expect(asOf).toBe(DESK_NOON.toISOString())
  expect(ids.filter((id) => [late.id, evening.id, never.id, tomorrow.id].includes(id))).toEqual([
    ...[late.id, evening.id, never.id, tomorrow.id],
  ])
  expect(ids).not.toContain(ofOther.id)
  expect(items.find(({ id }) => id === late.id)).toMatchObject({
    ...{ kind: 'task', time: 'late', act: 'answer', title: 'Поздний вопрос', municipalityCode: 'borovichi' },
  })
  expect(items.find(({ id }) => id === evening.id)).toMatchObject({ act: 'take', time: 'today' })
  expect(await findIn(stranger, late.id)).toBeUndefined()
})

it('brings an answer back with its reason, and tells the approver who waits', async () => {
  const { executor, moderator } = desk.people
  const { id } = await saveTask({ deadlineDueAt: inHours(30) })
  await submit(id)
  expect(await findIn(executor, id)).toBeUndefined()
  expect(await findIn(moderator, id)).toMatchObject({
    ...{ kind: 'approval', act: 'decide' },
    waiting: { name: executor.name, since: DESK_NOON.toISOString() },
  })
  expect(await findIn(stranger, id)).toBeUndefined()

  await act(moderator, id, 'send-back', { versionNo: 1, reasonCode: 'tone', comment: 'Мягче, пожалуйста' })
  expect(await findIn(executor, id)).toMatchObject({
    ...{ kind: 'returned', act: 'mend', time: 'none', reasonCode: 'tone', words: 'Мягче, пожалуйста' },
    waiting: { name: moderator.name },
  })
  expect(await findIn(moderator, id)).toBeUndefined()
})

it('asks another one of the centre whether a talk leads nowhere, until they have said so', async () => {
  const { executor, moderator } = desk.people
  const second = buildActor({ role: 'moderator', name: 'Второй Модератор' })
  await saveUser(desk.test.db, second)
  const { id } = await saveTask({ answeredAt: inHours(-30), outcome: 'explained', text: 'Пустой разговор' })
  const run = async (actor: Actor, command: object) => {
    const { version } = await desk.test.db
      .selectFrom('incident')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const body = { ...command, expectedVersion: version }
    expect((await desk.test.as(actor).post(`/incidents/${id}/commands`, body)).statusCode).toBe(200)
  }
  expect(await findIn(second, id)).toBeUndefined()
  await run(moderator, { type: 'propose_futile', reason: 'Оскорбления вместо вопроса' })
  expect(await findIn(second, id)).toMatchObject({
    ...{ kind: 'futile', act: 'decide', title: 'Пустой разговор', words: 'Оскорбления вместо вопроса' },
    waiting: { name: moderator.name, since: desk.test.clock.now.toISOString() },
  })
  expect(await findIn(moderator, id)).toBeUndefined()
  expect((await findIn(executor, id))?.kind).not.toBe('futile')
  await run(second, { type: 'withdraw_futile' })
  expect(await findIn(second, id)).toBeUndefined()
  await run(moderator, { type: 'propose_futile', reason: 'Снова оскорбления' })
  expect(await findIn(second, id)).toMatchObject({ kind: 'futile', words: 'Снова оскорбления' })
  await run(second, { type: 'confirm_futile' })
  expect(await findIn(second, id)).toBeUndefined()
})

it('has for today what the queue of today has, whatever its deadline', async () => {
  const person = buildActor({ role: 'executor', scope: { kind: 'agency', code: DESK_AGENCY } })
  await saveUser(desk.test.db, person)
  const inDays = { assigneeId: person.id, deadlineDueAt: inHours(24 * 5) }
  await saveTask({ ...inDays, step: 'rework' })
  await saveTask({ ...inDays, hasUnreadFollowUp: true })
  await saveTask({ ...inDays, answeredAt: inHours(-30), outcome: 'explained' })
  await saveTask({ ...inDays, deadlineDueAt: inHours(3) })
  const later = await saveTask(inDays)

  const { items } = await dayOf(person)
  const { incidents } = (await desk.test.as(person).get('/incidents?queue=mine_today')).json()
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id).toSorted()
  expect(idsOf(items.filter(({ id, time }) => id !== later.id && time === 'today'))).toEqual(idsOf(incidents))
  expect(incidents).toHaveLength(4)
  expect(items.find(({ id }) => id === later.id)).toMatchObject({ time: 'later' })
})

it('shows a task that is a promise once, by the day that was promised', async () => {
  const { id } = await saveTask({ step: 'postponed', promiseDueAt: inHours(5), deadlineDueAt: inHours(48) })
  await desk.test.db
    .insertInto('promise')
    .values({
      ...{ id: newId(), incidentId: id, what: 'Заменить столб', who: 'Горсвет', state: 'open' },
      ...{ dueAt: inHours(5), returnsAt: inHours(4), madeAt: inHours(-24) },
    })
    .execute()
  expect(await findIn(desk.people.executor, id)).toMatchObject({
    ...{ kind: 'promise', also: ['task'], words: 'Заменить столб', time: 'today', act: 'keep_promise' },
    dueAt: inHours(5).toISOString(),
  })
  expect(await findIn(stranger, id)).toBeUndefined()
})

it('holds a danger on top until it is answered, and by the day of its promise after that', async () => {
  const danger = { urgency: 'urgent', deadlineDueAt: inHours(90) } as const
  const open = await saveTask({ ...danger, step: 'in_progress' })
  const answered = await saveTask({ ...danger, step: 'postponed' })
  const inWork = await saveTask({ ...danger, step: 'in_progress' })
  await desk.test.db
    .updateTable('incident')
    .set({ deadlineKey: 'final_answer' })
    .where('id', '=', inWork.id)
    .execute()
  const { executor } = desk.people
  expect(await findIn(executor, open.id)).toMatchObject({ isUrgent: true, time: 'today' })
  expect(await findIn(executor, answered.id)).toMatchObject({ isUrgent: false, time: 'later' })
  expect(await findIn(executor, inWork.id)).toMatchObject({ isUrgent: false, time: 'later' })
})

it('counts what has come to an end today, each question once, and not what was taken back', async () => {
  const { executor, dispatcher } = desk.people
  const before = (await dayOf(executor)).done.count
  desk.passMs(60_000)
  const { id } = await saveTask({ text: 'Сделанный вопрос' })
  await submit(id)
  const { done } = await dayOf(executor)
  expect(done.count).toBe(before + 1)
  expect(done.items[0]).toMatchObject({ incidentId: id, title: 'Сделанный вопрос', step: 'submit' })

  const fresh = await saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    municipalityCode: 'borovichi',
  })
  const run = (command: object, expectedVersion: number) =>
    desk.test.as(dispatcher).post(`/incidents/${fresh.id}/commands`, { ...command, expectedVersion })
  const doneBefore = (await dayOf(dispatcher)).done.count
  expect((await run({ type: 'dismiss', reason: 'spam' }, 1)).statusCode).toBe(200)
  expect((await dayOf(dispatcher)).done.count).toBe(doneBefore + 1)
  expect((await run({ type: 'restore' }, 2)).statusCode).toBe(200)
  expect((await dayOf(dispatcher)).done.count).toBe(doneBefore)

  desk.passMs(24 * 3_600_000)
  expect((await dayOf(executor)).done).toEqual({ count: 0, items: [] })
})

describe('a note that names somebody', () => {
  it('waits in their day until they write, or the question is theirs no more', async () => {
    const { executor, coordinator } = desk.people
    const { id } = await saveTask()
    const write = (actor: Actor, text: string, mentions: string[] = []) =>
      desk.test.as(actor).post(`/incidents/${id}/notes`, { text, mentions })
    await write(executor, '@Координатор Вера, когда приедут?', [coordinator.id])
    expect(await findIn(coordinator, id)).toMatchObject({
      ...{ kind: 'mention', act: 'answer_note', words: '@Координатор Вера, когда приедут?' },
      waiting: { name: executor.name },
    })

    desk.passMs(60_000)
    await write(coordinator, 'Завтра утром')
    expect(await findIn(coordinator, id)).toBeUndefined()
    desk.passMs(60_000)
    await write(executor, '@Координатор Вера, точно?', [coordinator.id])
    expect(await findIn(coordinator, id)).toMatchObject({ words: '@Координатор Вера, точно?' })
    await desk.test.db
      .updateTable('incident')
      .set({ agencyCode: 'ministry-roads', municipalityCode: 'valday' })
      .where('id', '=', id)
      .execute()
    expect(await findIn(coordinator, id)).toBeUndefined()
  })
})

it('tells who asked other bodies for parts what is late there, until it is given or taken back', async () => {
  const { executor, coordinator } = desk.people
  const { id } = await saveTask({ deadlineDueAt: inHours(80), text: 'Когда починят мост?' })
  const owed = async (actor: Actor) => (await dayOf(actor)).items.filter(({ kind }) => kind === 'owed_part')
  const asked = await desk.test.as(executor).post(`/incidents/${id}/contributions`, {
    ...{
      bodies: [{ id: newId(), agencyCode: 'ministry-roads', personId: null }],
      ask: 'Срок ремонта моста?',
    },
    ...{ shownWords: 'Когда починят мост?', hours: 8 },
  })
  expect([asked.statusCode, asked.body.slice(0, 200)]).toEqual([200, expect.anything()])
  expect(await owed(executor)).toEqual([])

  desk.passMs(72 * 3_600_000)
  expect(await owed(executor)).toMatchObject([
    {
      ...{ id, act: 'press', time: 'late', title: 'Когда починят мост?', words: 'Срок ремонта моста?' },
      where: 'Минтранс',
    },
  ])
  expect(await owed(coordinator)).toEqual([])

  // It follows whoever has the question: a colleague, or, when it is given back, whoever may hand it out.
  const colleague = buildActor({
    role: 'executor',
    name: 'Вера Соседняя',
    scope: { kind: 'agency', code: DESK_AGENCY },
  })
  await saveUser(desk.test.db, colleague)
  const run = async (by: Actor, command: object) => {
    const { version } = (await desk.test.as(by).get(`/incidents/${id}`)).json()
    const url = `/incidents/${id}/commands`
    const response = await desk.test.as(by).post(url, { ...command, expectedVersion: version })
    expect([response.statusCode, response.body.slice(0, 200)]).toEqual([200, expect.anything()])
  }
  await run(coordinator, { type: 'assign_person', unitCode: null, assigneeId: colleague.id })
  expect(await owed(executor)).toEqual([])
  expect(await owed(colleague)).toMatchObject([{ id }])
  await run(colleague, { type: 'release', reason: 'Не успею' })
  expect(await owed(colleague)).toEqual([])
  expect(await owed(coordinator)).toMatchObject([{ id }])
  await run(coordinator, { type: 'assign_person', unitCode: null, assigneeId: executor.id })
  expect(await owed(executor)).toMatchObject([{ id }])

  const { contributions } = (await desk.test.as(executor).get(`/incidents/${id}/contributions`)).json()
  const [part] = contributions
  const command = { type: 'withdraw', words: 'Узнали сами', expectedRevision: part.revision }
  const taken = await desk.test.as(executor).post(`/contributions/${part.id}/commands`, command)
  expect([taken.statusCode, taken.body.slice(0, 200)]).toEqual([200, expect.anything()])
  expect(await owed(executor)).toEqual([])
})

it('has a call of whoever leads on the thing itself, until its notice is read', async () => {
  const { executor, head } = desk.people
  const { id } = await saveTask({ deadlineDueAt: inHours(-3) })
  const userId = executor.id
  await desk.test.db
    .insertInto('notification')
    .values({
      ...{ id: newId(), userId, kind: 'reminded', incidentId: id, details: { words: 'Сегодня, пожалуйста' } },
      ...{ isUrgent: false, dedupeKey: newId(), createdAt: DESK_NOON, inCentre: true, email: 'off' },
    })
    .execute()
  expect(await findIn(executor, id)).toMatchObject({
    ...{ kind: 'task', also: ['reminded'], act: 'answer', words: 'Сегодня, пожалуйста' },
  })
  expect(await findIn(head, id)).toBeUndefined()
  await desk.test.db
    .updateTable('notification')
    .set({ readAt: DESK_NOON })
    .where('userId', '=', userId)
    .execute()
  expect(await findIn(executor, id)).toMatchObject({ also: [], words: null })
})

describe('a question of a chat', () => {
  it('is of whoever is a member there or on duty now, and of nobody else', async () => {
    const chat = await saveChat(desk, { title: 'Боровичи. Север' })
    const { executor, coordinator } = desk.people
    await chat.say({ id: 'asked', text: 'Когда дадут воду на Мира, 5?', author: 'resident-1' })
    const messageId = await chat.idOf('asked')
    expect(await findIn(executor, messageId)).toBeUndefined()

    const duty = { id: newId(), chatId: chat.id, userId: executor.id }
    await desk.test.db
      .insertInto('chatDuty')
      .values({ ...duty, startsAt: inHours(-1), endsAt: inHours(3) })
      .execute()
    expect(await findIn(executor, messageId)).toMatchObject({
      ...{ kind: 'question', act: 'reply', chatId: chat.id, where: 'Боровичи. Север' },
    })
    expect(await findIn(executor, duty.id)).toMatchObject({
      ...{ kind: 'duty', act: 'watch', time: 'today', endsAt: inHours(3).toISOString() },
    })
    expect(await findIn(coordinator, messageId)).toBeUndefined()
    expect(await findIn(stranger, messageId)).toBeUndefined()

    desk.passMs(4 * 3_600_000)
    expect(await findIn(executor, messageId)).toBeUndefined()
    await desk.test.db
      .insertInto('chatMember')
      .values({ chatId: chat.id, userId: executor.id, role: 'department', addedAt: DESK_NOON })
      .execute()
    expect(await findIn(executor, messageId)).toMatchObject({ kind: 'question' })
  })
})

it('has a duty at a post for whoever stands there today or tomorrow', async () => {
  const { executor } = desk.people
  const body = bodyOf(desk)
  const postId = await body.post({ name: 'Диспетчер ЖКХ' })
  await body.addPerson({ userId: executor.id, name: null })
  const known = (await body.read()).people as { id: string; userId: string | null }[]
  const personId = known.find(({ userId }) => userId === executor.id)?.id ?? ''
  const shift = (day: string) => ({ personId, day, from: '08:30', to: '17:30' })
  const shifts = [shift('2026-11-24'), shift('2026-11-27')]
  await body.saveRoster(postId, { week: '2026-11-23', shifts, expectedRevision: 0 })
  const duties = (await dayOf(executor)).items.filter(({ title }) => title === 'Диспетчер ЖКХ')
  expect(duties).toMatchObject([{ kind: 'duty', act: 'open', time: 'today', chatId: null }])
  expect(Date.parse(duties[0]?.endsAt ?? '')).toBe(Date.parse('2026-11-24T17:30+03:00'))
  expect((await dayOf(stranger)).items.some(({ kind }) => kind === 'duty')).toBe(false)
})

it('has an order to be read, then to be done, for those it is addressed to', async () => {
  const { executor, moderator } = desk.people
  const post = async (actor: Actor, path: string, body: object) => {
    const response = await desk.test.as(actor).post(`/bulletins${path}`, body)
    expect([response.statusCode, response.body.slice(0, 200)]).toEqual([200, expect.anything()])
    return response.json()
  }
  const { id } = await post(moderator, '', {
    ...{ title: 'Списки домов', text: 'К понедельнику.' },
    audience: { roles: [], agencyCodes: [DESK_AGENCY], municipalityCodes: [] },
    task: { act: 'Прислать список домов', dueOn: '2026-11-30', doneBy: 'person' },
  })
  expect(await findIn(executor, id)).toBeUndefined()
  await post(moderator, `/${id}/commands`, { type: 'publish', expectedVersion: 1 })
  expect(await findIn(executor, id)).toMatchObject({
    ...{ kind: 'order', act: 'read', time: 'later', words: 'Прислать список домов' },
  })
  expect(await findIn(stranger, id)).toBeUndefined()
  const pressedAt = DESK_NOON.toISOString()
  await post(executor, `/${id}/receipts`, { versionNo: 1, pressedAt })
  expect(await findIn(executor, id)).toMatchObject({ act: 'do', time: 'later' })
  await post(executor, `/${id}/deeds`, { id: newId(), state: 'done', pressedAt })
  expect(await findIn(executor, id)).toBeUndefined()
  // What is done is not overdue: its reading alone is missing.
  const { coordinator } = desk.people
  await post(coordinator, `/${id}/deeds`, { id: newId(), state: 'done', pressedAt })
  desk.test.clock.now = new Date('2026-12-02T09:00:00Z')
  expect(await findIn(coordinator, id)).toMatchObject({ act: 'read_rest', time: 'none', dueAt: null })
})

it('has a text to many places for whoever may approve it, an urgent one first, until somebody has', async () => {
  const { coordinator, head, executor } = desk.people
  await saveChat(desk, { title: 'Центр' })
  const { places } = (await desk.test.as(coordinator).get('/broadcasts/places')).json()
  const text = 'Завтра не будет воды на улице Мира.'
  const keys = places.map(({ channelId, container }: { channelId: string; container: string }) => ({
    ...{ channelId, container },
  }))
  const response = await desk.test
    .as(coordinator)
    .post('/broadcasts', { text, places: keys, isSubmitted: true, isUrgent: true })
  const { id, approvers } = response.json()
  expect([response.statusCode, approvers.count]).toEqual([200, approvers.names.length])
  expect(approvers.names).toContain(head.name)
  expect(await findIn(head, id)).toMatchObject({
    ...{ kind: 'broadcast', act: 'decide', time: 'today', isUrgent: true, title: text },
    waiting: { name: coordinator.name },
  })
  expect((await dayOf(head)).items.find(({ time }) => time === 'today')).toMatchObject({ id })
  for (const other of [coordinator, executor, stranger]) expect(await findIn(other, id)).toBeUndefined()
  await desk.test.as(head).post(`/broadcasts/${id}/commands`, { type: 'approve', expectedVersion: 1 })
  expect(await findIn(head, id)).toBeUndefined()
})

it('has a stream for whoever leads it and for the administration that prepares it', async () => {
  const stream = await saveStream(desk)
  const { executor, moderator } = desk.people
  expect(await findIn(executor, stream.id)).toMatchObject({ kind: 'stream', act: 'prepare', time: 'today' })
  expect(await findIn(stranger, stream.id)).toBeUndefined()
  await desk.test.db
    .updateTable('livestream')
    .set({ editorId: moderator.id, step: 'on_air', startedAt: DESK_NOON })
    .where('id', '=', stream.id)
    .execute()
  expect(await findIn(moderator, stream.id)).toMatchObject({ act: 'host' })
})

it('has a card of a rumour for whoever its step waits for', async () => {
  const checker = buildActor({ role: 'fact_checker' })
  const id = await saveFake(desk, { step: 'facts', agencyCode: DESK_AGENCY, responsibleId: null })
  expect(await findIn(desk.people.executor, id)).toMatchObject({ kind: 'fake', act: 'facts' })
  expect(await findIn(checker, id)).toBeUndefined()
  expect(await findIn(stranger, id)).toBeUndefined()
})

it('has an outage of one’s own body when it is about to end', async () => {
  const water = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'water-msta' } })
  const soon = await saveOutage(desk.test, water)
  const far = await saveOutage(desk.test, water, {
    endsAt: inHours(20).toISOString(),
    addresses: 'ул. Мира, 7',
  })
  expect(await findIn(water, soon.id)).toMatchObject({ kind: 'outage', act: 'extend', time: 'today' })
  expect(await findIn(water, far.id)).toBeUndefined()
  expect(await findIn(stranger, soon.id)).toBeUndefined()
  // Everything is in sight there, and none of it is their own.
  expect(await findIn(desk.people.dispatcher, soon.id)).toBeUndefined()
})

it('has all new questions of whoever sorts as one line', async () => {
  await saveIncident(desk.test.db, { channelId: desk.channel.id, municipalityCode: 'borovichi' })
  const { items } = await dayOf(desk.people.dispatcher)
  const sorting = items.filter(({ kind }) => kind === 'sorting')
  expect(sorting).toMatchObject([{ act: 'sort', count: expect.any(Number) }])
  expect(sorting[0]?.count).toBeGreaterThan(0)
  expect((await dayOf(desk.people.executor)).items.some(({ kind }) => kind === 'sorting')).toBe(false)
})

it('says how much of a kind does not fit into the day', async () => {
  const busy = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'housing-inspection' } })
  await saveUser(desk.test.db, busy)
  for (let index = 0; index < 53; index += 1) await saveTask({ assigneeId: busy.id })
  const { items, beyond } = await dayOf(busy)
  expect(items).toHaveLength(50)
  expect(beyond).toEqual([{ kind: 'task', count: 3 }])
})

it('has no question for an administrator, who reads none', async () => {
  await saveTask({ deadlineDueAt: inHours(-2) })
  expect(await dayOf(desk.people.administrator)).toMatchObject({
    ...{ items: [], beyond: [], done: { count: 0 } },
  })
})

it('tells what the author answered to a clarifying question, until it is read, and that they did not', async () => {
  const work = workOnClarifications(desk, 'today')
  const [answered, silent] = [await work.waiting(), await work.waiting()]
  expect(await findIn(desk.people.executor, answered.id)).toMatchObject({
    ...{ kind: 'task', isPaused: true, awaitedUntil: expect.any(String) },
  })
  await work.reply(answered, 'Улица Мира, дом 5')
  expect(await findIn(desk.people.executor, answered.id)).toMatchObject({
    ...{ kind: 'clarified', act: 'read_words', words: 'Улица Мира, дом 5' },
  })
  await work.run('executor', answered.id, { type: 'read_follow_ups' })
  expect(await findIn(desk.people.executor, answered.id)).toMatchObject({ kind: 'task', act: 'answer' })

  desk.test.clock.now = inHours(24 * 4)
  await desk.runJob('incidents.end_silent_clarifications')
  expect(await findIn(desk.people.executor, silent.id)).toMatchObject({ kind: 'silent', act: 'answer' })
})
