/** Several residents, one trouble: merging, one answer to all in each one's thread, and what becomes of each. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveSettings } from '../../../../test/factories.ts'
import { ConnectorError } from '../../../connectors/connector.ts'

const TEXT =
  'Здравствуйте, Анна! Бригада заменила трубу 24 ноября. Отвечает администрация, телефон 8 (8162) 77-77-77.'
const INTERIM = TEXT.replace('заменила трубу', 'начала менять трубу')

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

let asked = 0
type Asked = { id: string; root: string; author: string }

async function ask(
  name: string,
  changes: { surface?: 'comment' | 'private'; text?: string } = {},
): Promise<Asked> {
  asked += 1
  const [root, author] = [`q-${asked}`, `author-${asked}`]
  const { text = `Прорвало трубу на улице Мира, 5, вода течёт. ${asked}`, surface = 'comment' } = changes
  const container = surface === 'private' ? `peer-${asked}` : 'wall-1'
  await desk.deliver({ id: root, author, text, surface, container, at: desk.test.clock.now.toISOString() })
  await desk.work()
  const card = desk.test.context.vault.seal({ externalId: author, name: `${name} Петрова`, url: null })
  await desk.test.db.updateTable('author').set({ card }).where('externalId', '=', author).execute()
  const { id } = await desk.incidentOf(root)
  return { id, root, author }
}

const as = (person: keyof Desk['people']) => desk.test.as(desk.people[person])
const card = async (id: string) => (await as('moderator').get(`/incidents/${id}`)).json()
const versionOf = async (id: string): Promise<number> => (await card(id)).version

async function run(
  person: keyof Desk['people'],
  id: string,
  command: { type: string } & Record<string, unknown>,
) {
  const expectedVersion = await versionOf(id)
  return as(person).post(`/incidents/${id}/commands`, { ...command, expectedVersion })
}

async function merge(into: Asked, others: Asked[], person: keyof Desk['people'] = 'dispatcher') {
  const incidents = await Promise.all(
    others.map(async ({ id }) => ({ id, expectedVersion: await versionOf(id) })),
  )
  return as(person).post(`/incidents/${into.id}/members`, {
    expectedVersion: await versionOf(into.id),
    incidents,
  })
}

async function accept({ id }: Asked) {
  const body = {
    type: 'accept',
    topicCode: 'housing.no-water',
    municipalityCode: 'borovichi',
    agencyCode: DESK_AGENCY,
    urgency: 'normal',
  }
  expect((await run('dispatcher', id, body)).statusCode).toBe(200)
}

async function approve({ id }: Asked, answer: Record<string, unknown> = {}) {
  // Whose promise comes back has it in hand already.
  const { abilities } = (await as('executor').get(`/incidents/${id}`)).json()
  if (abilities.take) expect((await run('executor', id, { type: 'take' })).statusCode).toBe(200)
  const submit = await as('executor').post(`/incidents/${id}/answer/submit`, {
    kind: 'final',
    text: TEXT,
    outcome: 'solved',
    overrideReason: 'проверено',
    ...answer,
    expectedVersion: await versionOf(id),
  })
  expect([submit.statusCode, submit.body.slice(0, 200)]).toEqual([200, expect.anything()])
  const { versions } = (await as('moderator').get(`/incidents/${id}/answer`)).json()
  const versionNo = Math.max(...versions.map((version: { versionNo: number }) => version.versionNo))
  const judged = (await as('moderator').get(`/incidents/${id}/answer/judging`)).json()
  const approved = await as('moderator').post(`/incidents/${id}/answer/approve`, {
    versionNo,
    expectedVersion: await versionOf(id),
  })
  expect(approved.statusCode).toBe(200)
  return judged
}

const textsTo = (externalId: string) =>
  desk.network.calls
    .filter(({ message }) => message.replyToExternalId === externalId)
    .map(({ message }) => message.text)

const says = async ({ root, author }: Asked, text: string, surface: 'comment' | 'private' = 'comment') => {
  asked += 1
  const container = surface === 'private' ? `peer-${root.slice(2)}` : 'wall-1'
  const at = new Date(desk.test.clock.now.getTime() + asked).toISOString()
  await desk.deliver({ id: `m-${asked}`, author, parent: root, thread: root, text, surface, container, at })
  await desk.work()
}

describe('merging', () => {
  it('gives each author the one answer in their own thread, by their own name', async () => {
    const [main, second, third] = [
      await ask('Анна'),
      await ask('Мария', { surface: 'private' }),
      await ask('Ольга'),
    ]
    expect((await merge(main, [second, third])).statusCode).toBe(200)
    expect((await card(second.id)).step).toBe('merged')
    expect((await card(second.id)).mergedInto).toMatchObject({ id: main.id })
    await accept(main)
    await approve(main)

    expect(await desk.send()).toBe(3)

    expect(textsTo(main.root)).toEqual([TEXT])
    expect(textsTo(second.root)).toEqual([TEXT.replace('Анна', 'Мария')])
    expect(textsTo(third.root)).toEqual([TEXT.replace('Анна', 'Ольга')])
    const after = await card(main.id)
    expect(after).toMatchObject({ step: 'awaiting_author', outcome: 'solved', memberCount: 3 })
    expect(after.members.map((member: { delivery: string }) => member.delivery)).toEqual([
      'sent',
      'sent',
      'sent',
    ])
    expect(after.thread.filter((message: { direction: string }) => message.direction === 'out')).toHaveLength(
      3,
    )
    for (const { id } of [second, third]) {
      const member = await desk.test.db
        .selectFrom('incidentDeadline')
        .select(['key', 'state'])
        .where('incidentId', '=', id)
        .where('key', '=', 'first_answer')
        .execute()
      expect(member).toEqual([{ key: 'first_answer', state: 'met' }])
    }
  })

  it('takes all or none', async () => {
    const [main, good, stale] = [await ask('Анна'), await ask('Мария'), await ask('Ольга')]
    const expectedVersion = await versionOf(good.id)
    const response = await as('dispatcher').post(`/incidents/${main.id}/members`, {
      expectedVersion: await versionOf(main.id),
      incidents: [
        { id: good.id, expectedVersion },
        { id: stale.id, expectedVersion: 7 },
      ],
    })

    expect([response.statusCode, response.json().code]).toEqual([409, 'incident.changed_meanwhile'])
    expect((await card(good.id)).step).toBe('new')
    expect((await card(main.id)).memberCount).toBe(1)
  })

  it('refuses itself, a stranger, one that has members, and one that is answered', async () => {
    const [main, member, other] = [await ask('Анна'), await ask('Мария'), await ask('Ольга')]
    expect((await merge(main, [main])).json().code).toBe('incident.merged_into_itself')
    expect((await merge(main, [member])).statusCode).toBe(200)
    expect((await merge(other, [main])).json().code).toBe('incident.has_members')
    expect((await merge(other, [member])).json().code).toBe('incident.step_not_allowed')
    const stranger = buildActor({ role: 'coordinator', scope: { kind: 'municipality', code: 'valday' } })
    const response = await desk.test.as(stranger).post(`/incidents/${main.id}/members`, {
      expectedVersion: await versionOf(main.id),
      incidents: [{ id: other.id, expectedVersion: 1 }],
    })
    expect(response.statusCode).toBe(404)
    expect((await merge(main, [other], 'executor')).statusCode).toBe(404)
  })

  it('is undone within thirty days, and not later', async () => {
    const [main, member, late] = [await ask('Анна'), await ask('Мария'), await ask('Ольга')]
    await merge(main, [member, late])

    expect((await run('dispatcher', member.id, { type: 'unmerge' })).statusCode).toBe(200)
    expect(await card(member.id)).toMatchObject({ step: 'new', mergedInto: null })
    expect((await card(main.id)).memberCount).toBe(2)
    desk.passMs(31 * DAY_MS)
    expect((await run('dispatcher', late.id, { type: 'unmerge' })).json().code).toBe(
      'incident.unmerge_too_late',
    )
    desk.passMs(-31 * DAY_MS)
  })

  it('is part of its event again when it is parted, as long as there is one', async () => {
    const [event, main, member] = [await ask('Анна'), await ask('Мария'), await ask('Ольга')]
    for (const one of [event, member]) await accept(one)
    await run('dispatcher', event.id, { type: 'declare_event', isMassEvent: true })
    await run('dispatcher', member.id, { type: 'join_event', eventId: event.id })
    await merge(main, [member])
    expect((await run('dispatcher', member.id, { type: 'unmerge' })).statusCode).toBe(200)
    expect((await card(member.id)).event).toMatchObject({ id: event.id })
    await merge(main, [member])
    await run('dispatcher', event.id, { type: 'declare_event', isMassEvent: false })
    await run('dispatcher', member.id, { type: 'unmerge' })
    expect((await card(member.id)).event).toBeNull()
  })

  it('leaves an author who was answered with the answer when they are parted', async () => {
    const [main, member] = [await ask('Анна'), await ask('Мария')]
    await merge(main, [member])
    await accept(main)
    await approve(main)
    await desk.send()

    expect((await run('dispatcher', member.id, { type: 'unmerge' })).statusCode).toBe(200)

    const parted = await card(member.id)
    expect(parted).toMatchObject({ step: 'awaiting_author', outcome: 'solved' })
    expect(parted.thread.map(({ direction }: { direction: string }) => direction)).toEqual(['in', 'out'])
    expect((await card(main.id)).thread).toHaveLength(2)

    // It was answered without a text of its own: there is nothing to give to who joins it later.
    const joiner = await ask('Ольга')
    expect((await merge(member, [joiner])).statusCode).toBe(200)
    expect((await card(member.id)).abilities.deliver_to_late).toBe(false)
    const late = { expectedVersion: await versionOf(member.id) }
    const refused = await as('moderator').post(`/incidents/${member.id}/answer/deliver-to-late`, late)
    expect(refused.json().code).toBe('answer.everybody_has_it')
  })

  it('waits for every author, and shows whose answer is in doubt', async () => {
    const [main, member] = [await ask('Анна'), await ask('Мария')]
    await merge(main, [member])
    await accept(main)
    await approve(main)
    desk.network.ends.push('ok', new ConnectorError('refused', 'fake.closed'))
    await desk.send()

    const half = await card(main.id)
    expect(half.step).toBe('publishing')
    const states = half.members.map(({ delivery }: { delivery: string }) => delivery)
    expect(states.sort()).toEqual(['failed', 'sent'])
    const { publications } = (await as('moderator').get(`/incidents/${main.id}/answer`)).json()
    const failed = publications.find(({ state }: { state: string }) => state === 'failed')
    const given = await as('moderator').post(`/publications/${failed.id}/resolve`, {
      decision: 'give_up',
      reason: 'закрыла комментарии',
    })
    expect(given.statusCode).toBe(200)
    expect(await card(main.id)).toMatchObject({ step: 'awaiting_author' })
    expect((await card(failed.recipientIncidentId)).flags.isAuthorUnreachable).toBe(true)
  })

  it('ends as undeliverable when nobody can be reached', async () => {
    const main = await ask('Анна')
    await accept(main)
    await approve(main)
    desk.network.ends.push(new ConnectorError('refused', 'fake.closed'))
    await desk.send()
    const { publications } = (await as('moderator').get(`/incidents/${main.id}/answer`)).json()
    await as('moderator').post(`/publications/${publications[0].id}/resolve`, {
      decision: 'give_up',
      reason: 'удалила страницу',
    })

    expect(await card(main.id)).toMatchObject({
      step: 'done',
      outcome: 'undeliverable',
      closingReason: 'undeliverable',
    })
  })

  it('sends the same answer to whoever joined after it, by the word of an approver', async () => {
    const main = await ask('Анна')
    await accept(main)
    await approve(main)
    await desk.send()
    const late = await ask('Мария')
    expect((await merge(main, [late])).statusCode).toBe(200)
    expect(await card(main.id)).toMatchObject({
      step: 'awaiting_author',
      abilities: { deliver_to_late: true },
    })

    const url = `/incidents/${main.id}/answer/deliver-to-late`
    const body = { expectedVersion: await versionOf(main.id) }
    expect((await as('executor').post(url, body)).statusCode).toBe(403)
    expect((await as('moderator').post(url, body)).json()).toEqual({ recipients: 1 })
    expect((await as('moderator').post(url, body)).json().code).toBe('answer.everybody_has_it')
    await desk.send()

    expect(textsTo(late.root)).toEqual([TEXT.replace('Анна', 'Мария')])
    expect(textsTo(main.root)).toHaveLength(1)
  })

  it('hears every author: one good word closes nothing, one bad one brings all back', async () => {
    const [main, member] = [await ask('Анна'), await ask('Мария')]
    await merge(main, [member])
    await accept(main)
    await approve(main)
    await desk.send()

    await says(main, 'Да, спасибо')
    expect((await card(main.id)).step).toBe('awaiting_author')
    await says(member, 'Нет, вода течёт')

    expect(await card(main.id)).toMatchObject({ step: 'in_progress', flags: { isReopened: true } })
    expect((await card(member.id)).satisfaction).toBe('dissatisfied')
    await run('dispatcher', main.id, { type: 'read_follow_ups' })
    const { thread } = await card(main.id)
    expect(thread.some(({ isUnread }: { isUnread: boolean }) => isUnread)).toBe(false)
  })
})

describe('a mass event', () => {
  it('answers every incident that hangs on it, each in its own place', async () => {
    const [event, near, own] = [await ask('Анна'), await ask('Мария'), await ask('Ольга')]
    for (const one of [event, near, own]) await accept(one)
    expect((await run('dispatcher', near.id, { type: 'join_event', eventId: event.id })).json().code).toBe(
      'incident.not_an_event',
    )
    await run('dispatcher', event.id, { type: 'declare_event', isMassEvent: true })
    for (const one of [near, own])
      expect((await run('dispatcher', one.id, { type: 'join_event', eventId: event.id })).statusCode).toBe(
        200,
      )
    // Its own answer is on the way already.
    await run('executor', own.id, { type: 'take' })
    await as('executor').post(`/incidents/${own.id}/answer/submit`, {
      kind: 'final',
      text: TEXT,
      overrideReason: 'да',
      expectedVersion: await versionOf(own.id),
    })
    const judged = await approve(event)
    await desk.send()

    // Said before the yes, and so it went.
    expect(judged).toMatchObject({
      ...{ recipients: 2, reach: [{ network: 'vk', count: 2 }], leftOutCount: 1 },
      leftOut: [{ number: (await card(own.id)).number, reason: 'own_answer' }],
    })
    expect(textsTo(near.root)).toEqual([TEXT.replace('Анна', 'Мария')])
    expect(textsTo(own.root)).toEqual([])
    expect((await card(near.id)).step).toBe('awaiting_author')
    expect((await card(own.id)).step).toBe('approval')
    expect((await card(event.id)).step).toBe('awaiting_author')
  })
})

describe('a promise', () => {
  it('brings the work back before its date, is broken after it, and kept by the final answer in time', async () => {
    const [kept, broken] = [await ask('Анна'), await ask('Мария')]
    const dueAt = new Date(desk.test.clock.now.getTime() + 6 * DAY_MS).toISOString()
    const promise = { what: 'Заменим трубу', who: 'Администрация', dueAt }
    for (const one of [kept, broken]) {
      await accept(one)
      await approve(one, { kind: 'interim', text: INTERIM, promise })
      await desk.send()
      expect(await card(one.id)).toMatchObject({
        step: 'postponed',
        promiseDueAt: dueAt,
        deadline: { key: 'final_answer', dueAt },
      })
    }

    await desk.runJob('incidents.return_promises')
    expect((await card(kept.id)).step).toBe('postponed')
    desk.passMs(5 * DAY_MS)
    await desk.runJob('incidents.return_promises')
    expect((await card(kept.id)).step).toBe('in_progress')
    await approve(kept)
    await desk.send()
    desk.passMs(2 * DAY_MS)
    await desk.runJob('incidents.break_promises')

    expect((await card(kept.id)).promises).toMatchObject([{ state: 'kept', what: 'Заменим трубу' }])
    expect((await card(broken.id)).promises).toMatchObject([{ state: 'broken' }])
    desk.passMs(-7 * DAY_MS)
  })
})

describe('the question after an answer', () => {
  it('is asked where the answer stands, and a yes closes with evidence', async () => {
    await saveSettings(desk.test.db, { asksAuthor: true })
    const [open, priv] = [await ask('Анна'), await ask('Мария', { surface: 'private' })]
    await merge(open, [priv])
    await accept(open)
    await approve(open)
    await desk.send()
    await saveSettings(desk.test.db, { asksAuthor: false })

    expect(textsTo(open.root)[0]).toContain('Решена ли проблема? Ответьте, пожалуйста: да, частично или нет.')
    const toPrivate = desk.network.calls.find(({ message }) => message.replyToExternalId === priv.root)
    expect(toPrivate?.message.buttons).toEqual(['Да', 'Частично', 'Нет'])

    await run('dispatcher', priv.id, { type: 'unmerge' })
    await says(priv, 'Частично', 'private')
    expect(await card(priv.id)).toMatchObject({
      step: 'awaiting_author',
      satisfaction: 'neutral',
      flags: { hasUnreadFollowUp: true },
    })
    await says(open, 'Да')
    expect(await card(open.id)).toMatchObject({
      step: 'done',
      closingReason: 'satisfied',
      hasEvidence: true,
      evidence: [{ kind: 'author_words', byName: null }],
    })
    const { evidence, thread } = await card(open.id)
    expect(thread).toContainEqual(expect.objectContaining({ id: evidence[0].messageId, text: 'Да' }))
  })
})

describe('splitting', () => {
  it('makes an incident of each part under the same message', async () => {
    const both = await ask('Анна', { text: 'На Мира, 5 прорвало трубу. И ещё яма на дороге у дома 7.' })
    const response = await as('dispatcher').post(`/incidents/${both.id}/split`, {
      expectedVersion: await versionOf(both.id),
      parts: [{ text: 'Яма на дороге у дома 7 на улице Мира' }],
    })

    expect(response.statusCode).toBe(200)
    const [part] = response.json().incidents
    const split = await card(part.id)
    expect(split).toMatchObject({ step: 'new', splitFrom: { id: both.id } })
    expect(split.title).toContain('Яма')
    expect(split.thread).toHaveLength(1)
    expect(split.deadlines.map(({ key }: { key: string }) => key).sort()).toEqual(['first_answer', 'triage'])
  })
})

describe('a message that was split', () => {
  it('leaves each card its own title, suggestion and likeness, and the parts are not alike', async () => {
    const both = await ask('Инга', {
      text: 'У подъезда на Заводской, 9 не горит фонарь. А ещё вторую неделю не вывозят мусор с площадки.',
    })
    const lamp = await ask('Лев', { text: 'На Заводской, 9 фонарь у подъезда не горит, темно' })
    const litter = await ask('Майя', { text: 'Не вывозят мусор с площадки вторую неделю, контейнеры полны' })
    const response = await as('dispatcher').post(`/incidents/${both.id}/split`, {
      expectedVersion: await versionOf(both.id),
      parts: [{ text: 'У подъезда на Заводской, 9 не горит фонарь.' }],
    })
    const [part] = response.json().incidents

    const rest = await card(both.id)
    expect(rest.title).toMatch(/мусор/)
    expect(rest.title).not.toMatch(/фонарь/)
    expect((await card(part.id)).title).toMatch(/фонарь/)
    expect(rest.suggestion.topic.code).not.toBe((await card(part.id)).suggestion.topic.code)
    const alikeTo = async (id: string) => {
      const found = (await as('dispatcher').get(`/incidents/${id}/duplicates`)).json()
      return found.candidates.map(({ incident }: { incident: { id: string } }) => incident.id)
    }
    expect(await alikeTo(both.id)).toContain(litter.id)
    expect(await alikeTo(part.id)).toContain(lamp.id)
    expect(await alikeTo(both.id)).not.toContain(part.id)
    expect(await alikeTo(part.id)).not.toContain(both.id)
    expect(await alikeTo(part.id)).not.toContain(litter.id)
  })
})

describe('what looks alike', () => {
  it('is offered with its reasons, and only what the reader sees', async () => {
    const main = await ask('Анна', { text: 'На улице Гоголя, 12 нет отопления, в квартирах холодно' })
    const same = await ask('Мария', { text: 'Гоголя 12: холодно в квартире, отопления нет' })
    await ask('Ольга', { text: 'Автобус 7 не пришёл на остановку' })

    const found = (await as('dispatcher').get(`/incidents/${main.id}/duplicates`)).json()

    expect(found.candidates[0]).toMatchObject({
      incident: { id: same.id },
      reasons: expect.arrayContaining(['words']),
    })
    expect(found.candidates.map(({ text }: { text: string }) => text)).not.toContain(
      'Автобус 7 не пришёл на остановку',
    )
    const stranger = buildActor({ role: 'coordinator', scope: { kind: 'municipality', code: 'valday' } })
    expect((await desk.test.as(stranger).get(`/incidents/${main.id}/duplicates`)).statusCode).toBe(404)
  })
})

describe('the clock of a merged author', () => {
  const clocks = async (id: string) => {
    const rows = await desk.test.db
      .selectFrom('incidentDeadline')
      .select(['key', 'state', 'startedAt', 'dueAt'])
      .where('incidentId', '=', id)
      .where('key', 'in', ['first_answer', 'final_answer'])
      .orderBy('key', 'asc')
      .execute()
    return rows.map(({ key, state }) => `${key} ${state}`)
  }

  it('goes on after an interim answer until the final one, from when they were told', async () => {
    const [main, second] = [await ask('Анна'), await ask('Мария')]
    await merge(main, [second])
    await accept(main)
    const dueAt = new Date(desk.test.clock.now.getTime() + 3 * DAY_MS)
    const promise = { what: 'Заменим трубу', who: 'водоканал', dueAt: dueAt.toISOString() }
    await approve(main, { kind: 'interim', text: INTERIM, promise })
    await desk.send()

    expect(await clocks(second.id)).toEqual(['final_answer running', 'first_answer met'])
    const owed = await desk.test.db
      .selectFrom('incidentDeadline')
      .select(['dueAt', 'startedAt'])
      .where('incidentId', '=', second.id)
      .where('key', '=', 'final_answer')
      .executeTakeFirstOrThrow()
    expect(owed).toEqual({ dueAt, startedAt: desk.test.clock.now })

    desk.passMs(DAY_MS)
    expect((await run('executor', main.id, { type: 'take' })).statusCode).toBe(200)
    const expectedVersion = await versionOf(main.id)
    const answer = { kind: 'final', text: TEXT, outcome: 'solved', overrideReason: 'проверено' }
    await as('executor').post(`/incidents/${main.id}/answer/submit`, { ...answer, expectedVersion })
    const decision = { versionNo: 2, expectedVersion: await versionOf(main.id) }
    expect((await as('moderator').post(`/incidents/${main.id}/answer/approve`, decision)).statusCode).toBe(
      200,
    )
    await desk.send()
    expect(await clocks(second.id)).toEqual(['final_answer met', 'first_answer met'])
    desk.passMs(-DAY_MS)
  })

  it('is theirs when they are parted: the day that was promised to them stays', async () => {
    const [main, second] = [await ask('Анна'), await ask('Мария')]
    await merge(main, [second])
    await accept(main)
    const dueAt = new Date(desk.test.clock.now.getTime() + 3 * DAY_MS).toISOString()
    await approve(main, { kind: 'interim', promise: { what: 'Заменим трубу', who: 'водоканал', dueAt } })
    await desk.send()
    expect((await run('dispatcher', second.id, { type: 'unmerge' })).statusCode).toBe(200)
    const { deadlines } = await card(second.id)
    const owed = deadlines.filter(({ key }: { key: string }) => key === 'final_answer')
    expect(owed).toMatchObject([{ state: 'running', dueAt }])
  })
})
