/** A danger under a stream waits for no stream: it is work at once, as under any post, and stays a row of the stream. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveStream, type TestStream } from '../../../../test/factories/livestream-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const GAS = 'Сильно пахнет газом в подъезде, Ленинградская 10! Дышать нечем, куда звонить?'
const WIRE = 'У нас искрит провод на детской площадке, дети рядом!'
const ROAD = 'Почему не чистят дорогу на Гагарина, 12?'

let count = 0
const idOf = (name: string) => {
  count += 1
  return `${name}${count}`
}
const cardOf = async (id: string | null) =>
  (await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}`)).json()
const historyOf = async (id: string | null) =>
  (await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}/activity`)).json().activities
const incidentsOf = async (externalId: string) =>
  desk.test.db
    .selectFrom('incident')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .select(['incident.id', 'incident.urgency', 'incident.foundAt', 'incident.deadlineDueAt'])
    .where('message.externalId', '=', externalId)
    .execute()
const answerDeadlineOf = async (incidentId: string | null) =>
  desk.test.db
    .selectFrom('incidentDeadline')
    .select(['startedAt', 'dueAt'])
    .where('incidentId', '=', incidentId)
    .where('key', '=', 'first_answer')
    .executeTakeFirstOrThrow()
const noticesOf = async (actor: Actor) =>
  (await desk.test.as(actor).get('/notifications?limit=50'))
    .json()
    .notifications.filter(({ kind }: { kind: string }) => kind === 'danger')

async function expectPassedOn(stream: TestStream, text: string, externalId: string): Promise<string> {
  const found = await stream.find(text)
  expect(found).toMatchObject({ state: 'on_control', isDanger: true, incidentNumber: expect.any(Number) })
  expect(await incidentsOf(externalId)).toMatchObject([{ id: found.incidentId, urgency: 'urgent' }])
  return found.incidentId ?? ''
}

describe('a danger under a stream', () => {
  it('is urgent work at once, a week before the stream, with its clock from when it was said', async () => {
    const stream = await saveStream(desk, { moves: ['announce'] })
    const [gas, road] = [idOf('gas'), idOf('road')]
    await stream.say({ id: gas, text: GAS, author: 'anna' }, { id: road, text: ROAD, author: 'boris' })
    const incidentId = await expectPassedOn(stream, GAS, gas)
    const { startedAt, dueAt } = await answerDeadlineOf(incidentId)
    expect(startedAt).toEqual(desk.test.clock.now)
    expect(dueAt.getTime() - startedAt.getTime()).toBe(4 * HOUR_MS)
    // What tells of none waits for the stream, as before.
    expect(await stream.find(ROAD)).toMatchObject({ state: 'received', incidentId: null, isDanger: false })
    expect((await stream.read()).balance).toMatchObject({ asked: 2, onControl: 1, waiting: 1 })
  })

  it.each([
    ['on air', ['announce', 'begin']],
    ['after the end', ['announce', 'begin', 'end']],
  ] as const)('is the same %s', async (_, moves) => {
    const stream = await saveStream(desk, { moves: [...moves] })
    const wire = idOf('wire')
    await stream.say({ id: wire, text: WIRE, author: 'vera' })
    const { startedAt, dueAt } = await answerDeadlineOf(await expectPassedOn(stream, WIRE, wire))
    expect(dueAt.getTime() - startedAt.getTime()).toBe(4 * HOUR_MS)
  })

  it('is told at once to those on duty in the municipality and to dispatchers, once, and to nobody else', async () => {
    const scope = { kind: 'municipality', code: 'borovichi' } as const
    const onDuty = buildActor({ role: 'moderator', name: 'Дежурная Зоя', scope })
    const offDuty = buildActor({ role: 'moderator', name: 'Свободный Пётр', scope })
    for (const actor of [onDuty, offDuty]) await saveUser(desk.test.db, actor)
    await saveDuty(onDuty)
    const stream = await saveStream(desk, { moves: ['announce'] })
    await stream.say({ id: idOf('gas'), text: GAS, author: 'anna' })
    const { incidentId, incidentNumber } = await stream.find(GAS)
    for (const actor of [onDuty, desk.people.dispatcher])
      expect((await noticesOf(actor))[0]).toMatchObject({
        ...{ incidentId, isUrgent: true, details: { number: incidentNumber } },
      })
    for (const actor of [offDuty, desk.people.executor]) expect(await noticesOf(actor)).toEqual([])
    const told = await noticesOf(onDuty)
    await stream.move('begin', 'end')
    expect(await noticesOf(onDuty)).toEqual(told)
  })

  it('gets no second incident at the end of the stream, selected or not', async () => {
    const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
    const [gas, wire] = [idOf('gas'), idOf('wire')]
    await stream.say({ id: gas, text: GAS, author: 'anna' }, { id: wire, text: WIRE, author: 'vera' })
    const before = [await expectPassedOn(stream, GAS, gas), await expectPassedOn(stream, WIRE, wire)]
    expect(await stream.press({ text: WIRE, type: 'select' })).toEqual([null])
    expect(await stream.find(WIRE)).toMatchObject({ state: 'selected', isDanger: true })
    await stream.move('end')
    expect([await expectPassedOn(stream, GAS, gas), await expectPassedOn(stream, WIRE, wire)]).toEqual(before)
    expect(await stream.press({ text: WIRE, type: 'select' })).toEqual(['livestream.question_state'])
  })

  it('is never folded into another nor set aside, by words or by a person', async () => {
    const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
    const [first, second] = [idOf('gas'), idOf('gas')]
    await stream.say({ id: first, text: 'Пахнет газом в подъезде!', author: 'anna' })
    await stream.say(
      { id: second, text: 'Пахнет газом в подъезде!', author: 'boris' },
      { id: idOf('road'), text: ROAD, author: 'vera' },
    )
    const dangers = (await stream.questions()).filter(({ isDanger }) => isDanger)
    expect(dangers).toHaveLength(2)
    expect(new Set(dangers.map(({ incidentId }) => incidentId)).size).toBe(2)
    const { id: intoId } = await stream.find(ROAD)
    const at = desk.test.clock.now.toISOString()
    const questionId = dangers[0]?.id
    const press = async (command: object) => {
      const commands = [{ questionId, command: { ...command, key: newId(), at } }]
      return (await desk.test.as(desk.people.moderator).post(`${stream.url}/commands`, { commands })).json()
    }
    const refused = { results: [{ isDone: false, code: 'livestream.question_state' }] }
    for (const type of ['fold', 'set_aside'])
      expect(await press({ type, ...(type === 'fold' && { intoId }) })).toMatchObject(refused)
    expect(await press({ type: 'select' })).toMatchObject({ results: [{ isDone: true }] })
    for (const type of ['fold', 'set_aside'])
      expect(await press({ type, ...(type === 'fold' && { intoId }) })).toMatchObject(refused)
    // Taken back from the queue it is where it was.
    expect(await press({ type: 'unselect' })).toMatchObject({ results: [{ isDone: true }] })
    expect((await stream.questions()).find(({ id }) => id === questionId)).toMatchObject({
      state: 'on_control',
    })
  })

  it('stays at work when it is answered on air, before anybody began and after', async () => {
    const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
    await stream.say({ id: idOf('wire'), text: WIRE, author: 'vera' })
    const { incidentId } = await stream.find(WIRE)
    await stream.press({ text: WIRE, type: 'select' })
    desk.passMs(5000)
    await stream.press({ text: WIRE, type: 'read_out' })
    desk.passMs(5000)
    expect(await stream.press({ text: WIRE, type: 'answer' })).toEqual([null])
    expect(await cardOf(incidentId)).toMatchObject({ step: 'new', dismissReason: null })
    expect((await historyOf(incidentId))[0]).toMatchObject({ type: 'answered_on_air' })
    expect((await stream.read()).balance).toMatchObject({ onAir: 1, onControl: 0 })
    expect(await stream.press({ text: WIRE, type: 'undo' })).toEqual([null])
    expect(await cardOf(incidentId)).toMatchObject({ step: 'new', dismissReason: null })
    await desk.test.db
      .updateTable('incident')
      .set({ step: 'in_progress' })
      .where('id', '=', incidentId)
      .execute()
    await stream.press({ text: WIRE, type: 'answer' })
    expect(await cardOf(incidentId)).toMatchObject({ step: 'in_progress' })
    expect((await historyOf(incidentId))[0]).toMatchObject({ type: 'answered_on_air' })
  })

  it('is found in what an author adds or edits, and then its clock runs from now', async () => {
    const stream = await saveStream(desk, { moves: ['announce'] })
    const [road, bus] = [idOf('road'), idOf('bus')]
    await stream.say(
      { id: road, text: ROAD, author: 'anna' },
      { id: bus, text: 'Будет ли вечерний автобус?', author: 'boris' },
    )
    desk.passMs(24 * HOUR_MS)
    await stream.say({ id: idOf('more'), text: WIRE, author: 'anna', parent: road })
    await stream.say({ op: 'edited', id: bus, text: GAS, author: 'boris' })
    for (const [text, id] of [
      [ROAD, road],
      [GAS, bus],
    ] as const) {
      const { startedAt } = await answerDeadlineOf(await expectPassedOn(stream, text, id))
      expect(desk.test.clock.now.getTime() - startedAt.getTime()).toBeLessThan(60_000)
    }
  })

  it('is brought back by an edit from where it was folded, set aside or declined', async () => {
    const stream = await saveStream(desk, { moves: ['announce'] })
    const [one, same, hello, other] = [idOf('a'), idOf('b'), idOf('c'), idOf('d')]
    await stream.say(
      { id: one, text: ROAD, author: 'anna' },
      { id: same, text: ROAD, author: 'boris' },
      { id: hello, text: 'Доброе утро', author: 'vera' },
      { id: other, text: 'Будет ли вечерний автобус?', author: 'gleb' },
    )
    await stream.press({ text: 'Будет ли', type: 'decline', reason: 'off_topic' })
    const said = [same, hello, other].map((id, index) => ({ id, text: `${GAS} Квартира ${index + 1}` }))
    await stream.say(...said.map(({ id, text }) => ({ op: 'edited' as const, id, text, author: 'boris' })))
    for (const { id, text } of said) await expectPassedOn(stream, text, id)
  })

  it('is passed on by whatever way it was asked: in private, in a chat, by phone', async () => {
    const stream = await saveStream(desk, { moves: ['announce'], tag: 'эфиропасность' })
    const { container } = await saveChat(desk)
    await saveChannel(desk.test.context, { network: 'form', municipalityCode: 'borovichi' })
    const [inPrivate, inChat, byPhone] = [idOf('p'), idOf('k'), newId()]
    const tagged = `${WIRE} #эфиропасность`
    await stream.say({
      id: inPrivate,
      text: tagged,
      author: 'dina',
      surface: 'private',
      container: 'peer:dina',
    })
    await expectPassedOn(stream, WIRE, inPrivate)
    await stream.say({ id: inChat, text: `Мира, 5. ${tagged}`, author: 'egor', surface: 'chat', container })
    await expectPassedOn(stream, 'Мира, 5', inChat)
    const askedAt = desk.test.clock.now.toISOString()
    const typed = { key: byPhone, channel: 'phone', text: GAS, name: '', contact: '', askedAt }
    await desk.test.as(desk.people.moderator).post(`${stream.url}/questions`, typed)
    await expectPassedOn(stream, GAS, byPhone)
  })
})

async function saveDuty(actor: Actor): Promise<void> {
  const { id: chatId } = await saveChat(desk)
  const { now } = desk.test.clock
  const duty = { id: newId(), chatId, userId: actor.id }
  const hours = { startsAt: new Date(now.getTime() - HOUR_MS), endsAt: new Date(now.getTime() + HOUR_MS) }
  await desk.test.db
    .insertInto('chatDuty')
    .values({ ...duty, ...hours })
    .execute()
}
