/** The clarifying question from the desk to the thread and back: what stands meanwhile, and how the wait ends. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CLARIFYING, workOnClarifications } from '../../../../test/answers/clarifying.ts'
import { DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveSettings, saveUser } from '../../../../test/factories.ts'
import { faultsOfBook } from '../../../../test/model/book-sense.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import { findBrokenChain } from '../../incidents/index.ts'

let desk: Desk
let work: ReturnType<typeof workOnClarifications>
beforeAll(async () => {
  desk = await openDesk()
  work = workOnClarifications(desk)
})
afterAll(() => desk.close())
beforeEach(async () => {
  await saveSettings(desk.test.db, { clarificationStops: 2, clarificationNeedsApproval: false })
  await desk.test.db
    .updateTable('outbox')
    .set({ state: 'cancelled' })
    .where('state', 'in', ['queued', 'unknown', 'sending', 'failed'])
    .execute()
  desk.test.clock.now = DESK_NOON
  for (const list of [desk.network.calls, desk.network.published, desk.network.ends]) list.length = 0
  desk.network.permissions.clear()
  desk.network.readBack.answer = 'look'
})

const endSilent = () => desk.runJob('incidents.end_silent_clarifications')
const latest = async (id: string) => (await work.list(id, 'moderator')).clarifications[0]
const isClosed = async (id: string) => {
  const { clarificationId, clarifyUntil } = await desk.test.db
    .selectFrom('incident')
    .select(['clarificationId', 'clarifyUntil'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return clarificationId === null && clarifyUntil === null
}

describe('a clarifying question', () => {
  it('is asked in the thread of the question, and the clocks of the body stand once it is published', async () => {
    const { id, root } = await work.asked()
    expect(await work.clocks(id)).toEqual({ draft: 'running', first_answer: 'running' })
    expect(await latest(id)).toMatchObject({ state: 'queued', delivery: 'queued', waitsUntil: null })

    expect(await desk.send()).toBe(1)

    const [{ message }] = desk.network.calls as [(typeof desk.network.calls)[number]]
    expect(message).toMatchObject({
      surface: 'comment',
      replyToExternalId: root,
      text: CLARIFYING,
      buttons: [],
    })
    expect(await work.clocks(id)).toEqual({ draft: 'paused', first_answer: 'paused' })
    expect(await latest(id)).toMatchObject({ state: 'waiting', stopsClocks: true, delivery: 'sent' })
    const { step, clarifyUntil, deadline, thread } = await work.card(id)
    expect([step, deadline.isPaused]).toEqual(['in_progress', true])
    // The end of the third working day after that Tuesday.
    expect(clarifyUntil).toBe('2026-11-27T13:30:00.000Z')
    expect(thread.at(-1)).toMatchObject({ text: CLARIFYING, isOurs: true, direction: 'out' })
  })

  it('is answered by any words of its author, and the clocks go on later by as much', async () => {
    const question = await work.waiting()
    const before = await work.deadlines(question.id)
    desk.passMs(2 * HOUR_MS)
    const said = await work.reply(question, 'На ул. Мира, дом 5, второй подъезд')

    expect(await work.clocks(question.id)).toEqual({ draft: 'running', first_answer: 'running' })
    const after = await work.deadlines(question.id)
    for (const { pauses } of after)
      expect(pauses).toMatchObject([{ until: work.now(), reason: 'clarification' }])
    expect(Date.parse(after[0].dueAt)).toBeGreaterThan(Date.parse(before[0].dueAt))
    expect(await isClosed(question.id)).toBe(true)
    const reply = await latest(question.id)
    expect(reply).toMatchObject({ state: 'ended', endedAs: 'answered' })
    expect(reply.address).toMatchObject({ street: expect.stringContaining('Мира'), house: '5' })
    const card = await work.card(question.id)
    expect(card.flags.hasUnreadFollowUp).toBe(true)
    expect(card.thread.find(({ id }: { id: string }) => id === reply.replyMessageId).text).toContain(
      'Мира, дом 5',
    )
    expect(said).toBeTruthy()
  })

  it('ends in honest silence: the clocks go on from the end of the term, and a text of it is offered', async () => {
    const question = await work.waiting()
    const { waitsUntil } = await latest(question.id)
    desk.test.clock.now = new Date(Date.parse(waitsUntil) - 1)
    await endSilent()
    expect(await work.clocks(question.id)).toEqual({ draft: 'paused', first_answer: 'paused' })

    // Whoever was to look was away for two days: nobody gets more of the term for it.
    desk.test.clock.now = new Date(Date.parse(waitsUntil) + 2 * DAY_MS)
    await endSilent()
    await endSilent()

    expect(await work.clocks(question.id)).toEqual({ draft: 'running', first_answer: 'running' })
    for (const { pauses } of await work.deadlines(question.id))
      expect(pauses).toMatchObject([{ until: waitsUntil }])
    const { clarifications, silenceAnswer } = await work.list(question.id)
    expect(clarifications).toMatchObject([{ state: 'ended', endedAs: 'silence' }])
    expect(silenceAnswer).toContain(
      '24 ноября мы спросили: «Уточните, пожалуйста, адрес: улицу, дом и подъезд.»',
    )

    // Later words are read as ever.
    await work.reply(question, 'Простите, был в отъезде: Мира, 5')
    expect((await work.card(question.id)).flags.hasUnreadFollowUp).toBe(true)
    expect(await latest(question.id)).toMatchObject({ endedAs: 'silence' })
  })

  it('is taken back: before it has left nothing is asked, after it the clocks go on', async () => {
    const early = await work.asked()
    expect((await work.decide(early.id, 'take-back')).statusCode).toBe(200)
    await desk.send()
    expect(desk.network.calls).toEqual([])
    expect(await latest(early.id)).toMatchObject({ endedAs: 'taken_back', delivery: 'cancelled' })

    const late = await work.waiting()
    expect((await work.decide(late.id, 'take-back', 'dispatcher')).statusCode).toBe(200)
    expect(await work.clocks(late.id)).toEqual({ draft: 'running', first_answer: 'running' })
    // Its reply may have been lost.
    expect((await work.decide(late.id, 'take-back')).statusCode).toBe(200)
    expect((await work.decide(late.id, 'approve')).json().code).toBe('clarification.ended')
  })

  it('stops the clocks so often as the region lets it, never for an urgent question and never when it is late', async () => {
    await saveSettings(desk.test.db, { clarificationStops: 1 })
    const question = await work.waiting()
    await work.reply(question, 'Дом 5')
    expect((await work.list(question.id)).asking).toMatchObject({ clocksGoOn: 'too_often', stopped: 1 })
    await work.ask(question.id)
    await desk.send()
    expect(await latest(question.id)).toMatchObject({ state: 'waiting', stopsClocks: false })
    expect(await work.clocks(question.id)).toEqual({ draft: 'running', first_answer: 'running' })
    expect((await work.card(question.id)).clarifyUntil).not.toBeNull()

    const urgent = await work.question()
    await work.run('dispatcher', urgent.id, { type: 'classify', urgency: 'urgent' })
    expect((await work.list(urgent.id)).asking.clocksGoOn).toBe('urgent')
    await work.ask(urgent.id)
    await desk.send()
    expect(Object.values(await work.clocks(urgent.id))).toEqual(['running', 'running'])

    const late = await work.question()
    desk.passMs(3 * DAY_MS)
    expect((await work.list(late.id)).asking.clocksGoOn).toBe('late')
    await work.ask(late.id)
    await desk.send()
    expect(Object.values(await work.clocks(late.id))).toEqual(['running', 'running'])
  })

  it('goes on at once when the question becomes urgent', async () => {
    const { id } = await work.waiting()
    await work.run('dispatcher', id, { type: 'classify', urgency: 'urgent' })
    expect(Object.values(await work.clocks(id))).toEqual(['running', 'running'])
    expect(await latest(id)).toMatchObject({ endedAs: 'moved_on' })
  })
})

describe('work that goes elsewhere', () => {
  it.each([
    ['given to another body', 'moderator', { type: 'assign', agencyCode: 'ministry-health' }],
    ['given back to the coordinator', 'executor', { type: 'release', reason: 'в отпуске' }],
    ['frozen', 'moderator', { type: 'freeze', reason: 'ждём решения суда' }],
  ] as const)('%s ends the wait', async (_, person, command) => {
    const { id } = await work.waiting()
    expect((await work.run(person, id, command)).statusCode).toBe(200)
    expect(await isClosed(id)).toBe(true)
    expect(await latest(id)).toMatchObject({ endedAs: 'moved_on' })
    const open = (await work.card(id)).deadlines
    const pauses = open.flatMap((one: { pauses: unknown[] }) => one.pauses)
    const lasting = pauses.filter(({ until }: { until: string | null }) => until === null)
    expect(lasting.every(({ reason }: { reason: string }) => reason !== 'clarification')).toBe(true)
  })

  it('handed to a colleague of the same body keeps waiting', async () => {
    const { id } = await work.waiting()
    const given = { type: 'assign_person', unitCode: null, assigneeId: desk.people.head.id }
    expect((await work.run('coordinator', id, given)).statusCode).toBe(200)
    expect(await work.clocks(id)).toEqual({ draft: 'paused', first_answer: 'paused' })
  })

  it('merged follows the main question: its own wait ends, and the words of its author wake no other', async () => {
    const [part, main] = [await work.waiting(), await work.waiting()]
    const merged = await work.as('dispatcher').post(`/incidents/${main.id}/members`, {
      expectedVersion: (await work.card(main.id)).version,
      incidents: [{ id: part.id, expectedVersion: (await work.card(part.id)).version }],
    })
    expect(merged.statusCode).toBe(200)
    expect(await latest(part.id)).toMatchObject({ endedAs: 'moved_on' })
    await work.reply(part, 'Мира, 7')
    expect(await work.card(main.id)).toMatchObject({ flags: { hasUnreadFollowUp: true } })
    expect(await latest(main.id)).toMatchObject({ state: 'waiting' })
    await work.reply(main, 'Мира, 5')
    expect(await latest(main.id)).toMatchObject({ endedAs: 'answered' })
  })

  it('answered while the question waits in the outbox: it is never asked', async () => {
    const { id } = await work.asked()
    expect((await work.submit(id, { privateText: '', text: CLEAR })).statusCode).toBe(200)
    await desk.send()
    expect(desk.network.calls).toEqual([])
    expect(await latest(id)).toMatchObject({ endedAs: 'moved_on', delivery: 'cancelled' })
  })
})

const CLEAR = 'Здравствуйте, Анна! Воду дали 24 ноября. Отвечает водоканал, телефон 8 (8162) 77-77-77.'

describe('on its way', () => {
  it('is sent once through a kill between the call and its end', async () => {
    const { id } = await work.asked()
    desk.network.ends.push('lost')
    await desk.send()
    expect(await latest(id)).toMatchObject({
      state: 'queued',
      delivery: 'unknown',
      abilities: { resolve: true },
    })
    expect(await work.clocks(id)).toEqual({ draft: 'running', first_answer: 'running' })
    desk.passMs(MINUTE_MS)
    await desk.runJob('answers.reconcile')
    expect(desk.network.published).toHaveLength(1)
    expect(await latest(id)).toMatchObject({ state: 'waiting', delivery: 'sent' })
  })

  it('that nobody knows of is decided by a person', async () => {
    const { id } = await work.asked()
    desk.network.ends.push('lost')
    desk.network.readBack.answer = { state: 'unknown' }
    await desk.send()
    expect((await work.decide(id, 'resolve', 'executor', { decision: 'mark_sent' })).statusCode).toBe(200)
    expect(await latest(id)).toMatchObject({ state: 'waiting' })
    expect(await work.clocks(id)).toEqual({ draft: 'paused', first_answer: 'paused' })
  })

  it('whose end nobody knows holds up no answer', async () => {
    const question = await work.asked()
    desk.network.ends.push('lost')
    desk.network.readBack.answer = { state: 'unknown' }
    await desk.send()
    expect(await latest(question.id)).toMatchObject({ delivery: 'unknown' })
    await work.approved(question, { privateText: '', text: `${CLEAR} Сегодня.` })
    desk.passMs(MINUTE_MS)
    await desk.send()
    expect(desk.network.published.at(-1)?.text).toContain('Воду дали')
    expect(await latest(question.id)).toMatchObject({ endedAs: 'moved_on' })
  })

  it('that its author answers before the proof pauses nothing, in whatever order it is heard', async () => {
    const question = await work.asked()
    desk.network.ends.push('lost')
    await desk.send()
    desk.passMs(MINUTE_MS)
    await work.reply(question, 'Мира, 5')
    await desk.runJob('answers.reconcile')
    expect(await latest(question.id)).toMatchObject({
      state: 'ended',
      endedAs: 'answered',
      stopsClocks: false,
    })
    expect(await work.clocks(question.id)).toEqual({ draft: 'running', first_answer: 'running' })
    for (const { pauses } of await work.deadlines(question.id)) expect(pauses).toEqual([])
  })
})

it('is asked one at a time, by whoever writes the answer, in words that reach somebody', async () => {
  const { id } = await work.asked()
  expect((await work.ask(id)).json().code).toBe('clarification.already_open')
  const other = await work.question()
  const wrong = async (changes: object, person?: 'administrator' | 'head') => {
    const { statusCode, body } = await work.ask(other.id, changes, person)
    return [statusCode, JSON.parse(body).code]
  }
  expect(await wrong({ expectedVersion: 1 })).toEqual([409, 'incident.changed_meanwhile'])
  expect(await wrong({ text: 'Здравствуйте, {имя}! Где это?' })).toEqual([400, 'answer.variables_left'])
  expect(await wrong({ text: 'Где это?' })).toEqual([400, 'clarification.remarks'])
  // Named, for whoever asked without a line and reads it later.
  expect((await work.ask(other.id, { text: 'Где это?' })).json().details.problems).toEqual([
    { code: 'remark.greeting' },
  ])
  expect(await wrong({ text: '  ' })).toEqual([400, 'http.invalid'])
  expect(await wrong({}, 'administrator')).toEqual([403, 'access.forbidden'])
  const nowhere = '/incidents/018f0000-0000-7000-8000-000000000000/clarifications'
  expect((await work.as('executor').get(nowhere)).statusCode).toBe(404)
  const done = await work.question()
  await work.approved(done, { text: CLEAR, privateText: '' })
  expect((await work.ask(done.id)).json().code).toBe('incident.step_not_allowed')
})

it('counts once, on whatever line', async () => {
  const { id } = await work.question()
  const key = '018f0000-0000-4000-8000-00000000000a'
  const { version } = await work.card(id)
  const [first, again] = [
    await work.ask(id, { key, expectedVersion: version }),
    await work.ask(id, { key, expectedVersion: version }),
  ]
  expect([first.statusCode, again.statusCode]).toEqual([200, 200])
  expect(again.json().clarifications).toHaveLength(1)
  const other = await work.question()
  expect((await work.ask(other.id, { key })).json().code).toBe('clarification.key_taken')
})

it('waits for another person where the region asks for it', async () => {
  await saveSettings(desk.test.db, { clarificationNeedsApproval: true })
  const { id } = await work.asked()
  expect(await latest(id)).toMatchObject({ state: 'proposed', delivery: null })
  expect(await desk.send()).toBe(0)
  expect((await work.decide(id, 'approve', 'executor')).json().code).toBe('incident.step_forbidden')
  expect((await work.decide(id, 'approve', 'moderator')).statusCode).toBe(200)
  expect(await desk.send()).toBe(1)
  expect(await latest(id)).toMatchObject({ state: 'waiting', approvedByName: 'Модератор Борис' })

  const refused = await work.asked()
  expect((await work.decide(refused.id, 'refuse', 'moderator')).statusCode).toBe(200)
  expect(await desk.send()).toBe(0)
  expect(await latest(refused.id)).toMatchObject({ endedAs: 'refused' })
  const own = await work.question()
  await work.ask(own.id, {}, 'moderator')
  expect((await work.decide(own.id, 'approve', 'moderator')).json().code).toBe('clarification.own')
})

describe('in private', () => {
  it('is asked in the dialog, said in the thread, and answered in the dialog', async () => {
    const question = await work.waiting({ way: 'private' })
    const places = desk.network.calls.map(({ message }) => `${message.surface} ${message.container}`)
    expect(places).toEqual([`private peer:${question.author}`, 'comment wall-1'])
    expect(desk.network.calls[1]!.message.text).toContain('написали вам в личные сообщения')
    const container = `peer:${question.author}`
    const dialog = { surface: 'private' as const, container, thread: 'dialog', parent: null }
    const said = await work.reply(question, 'Мира, 5, квартира 7', dialog)
    expect((await desk.incidentOf(said)).id).toBe(question.id)
    expect(await latest(question.id)).toMatchObject({ endedAs: 'answered' })
  })

  it('that was asked in the dialog itself stays there', async () => {
    const question = await work.waiting({}, { surface: 'private' })
    expect(desk.network.calls.map(({ message }) => message.surface)).toEqual(['private'])
    await work.reply(question, 'Мира, 5')
    expect(await latest(question.id)).toMatchObject({ endedAs: 'answered' })
  })
})

it('is found in a queue of its own, is late in no list, and is counted there', async () => {
  const { id } = await work.waiting()
  const find = async (query: string) =>
    (await work.as('dispatcher').get(`/incidents?${query}`))
      .json()
      .incidents.map((one: { id: string }) => one.id)
  expect(await find('queue=clarifying')).toContain(id)
  const { total } = (await work.as('dispatcher').get('/incidents/counters')).json().queues.clarifying
  expect(total).toBeGreaterThan(0)
  desk.passMs(2 * DAY_MS)
  expect(await find('late=true')).not.toContain(id)
  expect(await find('late=false&queue=clarifying')).toContain(id)
})

it('is out of reach of whoever does not see the question, and of another question', async () => {
  const [one, other] = [await work.waiting(), await work.waiting()]
  const { id: clarificationId } = await latest(one.id)
  const stranger = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'ministry-roads' } })
  await saveUser(desk.test.db, stranger)
  const takeBack = (incidentId: string) =>
    `/incidents/${incidentId}/clarifications/${clarificationId}/take-back`
  const refused = async (reply: Promise<{ statusCode: number; json: () => { code: string } }>) => {
    const { statusCode, json } = await reply
    return [statusCode, json().code]
  }
  const outside = desk.test.as(stranger)
  expect(await refused(outside.post(takeBack(one.id)))).toEqual([404, 'incident.not_found'])
  expect(await refused(outside.get(`/incidents/${one.id}/clarifications`))).toEqual([
    404,
    'incident.not_found',
  ])
  const ours = work.as('executor')
  expect(await refused(ours.post(takeBack(other.id)))).toEqual([404, 'clarification.not_found'])
  const analyst = buildActor({ role: 'analyst' })
  await saveUser(desk.test.db, analyst)
  expect(await refused(desk.test.as(analyst).post(takeBack(one.id)))).toEqual([403, 'access.forbidden'])
  const shown = (await desk.test.as(analyst).get(`/incidents/${one.id}/clarifications`)).json()
  expect([shown.mayAsk, shown.clarifications[0].abilities.takeBack]).toEqual([false, false])
})

it('tells the ledger that nothing is due meanwhile, and leaves a Book and a history that are whole', async () => {
  const question = await work.waiting()
  const dueOf = async () =>
    (
      await desk.test.db
        .selectFrom('countedQuestion')
        .select('dueAt')
        .where('sourceId', '=', question.id)
        .executeTakeFirstOrThrow()
    ).dueAt
  expect(await dueOf()).toBeNull()
  desk.passMs(HOUR_MS)
  await work.reply(question, 'Мира, 5')
  const [answer] = (await work.deadlines(question.id)).filter(
    ({ key }: { key: string }) => key === 'first_answer',
  )
  expect((await dueOf())?.toISOString()).toBe(answer.dueAt)
  // The clock of these tests goes back before each of them.
  const later = new Date(DESK_NOON.getTime() + 30 * DAY_MS)
  expect(await faultsOfBook(desk.test.db, later)).toEqual([])
  expect(await findBrokenChain(desk.test.db)).toBeNull()
})

describe('what gets in the way', () => {
  const CLOSED = new ConnectorError('refused', 'vk.901', { scope: 'peer' })

  it('closed private messages: whoever asked takes it back and asks in the thread', async () => {
    const question = await work.asked({ way: 'private' })
    desk.network.ends.push(CLOSED)
    await desk.send()
    expect(await latest(question.id)).toMatchObject({
      ...{ state: 'queued', delivery: 'failed', errorCode: 'vk.901' },
      abilities: { resolve: true, takeBack: true },
    })
    expect(await work.clocks(question.id)).toEqual({ draft: 'running', first_answer: 'running' })
    // Nothing in the thread says that we have written in private.
    expect(desk.network.published).toEqual([])
    await work.decide(question.id, 'take-back')
    expect((await work.ask(question.id)).statusCode).toBe(200)
    await desk.send()
    expect(desk.network.published.map(({ text }) => text)).toEqual([CLARIFYING])
    expect(await latest(question.id)).toMatchObject({ state: 'waiting', way: 'thread' })
  })

  it('a page that is away: a person sends it again once it is there', async () => {
    const question = await work.asked()
    desk.network.ends.push(new ConnectorError('token_revoked', 'vk.5'))
    await desk.send()
    expect(await latest(question.id)).toMatchObject({ delivery: 'failed' })
    expect((await work.decide(question.id, 'resolve', 'executor', { decision: 'retry' })).statusCode).toBe(
      200,
    )
    await desk.send()
    expect(await latest(question.id)).toMatchObject({ state: 'waiting', delivery: 'sent' })
    expect((await work.decide(question.id, 'resolve', 'executor', { decision: 'retry' })).json().code).toBe(
      'answer.publication_not_open',
    )
  })

  it('a question that its author deletes meanwhile is waited for to its end, and never longer', async () => {
    const question = await work.waiting()
    const { root: id, author, container, thread } = question
    await desk.deliver({ op: 'deleted', version: '', id, author, container, thread })
    await desk.work()
    expect(await latest(question.id)).toMatchObject({ state: 'waiting' })
    desk.passMs(4 * DAY_MS)
    await endSilent()
    expect(await latest(question.id)).toMatchObject({ endedAs: 'silence' })
  })
})
