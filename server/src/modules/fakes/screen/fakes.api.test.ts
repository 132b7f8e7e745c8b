import type { FakeCommand } from '@veche/contract/fakes.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import {
  type Checkers,
  deliverRumour,
  endFacts,
  opine,
  order,
  saveCard,
  saveCheckers,
  triage,
  write,
} from '../../../../test/factories/fake-desk-factory.ts'

let desk: Desk
let people: Checkers
beforeAll(async () => {
  desk = await openDesk()
  people = await saveCheckers(desk)
})
afterAll(() => desk.close())

const MINUTE = 60_000
const journalOf = async (id: string) =>
  (
    await desk.test.db
      .selectFrom('journal')
      .select(['action', 'actorId'])
      .where('objectId', '=', id)
      .orderBy('id')
      .execute()
  ).map(({ action, actorId }) => [action, actorId])

it('goes the whole road by several people, each step under its clock', async () => {
  const { checker, second, approver } = people
  const { coordinator, executor } = desk.people
  const card = await saveCard(desk, people)
  const signalled = desk.test.clock.now
  const pass = (minutes: number) => desk.passMs(minutes * MINUTE)

  expect(await card.read()).toMatchObject({
    ...{ step: 'triage', version: 1, responsibleId: checker.id, totalLimitMinutes: 240, isCheckable: null },
    clocks: [{ step: 'triage', limitMinutes: 30, endedAt: null }],
    carriers: [{ foundAs: 'signal', state: 'confirmed', byName: checker.name }],
    abilities: { triage: true, edit: true, drop: true, open: false, opine: false, addEvidence: true },
  })
  pass(10)
  await card.lead([checker, triage])
  pass(20)
  expect((await desk.test.as(executor).post(`${card.url}/evidence`, order)).statusCode).toBe(200)
  await card.lead([coordinator, endFacts], [checker, opine('distortion')], [second, opine('distortion')])
  await card.lead([checker, write], [approver, { type: 'approve' }])
  const place = (await card.read()).carriers[0]?.id ?? ''
  const permalink = 'https://example.org/answer'
  const published = await card.lead([checker, { type: 'publish_by_hand', carrierId: place, permalink }])

  const now = desk.test.clock.now.toISOString()
  expect(published).toMatchObject({
    ...{ step: 'watch', verdict: 'distortion', truth: 'Палаты ремонтируют', isCheckable: true },
    ...{ agencyCode: DESK_AGENCY, harm: 4, publishedAt: now, stepDueAt: null },
    watchUntil: new Date(desk.test.clock.now.getTime() + 72 * 60 * MINUTE).toISOString(),
    evidence: [{ kind: 'register', addedByName: executor.name, canRemove: false }],
    texts: [{ no: 1, decision: 'approved', writtenByName: checker.name, decidedByName: approver.name }],
    publications: [{ kind: 'by_hand', permalink, textNo: 1 }],
    abilities: { publish: true, correct: true, close: true, edit: false, drop: false },
  })
  expect(
    published.clocks.map(({ step, limitMinutes, endedByName }) => [step, limitMinutes, endedByName]),
  ).toEqual([
    ['triage', 30, checker.name],
    ['facts', 60, coordinator.name],
    ['verdict', 30, second.name],
    ['text', 30, checker.name],
    ['approval', 30, approver.name],
    ['publication', 15, checker.name],
  ])
  expect(published.clocks[1]).toMatchObject({
    startedAt: new Date(signalled.getTime() + 10 * MINUTE).toISOString(),
    endedAt: new Date(signalled.getTime() + 30 * MINUTE).toISOString(),
  })
  expect(await card.lead([checker, { type: 'close' }])).toMatchObject({ step: 'closed' })
  expect(await journalOf(card.id)).toEqual([
    ['fake.opened', checker.id],
    ['fake.judged', second.id],
    ['fake.approved', approver.id],
    ['fake.published', checker.id],
  ])
})

