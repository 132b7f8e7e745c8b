import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
const second = buildActor({ role: 'moderator', name: 'Модератор Зоя' })
const other = buildActor({
  role: 'executor',
  name: 'Исполнитель Ким',
  scope: { kind: 'agency', code: DESK_AGENCY },
})
beforeAll(async () => {
  desk = await openDesk()
  await saveUser(desk.test.db, second)
  await saveUser(desk.test.db, other)
})
afterAll(() => desk.close())

const MENDED = GOOD_ANSWER.replace('выехала и заменила', 'выехала 24 ноября и заменила')

async function act(actor: Actor, id: string, step: string, body: object = {}) {
  const { version } = await desk.test.db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const response = await desk.test
    .as(actor)
    .post(`/incidents/${id}/answer/${step}`, { expectedVersion: version, ...body })
  return { status: response.statusCode, ...response.json() }
}
async function submitted(body: object = {}) {
  const { id } = await saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    agencyCode: DESK_AGENCY,
    municipalityCode: 'borovichi',
    text: 'Когда заделают яму на Мира, 5?',
  })
  const answer = { kind: 'final', text: GOOD_ANSWER, overrideReason: 'да', ...body }
  expect(await act(desk.people.executor, id, 'submit', answer)).toMatchObject({ status: 200 })
  return id
}
const mend = (actor: Actor, id: string, body: object = {}) =>
  act(actor, id, 'mend', { versionNo: 1, text: MENDED, comment: 'день работ', ...body })
async function mended() {
  const id = await submitted()
  expect(await mend(desk.people.moderator, id)).toMatchObject({ status: 200, step: 'approval' })
  return id
}
const answerOf = async (id: string, reader: Actor) =>
  (await desk.test.as(reader).get(`/incidents/${id}/answer`)).json()
const queueOf = async (actor: Actor) => {
  const { incidents } = (await desk.test.as(actor).get('/incidents?queue=to_approve')).json()
  return incidents.map(({ id }: { id: string }) => id)
}

it('makes of a mended word the next version, by the approver, who may not approve it', async () => {
  const { moderator, executor } = desk.people
  const id = await mended()

  expect((await answerOf(id, executor)).versions).toMatchObject([
    {
      versionNo: 1,
      decision: { outcome: 'mended', byName: moderator.name, comment: 'день работ' },
      decisions: [{ outcome: 'mended', byName: moderator.name }],
    },
    {
      versionNo: 2,
      text: MENDED,
      authorName: moderator.name,
      decision: null,
      mends: { versionNo: 1, writerName: executor.name, isWrittenByMe: true },
    },
  ])
  expect(await queueOf(moderator)).not.toContain(id)
  expect(await act(moderator, id, 'approve', { versionNo: 2 })).toMatchObject({
    status: 403,
    code: 'answer.four_eyes',
  })
  const [last] = await desk.test.db
    .selectFrom('incidentActivity')
    .select(['type', 'details'])
    .where('incidentId', '=', id)
    .where('type', '=', 'mend')
    .execute()
  expect(last?.details).toMatchObject({ versionNo: 2, mendsVersionNo: 1, comment: 'день работ' })
})

it('lets the former writer confirm the change, which the history tells, and nobody else without the right', async () => {
  const { executor, dispatcher } = desk.people
  const id = await mended()
  expect(await queueOf(executor)).toContain(id)
  expect(await queueOf(other)).not.toContain(id)
  for (const person of [other, dispatcher])
    expect(await act(person, id, 'approve', { versionNo: 2 })).toMatchObject({ status: 403 })

  expect((await desk.test.as(executor).get(`/incidents/${id}`)).json().abilities).toMatchObject({
    approve: true,
    send_back: true,
  })
  expect(await act(executor, id, 'approve', { versionNo: 2 })).toMatchObject({
    status: 200,
    step: 'publishing',
  })
  const approval = await desk.test.db
    .selectFrom('incidentActivity')
    .select('details')
    .where('incidentId', '=', id)
    .where('type', '=', 'approve')
    .executeTakeFirstOrThrow()
  expect(approval.details).toMatchObject({ versionNo: 2, isConfirmation: true })
  await desk.send()
  const sent = await desk.test.db
    .selectFrom('outbox')
    .select(['answerVersionNo', 'state'])
    .where('incidentId', '=', id)
    .execute()
  expect(sent).toEqual([{ answerVersionNo: 2, state: 'sent' }])
})

it('lets the former writer confirm nothing but a mended text', async () => {
  const id = await submitted()
  expect(await act(desk.people.executor, id, 'approve', { versionNo: 1 })).toMatchObject({ status: 403 })
  expect(await mend(desk.people.executor, id)).toMatchObject({ status: 403 })
})

it('lets another approver approve it, or mend it once more; the writer stays who wrote it', async () => {
  const { moderator, executor } = desk.people
  const id = await mended()
  const text = MENDED.replace('лампы', 'все лампы')
  expect(await act(executor, id, 'mend', { versionNo: 2, text })).toMatchObject({
    status: 403,
    code: 'answer.mend_by_approver',
  })
  expect(await act(second, id, 'mend', { versionNo: 2, text })).toMatchObject({ status: 200 })
  expect((await answerOf(id, executor)).versions[2]).toMatchObject({
    authorName: second.name,
    mends: { versionNo: 2, isWrittenByMe: true },
  })
  expect(await act(second, id, 'approve', { versionNo: 3 })).toMatchObject({ code: 'answer.four_eyes' })
  expect(await act(moderator, id, 'approve', { versionNo: 3 })).toMatchObject({ status: 200 })
})

