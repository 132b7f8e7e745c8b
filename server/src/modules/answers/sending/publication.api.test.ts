import { MINUTE_MS, SECOND_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { SendEnd } from '../../../../test/networks/fake-connector.ts'
import { ConnectorError } from '../../../connectors/connector.ts'

const later = (ms?: number) =>
  new ConnectorError('try_later', 'fake.busy', ms === undefined ? {} : { retryAfterMs: ms })

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  // What an earlier test left waiting is not this one's business.
  await desk.test.db
    .updateTable('outbox')
    .set({ state: 'cancelled' })
    .where('state', 'in', ['queued', 'unknown', 'sending'])
    .execute()
  desk.network.calls.length = 0
  desk.network.published.length = 0
  desk.network.ends.length = 0
  desk.network.window.ms = 0
  desk.network.readBack.answer = 'look'
})

type Case = { id: string; source: string; publicationId: string; text: string }
let cases = 0

/** An approved answer that waits to be sent. */
async function approved({
  kind = 'final',
  source,
}: {
  kind?: 'interim' | 'final'
  source?: string
} = {}): Promise<Case> {
  cases += 1
  const externalId = source ?? `source-${cases}`
  const { id } = await saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    externalId,
    step: 'in_progress',
    agencyCode: DESK_AGENCY,
    municipalityCode: 'borovichi',
  })
  const text = `${GOOD_ANSWER} Номер ${cases}.`
  return { ...(await approve(id, { kind, text, version: 1, versionNo: 1 })), source: externalId, text }
}

async function approve(
  id: string,
  { kind, text, version, versionNo }: { kind: string; text: string; version: number; versionNo: number },
) {
  const { executor, moderator } = desk.people
  const dueAt = new Date(desk.test.clock.now.getTime() + 5 * 86_400_000).toISOString()
  const promise = kind === 'interim' ? { what: 'Заменим опору', who: 'администрация', dueAt } : null
  const submit = { kind, text, promise, expectedVersion: version, overrideReason: 'проверено' }
  expect((await desk.test.as(executor).post(`/incidents/${id}/answer/submit`, submit)).statusCode).toBe(200)
  const decision = { versionNo, expectedVersion: version + 1 }
  expect((await desk.test.as(moderator).post(`/incidents/${id}/answer/approve`, decision)).statusCode).toBe(
    200,
  )
  const { id: publicationId } = await desk.test.db
    .selectFrom('outbox')
    .select('id')
    .where('incidentId', '=', id)
    .where('answerVersionNo', '=', versionNo)
    .executeTakeFirstOrThrow()
  return { id, publicationId }
}

const outbox = (publicationId: string) =>
  desk.test.db.selectFrom('outbox').selectAll().where('id', '=', publicationId).executeTakeFirstOrThrow()
const attempts = async (publicationId: string) => {
  const rows = await desk.test.db
    .selectFrom('outboxAttempt')
    .select('outcome')
    .where('outboxId', '=', publicationId)
    .orderBy('attemptNo')
    .execute()
  return rows.map(({ outcome }) => outcome)
}
const incident = (id: string) =>
  desk.test.db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const lastActivity = (id: string) =>
  desk.test.db
    .selectFrom('incidentActivity')
    .selectAll()
    .where('incidentId', '=', id)
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
const ours = (id: string) =>
  desk.test.db
    .selectFrom('message')
    .selectAll()
    .where('incidentId', '=', id)
    .where('direction', '=', 'out')
    .execute()
const resolve = (publicationId: string, decision: object, actor = desk.people.moderator) =>
  desk.test.as(actor).post(`/publications/${publicationId}/resolve`, decision)

async function sendWith(...ends: SendEnd[]): Promise<void> {
  desk.network.ends.push(...ends)
  await desk.send()
}