it('is corrected where we were wrong: from the facts, judged anew, a new text, watched again', async () => {
  const { checker, second, approver } = people
  const card = await saveCard(desk, people)
  const { publishedAt } = await card.bring('watch')
  desk.passMs(60 * MINUTE)
  const wrong = await card.lead([checker, { type: 'correct', reason: 'Приказ отменён' }])
  expect(wrong).toMatchObject({
    ...{ step: 'facts', verdict: null, publishedAt, watchUntil: null, opinions: [] },
    corrections: [{ byName: checker.name, reason: 'Приказ отменён', verdictBefore: 'fake' }],
    abilities: { drop: false, opine: false, endFacts: true },
  })
  expect(await card.run(checker, { type: 'drop', reason: 'no_reach' })).toMatchObject({
    ...{ status: 409, code: 'fake.already_published' },
  })
  // What was refuted was an opinion: we say so, the card is not lost.
  const judged = await card.lead(
    [desk.people.coordinator, { ...endFacts, isConfirmed: true }],
    ...[checker, second].map((actor): [typeof actor, FakeCommand] => [actor, opine('opinion')]),
  )
  expect(judged).toMatchObject({ step: 'text', verdict: 'opinion' })
  const place = judged.carriers[0]?.id ?? ''
  const again = await card.lead(
    [checker, { ...write, reply: 'Это мнение.', post: 'Это мнение, опровергать было нечего.' }],
    [approver, { type: 'approve' }],
    [checker, { type: 'publish_by_hand', carrierId: place, permalink: 'https://example.org/correction' }],
  )
  expect(again).toMatchObject({
    step: 'watch',
    publishedAt,
    texts: [{ no: 1 }, { no: 2, decision: 'approved' }],
  })
  expect(
    await desk.test.db
      .selectFrom('fakeCorrection')
      .select('verdictBefore')
      .where('fakeId', '=', card.id)
      .execute(),
  ).toEqual([{ verdictBefore: 'fake' }])
})

it('shows the opinion of the first only to who has given theirs', async () => {
  const { checker, second, head } = people
  const card = await saveCard(desk, people)
  await card.bring('facts')
  await desk.test.as(desk.people.coordinator).post(`${card.url}/evidence`, order)
  await card.lead([desk.people.coordinator, endFacts], [checker, opine('fake')])
  const covered = { userId: checker.id, name: checker.name, verdict: null, reason: null, isMine: false }
  expect((await card.read(second)).opinions).toMatchObject([covered])
  expect((await card.read(desk.people.executor)).opinions).toMatchObject([covered])
  expect((await card.read(checker)).opinions).toMatchObject([{ verdict: 'fake', isMine: true }])

  await card.lead([second, opine('distortion')])
  expect((await card.read(second)).opinions.map(({ verdict }) => verdict)).toEqual(['fake', 'distortion'])
  expect(await card.read(head)).toMatchObject({ step: 'verdict', opinions: [covered, { verdict: null }] })
  // Thought again, or a third: two who agree are enough.
  const judged = await card.lead([head, opine('distortion')])
  expect(judged).toMatchObject({ step: 'text', verdict: 'distortion' })
  expect((await card.read(desk.people.executor)).opinions).toHaveLength(3)
})

it('starts the opinions anew after it was returned for facts', async () => {
  const { checker, second } = people
  const card = await saveCard(desk, people)
  await card.bring('facts')
  await desk.test.as(checker).post(`${card.url}/evidence`, order)
  await card.lead([desk.people.coordinator, endFacts], [checker, opine('fake')])
  const back = await card.lead([second, { type: 'return_to_facts', reason: 'Нет даты' }])
  expect(back).toMatchObject({ step: 'facts', opinions: [] })
  const judged = await card.lead([desk.people.coordinator, endFacts], [second, opine('fake')])
  expect(judged).toMatchObject({ step: 'verdict', verdict: null })
})

it('is dropped when two call it an opinion, and judged anew when it is opened again', async () => {
  const { checker, second } = people
  const card = await saveCard(desk, people)
  await card.bring('verdict')
  const dropped = await card.lead([checker, opine('opinion')], [second, opine('opinion')])
  expect(dropped).toMatchObject({
    step: 'dropped',
    dropReason: 'opinion',
    verdict: 'opinion',
    stepDueAt: null,
  })
  expect(await card.lead([checker, { type: 'reopen' }])).toMatchObject({
    ...{ step: 'verdict', verdict: null, dropReason: null, opinions: [] },
  })
  expect((await journalOf(card.id)).map(([action]) => action)).toEqual([
    ...['fake.opened', 'fake.judged', 'fake.reopened'],
  ])
})

it('is dropped as a duplicate of another card only', async () => {
  const { checker } = people
  const [card, other] = [await saveCard(desk, people), await saveCard(desk, people)]
  const { number } = await card.read()
  const drop = (duplicateOfNumber?: number) =>
    card.run(checker, {
      type: 'drop',
      reason: 'duplicate',
      ...(duplicateOfNumber ? { duplicateOfNumber } : {}),
    })
  for (const wrong of [undefined, number, 999_999])
    expect(await drop(wrong)).toMatchObject({
      ...{ status: 400, code: 'fake.unknown_duplicate', fake: { details: { field: 'duplicateOfNumber' } } },
    })
  const { number: original } = await other.read()
  const done = await drop(original)
  expect(done.fake).toMatchObject({ step: 'dropped', duplicateOf: { id: other.id, number: original } })
})