it('goes back to its writer, who does not agree', async () => {
  const id = await mended()
  const word = { versionNo: 2, reasonCode: 'facts', comment: 'выезжали 23-го' }
  expect(await act(desk.people.executor, id, 'send-back', word)).toMatchObject({
    status: 200,
    step: 'rework',
  })
})

it('mends the promise with the words, and says where the two differ', async () => {
  const { moderator, executor } = desk.people
  const dueOn = (day: string) => `2026-${day}T15:00:00.000Z`
  const promise = { what: 'Вывезем мусор', who: 'Горсвет', dueAt: dueOn('11-30'), evidence: '' }
  const text = 'Здравствуйте! Мусор вывезут 30 ноября. Отвечает Горсвет, телефон 8 (816) 5-00-10.'
  const id = await submitted({ kind: 'interim', text, promise })
  const later = text.replace('30 ноября', '2 декабря')
  const sameTerm = async (promiseDueAt: string, words = later) => {
    const body = { kind: 'interim', text: words, promiseDueAt }
    const { checks } = (await desk.test.as(moderator).post(`/incidents/${id}/answer/check`, body)).json()
    return checks.find(({ code }: { code: string }) => code === 'promise_same')
  }
  expect(await sameTerm(promise.dueAt)).toMatchObject({ state: 'attention', words: ['2 декабря'] })
  expect(await sameTerm(dueOn('12-02'))).toMatchObject({ state: 'pass' })

  const past = { ...promise, dueAt: dueOn('11-20') }
  expect(await mend(moderator, id, { text: later, promise: past })).toMatchObject({
    code: 'answer.promise_in_past',
  })
  const moved = { ...promise, dueAt: dueOn('12-02') }
  expect(await mend(moderator, id, { text: later, promise: moved })).toMatchObject({ status: 200 })
  expect((await answerOf(id, executor)).versions[1]).toMatchObject({ text: later, promise: moved })
  // The same words with another promise are a mend too; left out, the promise stands.
  const again = { ...moved, who: 'Отдел благоустройства' }
  const onceMore = { versionNo: 2, text: later, promise: again }
  expect(await mend(second, id, { ...onceMore, promise: moved })).toMatchObject({
    code: 'answer.nothing_mended',
  })
  expect(await mend(second, id, onceMore)).toMatchObject({ status: 200 })
  expect(await mend(moderator, id, { versionNo: 3, text: `${later} Спасибо.` })).toMatchObject({
    status: 200,
  })
  expect((await answerOf(id, executor)).versions[3].promise).toEqual(again)

  expect(await act(executor, id, 'approve', { versionNo: 4 })).toMatchObject({ status: 200 })
  await desk.send()
  const { dueAt } = await desk.test.db
    .selectFrom('promise')
    .select('dueAt')
    .where('incidentId', '=', id)
    .executeTakeFirstOrThrow()
  expect(dueAt.toISOString()).toBe(moved.dueAt)
})

it('mends words and nothing else, and asks the checklist as of any text', async () => {
  const { moderator } = desk.people
  const id = await submitted()
  const refusals = [
    [{ text: GOOD_ANSWER }, 'answer.nothing_mended'],
    [{ privateText: 'лично' }, 'answer.mend_keeps_parts'],
    [{ text: `${GOOD_ANSWER} {имя}` }, 'answer.variables_left'],
    [{ versionNo: 2 }, 'answer.newer_version'],
  ] as const
  for (const [body, code] of refusals) expect(await mend(moderator, id, body)).toMatchObject({ code })
})

it('counts how the texts of a writer fared, without the question at hand', async () => {
  const writer = buildActor({
    role: 'executor',
    name: 'Исполнитель Лев',
    scope: { kind: 'agency', code: DESK_AGENCY },
  })
  await saveUser(desk.test.db, writer)
  const handIn = async (decide: (id: string) => Promise<unknown>) => {
    const { id } = await saveIncident(desk.test.db, {
      channelId: desk.channel.id,
      step: 'in_progress',
      agencyCode: DESK_AGENCY,
      municipalityCode: 'borovichi',
      text: 'Когда включат свет?',
    })
    await act(writer, id, 'submit', { kind: 'final', text: GOOD_ANSWER, overrideReason: 'да' })
    await decide(id)
    return id
  }
  const { moderator } = desk.people
  await handIn((id) => act(moderator, id, 'approve', { versionNo: 1 }))
  await handIn((id) => mend(moderator, id))
  await handIn((id) => act(moderator, id, 'send-back', { versionNo: 1, reasonCode: 'tone', comment: 'нет' }))
  const id = await handIn(async () => {})

  const judging = await desk.test.as(moderator).get(`/incidents/${id}/answer/judging`)
  expect(judging.json()).toMatchObject({
    versionNo: 1,
    ...{ recipients: 1, reach: [{ network: 'vk', count: 1 }], leftOut: [], leftOutCount: 0 },
    parts: [{ part: 'public', network: 'vk', text: GOOD_ANSWER, isByHand: false }],
    writer: { name: writer.name, decided: 3, approvedAtOnce: 1, mended: 1, sentBack: 1 },
  })
  expect(
    (await desk.test.as(desk.people.administrator).get(`/incidents/${id}/answer/judging`)).statusCode,
  ).toBe(403)
})