describe('the sender', () => {
  it('publishes under the question, and the answer is part of the thread at once', async () => {
    const work = await approved()

    expect(await desk.send()).toBe(1)

    expect(desk.network.calls).toMatchObject([
      { key: work.publicationId, message: { replyToExternalId: work.source, text: work.text } },
    ])
    expect(await outbox(work.publicationId)).toMatchObject({
      state: 'sent',
      confirmedBy: 'response',
      externalId: `out-${work.publicationId}`,
      sentAt: desk.test.clock.now,
    })
    expect(await attempts(work.publicationId)).toEqual(['sent'])
    expect(await incident(work.id)).toMatchObject({
      step: 'awaiting_author',
      answeredAt: desk.test.clock.now,
      deadlineKey: 'author_silence',
    })
    expect(await ours(work.id)).toMatchObject([
      { text: work.text, externalId: `out-${work.publicationId}`, isByHand: false },
    ])
    expect(await desk.send()).toBe(0)
  })

  it('does what the network leaves to be done once the end is written, and its failure changes nothing', async () => {
    const work = await approved()
    let state: string | null = null
    desk.network.afterwards.push(async () => {
      state = (await outbox(work.publicationId)).state
      throw new Error('the mailbox is full')
    })

    await desk.send()

    expect(state).toBe('sent')
    expect(await outbox(work.publicationId)).toMatchObject({ state: 'sent', attempts: 1 })
  })

  it('postpones after an interim answer, with a promise that runs', async () => {
    const work = await approved({ kind: 'interim' })
    await desk.send()
    expect(await incident(work.id)).toMatchObject({ step: 'postponed', deadlineKey: 'final_answer' })

    const taken = { type: 'take', expectedVersion: 4 }
    await desk.test.as(desk.people.executor).post(`/incidents/${work.id}/commands`, taken)
    await approve(work.id, { kind: 'final', text: `${work.text} Готово.`, version: 5, versionNo: 2 })
    await desk.send()

    expect(await incident(work.id)).toMatchObject({ step: 'awaiting_author', outcome: 'explained' })
    const promise = await desk.test.db
      .selectFrom('incidentDeadline')
      .select('state')
      .where('incidentId', '=', work.id)
      .where('key', '=', 'final_answer')
      .execute()
    expect(promise).toEqual([{ state: 'met' }])
  })

  it('tries again later, each time after a longer pause, and as late as the network asks', async () => {
    const work = await approved()
    const pauses: number[] = []
    for (const end of [later(), later(), later(), later(90 * SECOND_MS)]) {
      await sendWith(end)
      const { nextAttemptAt, state } = await outbox(work.publicationId)
      expect(state).toBe('queued')
      const pauseMs = nextAttemptAt.getTime() - desk.test.clock.now.getTime()
      desk.passMs(pauseMs - 1)
      expect(await desk.send()).toBe(0)
      desk.passMs(1)
      pauses.push(pauseMs / SECOND_MS)
    }
    expect(pauses).toEqual([1, 2, 4, 90])

    await desk.send()

    expect(await attempts(work.publicationId)).toEqual([
      'try_later',
      'try_later',
      'try_later',
      'try_later',
      'sent',
    ])
    expect(desk.network.published).toHaveLength(1)
  })

  it.each(['refused', 'token_revoked', 'needs_person'] as const)('stops at «%s», visibly', async (reason) => {
    const work = await approved()

    await sendWith(new ConnectorError(reason, `fake.${reason}`))

    expect(await outbox(work.publicationId)).toMatchObject({ state: 'failed', errorCode: `fake.${reason}` })
    expect(await incident(work.id)).toMatchObject({ step: 'publishing', hasUnknownDelivery: false })
    expect(await lastActivity(work.id)).toMatchObject({
      type: 'delivery_failed',
      details: { errorCode: `fake.${reason}` },
    })
    desk.passMs(60 * MINUTE_MS)
    expect(await desk.send()).toBe(0)
  })

  it('says that it does not know, where a repeat could publish twice', async () => {
    const work = await approved()

    await sendWith('lost')
    desk.passMs(60 * MINUTE_MS)
    await desk.send()

    expect(await outbox(work.publicationId)).toMatchObject({ state: 'unknown', isUncertain: true })
    expect(await incident(work.id)).toMatchObject({ step: 'publishing', hasUnknownDelivery: true })
    expect(await lastActivity(work.id)).toMatchObject({ type: 'delivery_unknown' })
    expect(desk.network.calls).toHaveLength(1)
    expect(desk.network.published).toHaveLength(1)
  })

  it('repeats with the same key where the network drops repeats, and publishes once', async () => {
    desk.network.window.ms = 50 * MINUTE_MS
    const work = await approved()

    await sendWith('lost')
    expect(await outbox(work.publicationId)).toMatchObject({ state: 'queued', isUncertain: true })
    desk.passMs(SECOND_MS)
    await desk.send()

    expect(await outbox(work.publicationId)).toMatchObject({
      state: 'sent',
      externalId: `out-${work.publicationId}`,
    })
    expect(new Set(desk.network.calls.map(({ key }) => key)).size).toBe(1)
    expect(desk.network.published).toHaveLength(1)
    expect(await ours(work.id)).toHaveLength(1)
  })

  it('does not repeat once the network has forgotten the key', async () => {
    desk.network.window.ms = 50 * MINUTE_MS
    const work = await approved()
    await sendWith('lost')

    desk.passMs(51 * MINUTE_MS)
    await desk.send()

    expect(await outbox(work.publicationId)).toMatchObject({
      state: 'unknown',
      errorCode: 'outbox.window_passed',
    })
    expect(desk.network.calls).toHaveLength(1)
  })

  it('holds the next answer of a conversation until the one before is settled, and no other', async () => {
    const first = await approved({ source: 'one-thread' })
    await sendWith('lost')
    // The same question of the same person, answered again: its own incident, the same thread.
    const { publicationId } = await followingIn(first)
    const other = await approved()

    await desk.send()
    expect((await outbox(publicationId)).state).toBe('queued')
    expect((await outbox(other.publicationId)).state).toBe('sent')

    expect((await resolve(first.publicationId, { decision: 'mark_sent' })).statusCode).toBe(200)
    await desk.send()
    expect((await outbox(publicationId)).state).toBe('sent')
  })

  async function followingIn({ source }: Case) {
    const next = await approved()
    const { conversation } = await desk.test.db
      .selectFrom('outbox')
      .select('conversation')
      .where('conversation', 'like', `%${source}`)
      .executeTakeFirstOrThrow()
    await desk.test.owner
      .updateTable('outbox')
      .set({ conversation })
      .where('id', '=', next.publicationId)
      .execute()
    return next
  }

  it('sends each once when several senders work side by side', async () => {
    const works: Case[] = []
    for (let index = 0; index < 12; index += 1) works.push(await approved())

    await Promise.all([desk.send(), desk.send(), desk.send(), desk.send()])

    expect(desk.network.calls.map(({ key }) => key).sort()).toEqual(
      works.map(({ publicationId }) => publicationId).sort(),
    )
    for (const { publicationId } of works) expect((await outbox(publicationId)).state).toBe('sent')
  })
})