it('begins from what the actor can read, and from nothing else', async () => {
  const messageId = await deliverRumour(desk, 'Говорят, мост закроют')
  const begin = (about: object, actor = people.second) =>
    desk.test.as(actor).post('/fakes', { claim: 'Мост закроют', signal: 'monitoring', ...about })
  const seen = (await begin({ messageId, municipalityCode: 'borovichi' })).json()
  expect(seen).toMatchObject({ carriers: [{ text: 'Говорят, мост закроют' }], municipalityCode: 'borovichi' })
  const unknown = { code: 'fake.no_message', details: { field: 'messageId' } }
  expect((await begin({ messageId: seen.id, municipalityCode: 'borovichi' })).json()).toMatchObject(unknown)
  const later = new Date(desk.test.clock.now.getTime() + MINUTE).toISOString()
  expect((await begin({ firstSeenAt: later }, people.checker)).json()).toMatchObject({
    ...{ code: 'fake.seen_later', details: { field: 'firstSeenAt' } },
  })
  expect((await begin({ topicCode: 'x' }, people.checker)).json()).toMatchObject({
    ...{ code: 'directory.unknown_code', details: { field: 'topicCode' } },
  })
})

it('proposes the claim of a message to whoever may read it, as plainly as it begins a card', async () => {
  const messageId = await deliverRumour(desk, 'Соседи, говорят, что мост закроют на год, это правда?')
  const ask = (id: string) => desk.test.as(people.second).get(`/fakes/message-claim?messageId=${id}`)
  expect((await ask(messageId)).json()).toEqual({ claim: 'Мост закроют на год' })
  expect((await ask(crypto.randomUUID())).json()).toMatchObject({ code: 'fake.no_message' })
})

describe('a card begun by one press on a question', () => {
  const press = (messageId: string, changes: object = {}) =>
    desk.test.as(desk.people.dispatcher).post('/fakes', {
      ...{ messageId, signal: 'resident', municipalityCode: 'borovichi', ...changes },
    })
  async function ask(text: string) {
    const id = crypto.randomUUID()
    await desk.deliver({ id, text })
    await desk.work()
    const incident = await desk.incidentOf(id)
    const read = async () =>
      (await desk.test.as(desk.people.dispatcher).get(`/incidents/${incident.id}`)).json()
    const source = (await read()).thread.find(({ isSource }: { isSource: boolean }) => isSource)
    return { read, messageId: source.id }
  }

  it('is offered where the words look heard, has them as claim and first place, and stays a question', async () => {
    const text = 'Мне соседка сказала, что поликлинику в Боровичах закроют навсегда. Это правда?'
    const { read, messageId } = await ask(text)
    expect(await read()).toMatchObject({
      suggestion: { rumour: { reasons: [{ code: 'words' }] } },
      ...{ fake: null, step: 'new' },
    })
    expect(
      await desk.test.db.selectFrom('fakeCarrier').select('id').where('messageId', '=', messageId).execute(),
    ).toEqual([])
    const pressed = await press(messageId)
    expect(pressed.json()).toMatchObject({
      ...{ claim: 'Поликлинику в Боровичах закроют навсегда', fullText: text, step: 'triage' },
      carriers: [{ foundAs: 'signal', state: 'confirmed', text }],
    })
    const { id, number } = pressed.json()
    expect(await read()).toMatchObject({ fake: { id, number, isSure: true }, step: 'new' })
  })

  it('is one card, pressed twice or by two at once', async () => {
    const { messageId } = await ask('Говорят, баню на Гагарина продадут москвичам. Так ли это?')
    const answers = await Promise.all([press(messageId), press(messageId)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    const { id, number } = answers.find(({ statusCode }) => statusCode === 200)!.json()
    expect((await press(messageId)).json()).toMatchObject({
      ...{ code: 'fake.message_has_card', details: { id, number } },
    })
    // Another rumour in the same message is a person's own words.
    expect((await press(messageId, { claim: 'Баню закроют на ремонт' })).statusCode).toBe(200)
  })

  it('is not offered for an ordinary complaint, and is nothing without words', async () => {
    const { read, messageId } = await ask('Третий день нет воды на Мира, 5')
    expect(await read()).toMatchObject({ suggestion: { rumour: null } })
    const body = { signal: 'resident', municipalityCode: 'borovichi' }
    expect((await desk.test.as(desk.people.dispatcher).post('/fakes', body)).json()).toMatchObject({
      ...{ code: 'fake.no_claim', details: { field: 'claim' } },
    })
    expect((await press(messageId)).statusCode).toBe(200)
  })
})
