/** An answer in two parts: the private one first, the public one only when it is true, and what becomes of each. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type AnswerWork,
  PRIVATE_PART as PRIVATE,
  PUBLIC_PART as PUBLIC,
  workOnAnswers,
} from '../../../../test/answers/private-part.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveSettings } from '../../../../test/factories.ts'
import type { SendEnd } from '../../../../test/networks/fake-connector.ts'
import { ConnectorError } from '../../../connectors/connector.ts'

const CLOSED = new ConnectorError('refused', 'vk.901', { scope: 'peer' })

let desk: Desk
let work: AnswerWork
beforeAll(async () => {
  desk = await openDesk()
  work = workOnAnswers(desk)
})
afterAll(() => desk.close())
beforeEach(async () => {
  await desk.test.db
    .updateTable('outbox')
    .set({ state: 'cancelled' })
    .where('state', 'in', ['queued', 'unknown', 'sending', 'failed'])
    .execute()
  desk.network.calls.length = 0
  desk.network.published.length = 0
  desk.network.ends.length = 0
  desk.network.permissions.clear()
  desk.network.window.ms = 0
})

let asked = 0

async function ask(
  name = 'Анна',
  changes: { surface?: 'comment' | 'private'; authorKind?: 'community' } = {},
) {
  asked += 1
  const [root, author] = [`p-${asked}`, `private-author-${asked}`]
  const container = changes.surface === 'private' ? `peer:${author}` : 'wall-1'
  const at = desk.test.clock.now.toISOString()
  const text = `Неверно начислили за воду, помогите. ${asked}`
  await desk.deliver({ id: root, author, text, at, container, ...changes })
  await desk.work()
  const card = desk.test.context.vault.seal({ externalId: author, name: `${name} Петрова`, url: null })
  await desk.test.db.updateTable('author').set({ card }).where('externalId', '=', author).execute()
  const { id } = await desk.incidentOf(root)
  return { id, root, author }
}

async function sendAll(...ends: SendEnd[]) {
  desk.network.ends.push(...ends)
  while ((await desk.send()) > 0);
}
const sentTo = () =>
  desk.network.calls.map(({ message: { surface, container, replyToExternalId } }) =>
    [surface, container, replyToExternalId].join(' ').trim(),
  )

describe('an answer in two parts', () => {
  it('goes to the dialog first and then under the question, and only then waits for the author', async () => {
    const question = await ask()
    await work.approved(question)

    expect(await desk.send()).toBe(1)
    expect(await work.states(question.id)).toEqual(['private sent', 'public queued'])
    expect((await work.card(question.id)).step).toBe('publishing')
    expect(await desk.send()).toBe(1)

    expect(sentTo()).toEqual([`private peer:${question.author}`, `comment wall-1 ${question.root}`])
    expect(desk.network.calls.map(({ message }) => message.text)).toEqual([PRIVATE, PUBLIC])
    expect(await work.card(question.id)).toMatchObject({ step: 'awaiting_author', outcome: 'solved' })
    const { publications } = (await work.as('executor').get(`/incidents/${question.id}/answer`)).json()
    expect(publications.map(({ part, state }: { part: string; state: string }) => [part, state])).toEqual([
      ['public', 'sent'],
      ['private', 'sent'],
    ])
  })

  it('asks once, by buttons in the dialog, and the reply there is of this question', async () => {
    await saveSettings(desk.test.db, { asksAuthor: true })
    const question = await ask()
    await work.approved(question)
    await sendAll()
    await saveSettings(desk.test.db, { asksAuthor: false })

    const [there, here] = desk.network.calls.map(({ message }) => message)
    expect([there!.buttons.length, there!.text.includes('Решена ли проблема?')]).toEqual([3, true])
    expect([here!.buttons.length, here!.text]).toEqual([0, PUBLIC])
    const { container } = there!
    const reply = { id: 'reply-yes', author: question.author, thread: 'dialog', text: 'Да', container }
    await desk.deliver({ ...reply, surface: 'private', at: desk.test.clock.now.toISOString() })
    await desk.work()
    expect((await desk.incidentOf('reply-yes')).id).toBe(question.id)
    expect(await work.card(question.id)).toMatchObject({ step: 'done', satisfaction: 'satisfied' })
  })

  it('brings a question of the dialog that came later to its own incident, and a reply to ours to this one', async () => {
    const question = await ask()
    await work.approved(question)
    await sendAll()
    desk.passMs(MINUTE_MS)
    const dialog = { author: question.author, thread: 'dialog', container: `peer:${question.author}` }
    const at = () => desk.test.clock.now.toISOString()
    // Closed as useless long ago: what the author writes now is a new question.
    await desk.test.db
      .updateTable('incident')
      .set({ step: 'done', closedAt: new Date('2026-01-01T00:00:00Z') })
      .where('id', '=', question.id)
      .execute()
    await desk.deliver({
      ...dialog,
      id: 'new-one',
      text: 'Яма на улице Мира, 7',
      surface: 'private',
      at: at(),
    })
    await desk.work()
    const fresh = await desk.incidentOf('new-one')
    expect(fresh.id).not.toBe(question.id)
    await desk.test.db
      .updateTable('incident')
      .set({ step: 'awaiting_author', closedAt: null })
      .where('id', '=', question.id)
      .execute()
    const { id: key } = await work.rowOf(question.id, 'private')
    await desk.deliver(
      { ...dialog, id: 'again', text: 'И ещё там люк открыт', surface: 'private', at: at() },
      { ...dialog, id: 'reply', parent: `out-${key}`, text: 'Спасибо', surface: 'private', at: at() },
    )
    await desk.work()
    expect((await desk.incidentOf('again')).id).toBe(fresh.id)
    expect((await desk.incidentOf('reply')).id).toBe(question.id)
  })

  it('goes to each of the joined authors in both parts, by name', async () => {
    const [main, second, third] = [
      await ask('Анна'),
      await ask('Мария'),
      await ask('Ольга', { surface: 'private' }),
    ]
    const incidents = await Promise.all(
      [second, third].map(async ({ id }) => ({ id, expectedVersion: (await work.card(id)).version })),
    )
    const expectedVersion = (await work.card(main.id)).version
    expect(
      (await work.as('dispatcher').post(`/incidents/${main.id}/members`, { expectedVersion, incidents }))
        .statusCode,
    ).toBe(200)
    await work.approved(main)
    await sendAll()

    expect(sentTo().toSorted()).toEqual(
      [
        `private peer:${main.author}`,
        `private peer:${second.author}`,
        // Who asked in private is answered there, and nowhere is it said that we wrote.
        `private peer:${third.author} ${third.root}`,
        `comment wall-1 ${main.root}`,
        `comment wall-1 ${second.root}`,
      ].toSorted(),
    )
    const toSecond = desk.network.calls.find(({ message }) => message.container === `peer:${second.author}`)
    expect(toSecond?.message.text).toBe(PRIVATE.replace('Анна', 'Мария'))
    expect((await work.card(main.id)).step).toBe('awaiting_author')
    const members = (await work.card(main.id)).members.map(({ delivery }: { delivery: string }) => delivery)
    expect(members).toEqual(['sent', 'sent', 'sent'])
  })

  it('sends papers with the private part', async () => {
    const question = await ask()
    await work.take(question.id)
    const bring = async (type: string, body: Buffer) =>
      (
        await desk.test.app.inject({
          method: 'POST',
          url: `/api/incidents/${question.id}/answer/files?label=document`,
          headers: {
            authorization: `Bearer ${await desk.test.tokenOf(desk.people.executor)}`,
            'content-type': type,
          },
          payload: body,
        })
      ).json().id
    const pdf = await bring('application/pdf', Buffer.from('%PDF-1.7 расчёт'))
    expect(pdf).toBeTypeOf('string')
    const submitted = await work.submit(question.id, { fileIds: [pdf] })
    expect(submitted.statusCode).toBe(200)
    const decision = { versionNo: 1, expectedVersion: (await work.card(question.id)).version }
    await work.as('moderator').post(`/incidents/${question.id}/answer/approve`, decision)
    await sendAll()
    expect(desk.network.calls.map(({ message }) => message.attachmentRefs.length)).toEqual([1, 0])
  })
})

describe('an author who takes no private messages', () => {
  it('holds the public part back: it would not be true', async () => {
    const question = await ask()
    await work.approved(question)
    await sendAll(CLOSED)

    expect(await work.states(question.id)).toEqual(['private failed', 'public queued'])
    expect((await work.rowOf(question.id, 'private')).errorCode).toBe('vk.901')
    expect(sentTo()).toHaveLength(1)
    expect((await work.card(question.id)).step).toBe('publishing')
  })

  it('is asked in the thread to write first, and gets the answer when they do', async () => {
    const question = await ask()
    await work.approved(question)
    await sendAll(CLOSED)
    const { id: privateId } = await work.rowOf(question.id, 'private')
    expect((await work.resolve(privateId, { decision: 'invite' })).statusCode).toBe(200)
    await sendAll()

    const { number } = await work.card(question.id)
    const invitation = desk.network.calls.at(-1)!.message
    expect(invitation.text).toContain(`https://example.org/write?ref=case${number}`)
    expect(invitation.text).toContain('Анна')
    expect([invitation.text.includes('840'), invitation.replyToExternalId]).toEqual([false, question.root])
    expect(await work.states(question.id)).toEqual(['private failed', 'public sent'])
    expect((await work.card(question.id)).step).toBe('publishing')

    const dialog = { author: question.author, thread: 'dialog', container: `peer:${question.author}` }
    await desk.deliver({ ...dialog, id: 'allow', op: 'permission', surface: 'private', change: 'allowed' })
    await desk.work()
    expect(await work.states(question.id)).toEqual(['private queued', 'public sent'])
    await sendAll()
    expect(desk.network.calls.at(-1)!.message.text).toBe(PRIVATE)
    expect((await work.card(question.id)).step).toBe('awaiting_author')
  })

  it('who writes instead of allowing gets it too, and their word is of this question', async () => {
    const question = await ask()
    await work.approved(question)
    await sendAll(CLOSED)
    await work.resolve((await work.rowOf(question.id, 'private')).id, { decision: 'invite' })
    await sendAll()
    const at = desk.test.clock.now.toISOString()
    const dialog = { author: question.author, thread: 'dialog', container: `peer:${question.author}` }
    await desk.deliver({ ...dialog, id: 'word', text: 'Пишу вам', surface: 'private', at })
    await desk.work()
    await sendAll()
    expect(await work.states(question.id)).toEqual(['private sent', 'public sent'])
    expect((await desk.incidentOf('word')).id).toBe(question.id)
  })

  it('ends as one who cannot be reached: nothing is announced, the answer stays in the register', async () => {
    const question = await ask()
    await work.approved(question)
    await sendAll(CLOSED)
    const { id } = await work.rowOf(question.id, 'private')
    expect((await work.resolve(id, { decision: 'give_up', reason: 'Не отвечает' })).statusCode).toBe(200)
    await sendAll()

    expect(await work.states(question.id)).toEqual(['private undeliverable', 'public cancelled'])
    expect(sentTo()).toHaveLength(1)
    expect(await work.card(question.id)).toMatchObject({ step: 'done', outcome: 'undeliverable' })
  })

  it('lets the text be called back and said in the thread', async () => {
    const question = await ask()
    await work.approved(question)
    await sendAll(CLOSED)
    const { version } = await work.card(question.id)
    const called = await work.as('moderator').post(`/incidents/${question.id}/answer/call-back`, {
      expectedVersion: version,
    })
    expect(called.statusCode).toBe(200)
    expect((await work.card(question.id)).step).toBe('rework')
    expect(await work.states(question.id)).toEqual(['private cancelled', 'public cancelled'])
  })

  it('does not hold up the others of a joined work', async () => {
    const [main, second] = [await ask('Анна'), await ask('Мария')]
    const incidents = [{ id: second.id, expectedVersion: (await work.card(second.id)).version }]
    const expectedVersion = (await work.card(main.id)).version
    await work.as('dispatcher').post(`/incidents/${main.id}/members`, { expectedVersion, incidents })
    await work.approved(main)
    await sendAll(CLOSED)
    // The two dialogs are written to side by side: either may be the closed one.
    const refused = (await work.parts(main.id)).find(({ state }) => state === 'failed')!
    const [missed, told] = refused.recipientIncidentId === main.id ? [main, second] : [second, main]
    expect(sentTo().toSorted()).toEqual(
      [
        `private peer:${main.author}`,
        `private peer:${second.author}`,
        `comment wall-1 ${told.root}`,
      ].toSorted(),
    )
    expect((await work.card(main.id)).step).toBe('publishing')
    await work.resolve(refused.id, { decision: 'give_up', reason: 'Не отвечает' })
    expect((await work.card(main.id)).step).toBe('awaiting_author')
    expect((await work.card(missed.id)).flags.isAuthorUnreachable).toBe(true)
    expect((await work.card(told.id)).flags.isAuthorUnreachable).toBe(false)
  })
})

describe('between the two parts', () => {
  it('a sender that died leaves the public part to the next one, and writes nothing twice', async () => {
    const question = await ask()
    await work.approved(question)
    expect(await desk.send()).toBe(1)
    // Another process, much later.
    desk.passMs(10 * MINUTE_MS)
    await sendAll()
    expect(sentTo()).toEqual([`private peer:${question.author}`, `comment wall-1 ${question.root}`])
  })

  it('a private part in doubt keeps the public one back until somebody knows', async () => {
    const question = await ask()
    await work.approved(question)
    await sendAll('lost')
    expect(await work.states(question.id)).toEqual(['private unknown', 'public queued'])
    expect((await work.card(question.id)).flags.hasUnknownDelivery).toBe(true)
    desk.passMs(2 * MINUTE_MS)
    await desk.runJob('answers.reconcile')
    await sendAll()
    expect(await work.states(question.id)).toEqual(['private sent', 'public sent'])
    expect(desk.network.published.map(({ text }) => text)).toEqual([PRIVATE, PUBLIC])
  })

  it('is found by its words where the network repeats no key of ours', async () => {
    const question = await ask()
    await work.approved(question)
    await sendAll('lost')
    const { container, threadExternalId: thread, text } = desk.network.calls[0]!.message
    const echo = { op: 'echo', id: 'found-there', author: 'us', authorKind: 'self', echoKey: null } as const
    await desk.deliver({ ...echo, ...{ container, thread, text, surface: 'private' } })
    await desk.work()
    expect(await work.states(question.id)).toEqual(['private sent', 'public queued'])
  })

  it('a thread that is gone does not take the answer from who has read it', async () => {
    const question = await ask()
    await work.approved(question)
    await sendAll('ok', new ConnectorError('refused', 'vk.15'))
    expect((await work.card(question.id)).step).toBe('publishing')
    const { id } = await work.rowOf(question.id, 'public')
    await work.resolve(id, { decision: 'give_up', reason: 'Комментарий удалён' })
    expect(await work.card(question.id)).toMatchObject({
      step: 'awaiting_author',
      outcome: 'solved',
      flags: { isAuthorUnreachable: false },
    })
  })
})

describe('writing it', () => {
  const check = (id: string, answer: object) =>
    work.as('executor').post(`/incidents/${id}/answer/check`, { kind: 'final', outcome: 'solved', ...answer })
  const stateOf = (checks: { code: string; part: string; state: string }[], code: string, part: string) =>
    checks.find((one) => one.code === code && one.part === part)?.state

  it('lets personal data stand in the private part only', async () => {
    const { id } = await ask()
    await work.take(id)
    const { checks } = (await check(id, { text: PUBLIC, privateText: PRIVATE })).json()
    expect(stateOf(checks, 'no_personal_data', 'public')).toBe('pass')
    expect(stateOf(checks, 'private_announced', 'public')).toBe('pass')
    expect(stateOf(checks, 'private_for_all', 'private')).toBe('not_needed')
    const untrue = (await check(id, { text: PUBLIC, privateText: '' })).json()
    expect(stateOf(untrue.checks, 'private_written', 'public')).toBe('attention')
    const leak = (await check(id, { text: PRIVATE, privateText: PRIVATE })).json()
    expect(stateOf(leak.checks, 'no_personal_data', 'public')).toBe('attention')
    expect(stateOf(leak.checks, 'private_announced', 'public')).toBe('attention')
  })

  it('asks what is asked of an answer of both parts together', async () => {
    const { id } = await ask()
    await work.take(id)
    const text = 'Здравствуйте, Анна! Написали вам в личные сообщения.'
    const alone = (await check(id, { text, privateText: '' })).json()
    expect(stateOf(alone.checks, 'date_given', 'public')).toBe('attention')
    const both = (await check(id, { text, privateText: PRIVATE })).json()
    expect(stateOf(both.checks, 'date_given', 'both')).toBe('pass')
  })

  it('says whom the network lets us write to, and how others may begin', async () => {
    const question = await ask()
    await work.take(question.id)
    desk.network.permissions.set(question.author, false)
    const ways = (await work.as('executor').get(`/incidents/${question.id}/answer/private-ways`)).json()
    expect(ways).toMatchObject({
      recipients: [{ incidentId: question.id, mayWrite: false }],
      invitationUrl: expect.stringContaining('ref=case'),
    })
    desk.network.permissions.set(question.author, new ConnectorError('try_later', 'vk.6'))
    const unsaid = (await work.as('executor').get(`/incidents/${question.id}/answer/private-ways`)).json()
    expect(unsaid.recipients[0].mayWrite).toBeNull()
  })

  it('is refused where nobody could be written to, and not needed where it was asked in private', async () => {
    const [privateOne, community] = [
      await ask('Анна', { surface: 'private' }),
      await ask('Анна', { authorKind: 'community' }),
    ]
    await work.take(privateOne.id)
    await work.take(community.id)
    expect((await work.submit(privateOne.id)).json().code).toBe('answer.private_not_needed')
    expect((await work.submit(community.id)).json().code).toBe('answer.private_impossible')
    const { privatePart } = (await work.as('executor').get(`/incidents/${privateOne.id}/answer`)).json()
    expect(privatePart).toBe('not_needed')
  })
})