describe('a process that dies in the call', () => {
  const never = new Promise<'ok'>(() => undefined)

  it.each([
    ['is unknown where the network has no key', 0, 'unknown', 1],
    ['is repeated where the network drops repeats', 50 * MINUTE_MS, 'sent', 2],
  ] as const)('%s', async (_name, windowMs, state, calls) => {
    desk.network.window.ms = windowMs
    const work = await approved()
    desk.network.ends.push(never)
    void desk.send()
    await expect.poll(() => desk.network.calls.length).toBe(1)
    expect((await outbox(work.publicationId)).state).toBe('sending')

    await desk.send()
    expect((await outbox(work.publicationId)).state).toBe('sending')
    desk.passMs(31 * SECOND_MS)
    await desk.send()
    desk.passMs(2 * SECOND_MS)
    await desk.send()

    expect((await outbox(work.publicationId)).state).toBe(state)
    expect(desk.network.calls).toHaveLength(calls)
    expect((await attempts(work.publicationId))[0]).toBe('uncertain')
  })

  it('does not write its late failure over what was found meanwhile', async () => {
    const work = await approved()
    const late = deferred()
    desk.network.ends.push(late.promise)
    const sending = desk.send()
    await expect.poll(() => desk.network.calls.length).toBe(1)
    desk.passMs(31 * SECOND_MS)
    await desk.send()
    expect((await outbox(work.publicationId)).state).toBe('unknown')
    await resolve(work.publicationId, { decision: 'mark_sent', permalink: 'https://example.org/seen' })

    late.end(new ConnectorError('refused', 'fake.refused'))
    await sending

    expect(await outbox(work.publicationId)).toMatchObject({
      state: 'sent',
      confirmedBy: 'person',
      permalink: 'https://example.org/seen',
      errorCode: null,
    })
  })

  it('is known again when it is read back after a person has said that it stands there', async () => {
    const work = await approved()
    desk.network.ends.push('lost')
    desk.network.readBack.answer = { state: 'unknown' }
    await desk.send()
    await resolve(work.publicationId, { decision: 'mark_sent', permalink: null })
    const [published] = desk.network.published

    const said = { id: published!.externalId, thread: work.source, parent: work.source, text: work.text }
    await desk.deliver({ op: 'echo', authorKind: 'self', ...said })
    await desk.work()

    expect(await outbox(work.publicationId)).toMatchObject({
      ...{ state: 'sent', confirmedBy: 'person', externalId: published!.externalId },
    })
    const history = await desk.test.db
      .selectFrom('incidentActivity')
      .select('type')
      .where('incidentId', '=', work.id)
      .where('type', '=', 'answered_by_hand')
      .execute()
    expect(history).toEqual([])
  })

  it('is believed when its late answer proves the delivery', async () => {
    const work = await approved()
    const late = deferred()
    desk.network.ends.push(late.promise)
    const sending = desk.send()
    await expect.poll(() => desk.network.calls.length).toBe(1)
    desk.passMs(31 * SECOND_MS)
    await desk.send()

    late.end('ok')
    await sending

    expect(await outbox(work.publicationId)).toMatchObject({ state: 'sent', confirmedBy: 'response' })
    expect(await incident(work.id)).toMatchObject({ step: 'awaiting_author', hasUnknownDelivery: false })
    expect(desk.network.published).toHaveLength(1)
  })

  function deferred() {
    let end: (value: 'ok' | ConnectorError) => void = () => undefined
    const promise = new Promise<'ok' | ConnectorError>((resolvePromise) => {
      end = resolvePromise
    })
    return { promise, end: (value: 'ok' | ConnectorError) => end(value) }
  }
})

describe('echoes', () => {
  const echoOf = (work: Case, changes: object = {}) => ({
    op: 'echo' as const,
    id: `out-${work.publicationId}`,
    thread: work.source,
    parent: work.source,
    author: 'page',
    authorKind: 'self' as const,
    text: work.text,
    echoKey: `echo:${work.publicationId}`,
    ...changes,
  })
  const settled = async (work: Case, externalId: string) => {
    expect(await outbox(work.publicationId)).toMatchObject({ state: 'sent', externalId })
    expect(await incident(work.id)).toMatchObject({
      step: 'awaiting_author',
      messageCount: 1,
      hasUnreadFollowUp: false,
    })
    expect(await ours(work.id)).toMatchObject([{ externalId, text: work.text, isByHand: false }])
    expect(await incidentsOfThread(work.source)).toBe(1)
  }
  const incidentsOfThread = async (thread: string) => {
    const rows = await desk.test.db
      .selectFrom('incident')
      .select('id')
      .where('threadExternalId', '=', thread)
      .execute()
    return rows.length
  }

  it('prove a delivery before the network has answered', async () => {
    const work = await approved()
    let end: (value: 'ok') => void = () => undefined
    desk.network.ends.push(
      new Promise((resolvePromise) => {
        end = resolvePromise
      }),
    )
    const sending = desk.send()
    await expect.poll(() => desk.network.calls.length).toBe(1)
    await desk.deliver(echoOf(work))
    await desk.work()
    expect(await outbox(work.publicationId)).toMatchObject({ state: 'sent', confirmedBy: 'echo' })

    end('ok')
    await sending

    await settled(work, `out-${work.publicationId}`)
    expect((await outbox(work.publicationId)).confirmedBy).toBe('echo')
  })

  it('change nothing after the answer of the network', async () => {
    const work = await approved()
    await desk.send()
    await desk.deliver(echoOf(work))
    await desk.deliver(echoOf(work, { text: work.text.toUpperCase() }))
    await desk.work()

    expect((await outbox(work.publicationId)).confirmedBy).toBe('response')
    await settled(work, `out-${work.publicationId}`)
  })

  it('alone are proof enough, by the key or by the same words under the same question', async () => {
    for (const changes of [{}, { echoKey: null }]) {
      const work = await approved()
      await sendWith('lost')
      expect((await outbox(work.publicationId)).state).toBe('unknown')
      const id = `echo-${cases}`
      await desk.deliver(echoOf(work, { id, ...changes }))
      await desk.work()

      expect(await outbox(work.publicationId)).toMatchObject({ confirmedBy: 'echo' })
      await settled(work, id)
    }
  })

  it('of what an employee typed by hand join the incident and hold the approval until seen', async () => {
    const { id } = await saveIncident(desk.test.db, {
      channelId: desk.channel.id,
      externalId: 'by-hand',
      step: 'in_progress',
      agencyCode: DESK_AGENCY,
      municipalityCode: 'borovichi',
    })
    const submit = { kind: 'final', text: GOOD_ANSWER, expectedVersion: 1, overrideReason: 'проверено' }
    await desk.test.as(desk.people.executor).post(`/incidents/${id}/answer/submit`, submit)
    await desk.deliver({
      op: 'echo',
      id: 'typed',
      thread: 'by-hand',
      parent: 'by-hand',
      author: 'page',
      authorKind: 'self',
      text: 'Уже едем',
      writtenBy: 'employee-1',
    })
    await desk.work()

    expect(await incident(id)).toMatchObject({ step: 'approval', messageCount: 2, hasUnreadFollowUp: true })
    expect(await ours(id)).toMatchObject([{ text: 'Уже едем', isByHand: true, isRead: false }])
    const decision = { versionNo: 1, expectedVersion: 3 }
    const blocked = await desk.test
      .as(desk.people.moderator)
      .post(`/incidents/${id}/answer/approve`, decision)
    expect(blocked.json().code).toBe('incident.unread_follow_up')
  })
})

describe('a person decides', () => {
  async function doubtful(): Promise<Case> {
    const work = await approved()
    await sendWith('lost')
    return work
  }

  it('by a look into the thread: found there, it is published', async () => {
    const work = await doubtful()

    const checked = await resolve(work.publicationId, { decision: 'check' })

    expect(checked.json()).toMatchObject({
      state: 'sent',
      confirmedBy: 'read_back',
      externalId: `out-${work.publicationId}`,
    })
    expect(await incident(work.id)).toMatchObject({ step: 'awaiting_author', hasUnknownDelivery: false })
    expect(await lastActivity(work.id)).toMatchObject({ actorId: desk.people.moderator.id })
    expect(await ours(work.id)).toHaveLength(1)
  })

  it('by a look into the thread: surely not there, it is in line again', async () => {
    const work = await approved()
    await sendWith(new ConnectorError('uncertain', 'fake.timeout'))

    expect((await resolve(work.publicationId, { decision: 'check' })).json()).toMatchObject({
      state: 'queued',
    })
    expect(await incident(work.id)).toMatchObject({ hasUnknownDelivery: false })
    await desk.send()

    expect((await outbox(work.publicationId)).state).toBe('sent')
    expect(desk.network.published).toHaveLength(1)
  })

  it('hears why the network could not be read', async () => {
    const work = await doubtful()
    desk.network.readBack.answer = later()

    const checked = await resolve(work.publicationId, { decision: 'check' })

    expect([checked.statusCode, checked.json()]).toEqual([
      503,
      { code: 'connector.try_later', details: { code: 'fake.busy' } },
    ])
    expect((await outbox(work.publicationId)).state).toBe('unknown')
  })

  it('finds in the thread what the network said it had refused', async () => {
    const work = await approved()
    await sendWith(new ConnectorError('refused', 'fake.refused'))
    desk.network.readBack.answer = { state: 'not_sent' }
    expect((await resolve(work.publicationId, { decision: 'check' })).json()).toMatchObject({
      state: 'failed',
    })

    desk.network.readBack.answer = { state: 'sent', externalId: `found-${cases}` }
    expect((await resolve(work.publicationId, { decision: 'check' })).json()).toMatchObject({ state: 'sent' })
    expect((await incident(work.id)).step).toBe('awaiting_author')
  })

  it('to send a refused one again', async () => {
    const work = await approved()
    await sendWith(new ConnectorError('refused', 'fake.refused'))

    expect((await resolve(work.publicationId, { decision: 'retry' })).json()).toMatchObject({
      state: 'queued',
      errorCode: null,
    })
    await desk.send()

    expect(await outbox(work.publicationId)).toMatchObject({ state: 'sent', attempts: 2 })
  })

  it('once: what is settled or under way is not decided again', async () => {
    const work = await doubtful()
    await resolve(work.publicationId, { decision: 'mark_sent', permalink: null })

    for (const decision of ['check', 'retry', 'mark_sent']) {
      const late = await resolve(work.publicationId, { decision })
      expect([late.statusCode, late.json().code]).toEqual([409, 'answer.publication_not_open'])
    }
    expect(await outbox(work.publicationId)).toMatchObject({ state: 'sent', confirmedBy: 'person' })
  })

  it('only who may: others are refused, strangers do not learn that it exists', async () => {
    const work = await doubtful()
    const nobody = '01900000-0000-7000-8000-000000000000'
    const stranger = buildActor({ role: 'coordinator', scope: { kind: 'agency', code: 'road-service' } })

    for (const actor of [desk.people.executor, desk.people.head]) {
      expect((await resolve(work.publicationId, { decision: 'mark_sent' }, actor)).statusCode).toBe(403)
    }
    const foreign = await resolve(work.publicationId, { decision: 'mark_sent' }, stranger)
    const missing = await resolve(nobody, { decision: 'mark_sent' }, stranger)
    expect(foreign.statusCode).toBe(404)
    expect(foreign.body.replaceAll(work.publicationId, '')).toBe(missing.body.replaceAll(nobody, ''))
    expect((await outbox(work.publicationId)).state).toBe('unknown')
  })

  it('or nobody: the thread is looked into by itself, and one that cannot be read holds up no other', async () => {
    const unread = await doubtful()
    desk.network.readBack.answer = later()
    await desk.runJob('answers.reconcile')
    expect((await outbox(unread.publicationId)).state).toBe('unknown')
    expect((await outbox(unread.publicationId)).nextAttemptAt > desk.test.clock.now).toBe(true)

    desk.passMs(MINUTE_MS)
    desk.network.readBack.answer = 'look'
    await desk.runJob('answers.reconcile')

    expect(await outbox(unread.publicationId)).toMatchObject({ state: 'sent', confirmedBy: 'read_back' })
    expect((await lastActivity(unread.id)).actorId).toBeNull()
  })
})
