import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'
import { loadDeadlineBook } from '../deadlines/deadline-book.ts'
import { changeIncident } from '../history/change-incident.ts'
import { getIncidentForUpdate } from '../steps/incidents.repository.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const run = (actor: Actor, id: string, command: object) =>
  desk.test.as(actor).post(`/incidents/${id}/commands`, command)
const card = async (actor: Actor, id: string) => (await desk.test.as(actor).get(`/incidents/${id}`)).json()
const stored = (id: string) =>
  desk.test.db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const historyOf = (id: string) =>
  desk.test.db
    .selectFrom('incidentActivity')
    .selectAll()
    .where('incidentId', '=', id)
    .orderBy('seq')
    .execute()
const deadlinesOf = (id: string) =>
  desk.test.db.selectFrom('incidentDeadline').selectAll().where('incidentId', '=', id).orderBy('id').execute()
const eventsOf = async (id: string) => {
  const rows = await desk.test.db.selectFrom('event').select(['payload', 'audience']).orderBy('id').execute()
  return rows.filter(({ payload }) => JSON.stringify(payload).includes(id))
}
const everythingOf = async (id: string) => ({
  incident: await stored(id),
  history: await historyOf(id),
  deadlines: await deadlinesOf(id),
  events: await eventsOf(id),
})

let questions = 0
async function ask(text = 'Яма на улице Мира, 5', author?: string) {
  questions += 1
  const id = `q${questions}`
  await desk.deliver({ id, text, author: author ?? `asker-${id}`, at: desk.test.clock.now.toISOString() })
  await desk.work()
  return { ...(await desk.incidentOf(id)), externalId: id }
}
const ACCEPT = { type: 'accept', topicCode: 'roads.potholes', municipalityCode: 'borovichi' }

async function assigned() {
  const { id, externalId } = await ask()
  const accept = { ...ACCEPT, expectedVersion: 1, agencyCode: DESK_AGENCY }
  expect((await run(desk.people.dispatcher, id, accept)).statusCode).toBe(200)
  return { id, externalId }
}

it('finds a question: a card with a suggestion, deadlines, a history and an event for those who may see it', async () => {
  const { id } = await ask('Яма на улице Мира, 5, третий месяц не заделают')

  const found = await card(desk.people.dispatcher, id)

  expect(found).toMatchObject({
    step: 'new',
    version: 1,
    municipalityCode: 'borovichi',
    deadline: { key: 'triage' },
    suggestion: { topic: { code: 'roads.potholes' }, agency: { code: expect.any(String) } },
    thread: [{ isSource: true, direction: 'in', isUnread: false }],
    abilities: { accept: true, dismiss: true, take: false, approve: false },
  })
  expect(found.deadlines.map(({ key }: { key: string }) => key).sort()).toEqual(['first_answer', 'triage'])
  expect(await historyOf(id)).toMatchObject([{ seq: 1, type: 'found', actorId: null }])
  expect(await eventsOf(id)).toMatchObject([
    {
      payload: { type: 'incident', incidentId: id, step: 'new', activity: 'found' },
      audience: {
        kind: 'incident',
        scopes: [{ step: 'new', municipalityCode: 'borovichi', agencyCode: null }],
      },
    },
  ])
})

it('takes a question from the dispatcher to the work of a person, each step with its trace', async () => {
  const { id } = await assigned()
  const { coordinator, executor } = desk.people

  const given = { type: 'assign_person', expectedVersion: 2, unitCode: null, assigneeId: executor.id }
  expect((await run(coordinator, id, given)).json()).toMatchObject({ assigneeName: executor.name })
  const taken = await run(executor, id, { type: 'take', expectedVersion: 3 })

  expect(taken.json()).toMatchObject({
    step: 'in_progress',
    version: 4,
    deadline: { key: 'draft' },
    leaseUntil: new Date(desk.test.clock.now.getTime() + 15 * 60_000).toISOString(),
    abilities: { draft: true, submit: true, take: false, accept: false, assign: false },
  })
  expect(await card(coordinator, id)).toMatchObject({ abilities: { take: true } })
  expect((await run(executor, id, { type: 'take', expectedVersion: 4 })).json()).toMatchObject({
    code: 'incident.taken_already',
  })
  expect((await historyOf(id)).map(({ type, actorName }) => [type, actorName])).toEqual([
    ['found', null],
    ['accept', desk.people.dispatcher.name],
    ['assign_person', coordinator.name],
    ['take', executor.name],
  ])
})

it('refuses who speaks of an older version, and writes nothing', async () => {
  const { id } = await assigned()
  const before = await everythingOf(id)

  const late = await run(desk.people.coordinator, id, { type: 'take', expectedVersion: 1 })

  expect(late.statusCode).toBe(409)
  expect(late.json()).toMatchObject({ code: 'incident.changed_meanwhile', details: { version: 2 } })
  expect(await everythingOf(id)).toEqual(before)
})

it('lets one of twenty through who take one step at the same moment', async () => {
  const { id } = await assigned()
  const takers = [desk.people.coordinator, desk.people.executor, desk.people.head]
  for (const taker of takers) await card(taker, id)

  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      run(takers[index % 3]!, id, { type: 'take', expectedVersion: 2 }),
    ),
  )

  const statuses = answers.map(({ statusCode }) => statusCode).sort()
  expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)])
  expect((await historyOf(id)).filter(({ type }) => type === 'take')).toHaveLength(1)
})

it('writes state, history, deadlines and event together or not at all', async () => {
  const { id } = await assigned()
  const before = await everythingOf(id)
  const book = await loadDeadlineBook(desk.test.db)
  const change = {
    command: { type: 'take', userId: desk.people.executor.id, leaseUntil: desk.test.clock.now },
    actor: desk.people.executor,
    now: desk.test.clock.now,
  } as const

  const failing = desk.test.db.transaction().execute(async (tx) => {
    await changeIncident(tx, await getIncidentForUpdate(tx, id), change, book)
    throw new Error('the process dies here')
  })

  await expect(failing).rejects.toThrow('dies')
  expect(await everythingOf(id)).toEqual(before)
})

it('refuses a step that the state or the role does not allow', async () => {
  const { id } = await assigned()
  const { executor, dispatcher } = desk.people

  expect((await run(executor, id, { type: 'submit', expectedVersion: 2 })).statusCode).toBe(400)
  expect(
    (await run(dispatcher, id, { type: 'close', expectedVersion: 2, satisfaction: 'neutral' })).json(),
  ).toMatchObject({
    code: 'incident.step_not_allowed',
  })
  const assign = { type: 'assign', expectedVersion: 2, agencyCode: 'road-service' }
  expect((await run(executor, id, assign)).json()).toMatchObject({ code: 'incident.step_forbidden' })
  expect((await stored(id)).version).toBe(2)
})

it('answers who gave the work away, although they do not see it any more', async () => {
  const { id } = await assigned()

  const returned = await run(desk.people.coordinator, id, {
    type: 'return',
    expectedVersion: 2,
    reason: 'Дорога областная',
    proposedAgencyCode: 'ministry-roads',
  })

  expect(returned.statusCode).toBe(200)
  expect(returned.json()).toMatchObject({
    step: 'distribution',
    agencyCode: null,
    abilities: { assign: false },
  })
  expect((await desk.test.as(desk.people.coordinator).get(`/incidents/${id}`)).statusCode).toBe(404)
  expect(await stored(id)).toMatchObject({ handoffs: 1, agencyCode: null })
})

it('tells who refused and whom they named, and never proposes them again', async () => {
  const { id } = await assigned()
  const { dispatcher, coordinator } = desk.people
  const agency = { code: DESK_AGENCY, confidence: 0.9, reasons: [] }
  const suggestion = { topic: null, alternatives: [], municipality: null, agency, address: null }
  await desk.test.db
    .updateTable('incident')
    .set({
      suggestion: JSON.stringify({
        ...suggestion,
        kind: { code: 'complaint', reasons: [] },
        isUrgent: false,
      }),
    })
    .where('id', '=', id)
    .execute()
  expect((await card(dispatcher, id)).suggestion.agency.code).toBe(DESK_AGENCY)
  const reason = 'Дорога областная'
  const refuse = { type: 'return', expectedVersion: 2, reason, proposedAgencyCode: 'ministry-roads' }
  await run(coordinator, id, refuse)

  const refused = await card(dispatcher, id)
  expect(refused.refusals).toMatchObject([
    { agencyCode: DESK_AGENCY, proposedAgencyCode: 'ministry-roads', reason, byName: coordinator.name },
  ])
  expect(refused.suggestion.agency).toBeNull()
  expect((await run(dispatcher, id, { type: 'undo_accept', expectedVersion: 3 })).statusCode).toBe(200)
  const again = await run(dispatcher, id, { ...ACCEPT, expectedVersion: 4, agencyCode: null })
  expect(again.json()).toMatchObject({ step: 'distribution', agencyCode: null })
})

it('lets a coordinator take in a question of their territory, but not choose the agency against the routes', async () => {
  const territory = buildActor({ role: 'coordinator', scope: { kind: 'municipality', code: 'borovichi' } })
  const { id } = await ask()
  const before = await stored(id)

  const chosen = await run(territory, id, { ...ACCEPT, expectedVersion: 1, agencyCode: 'ambulance' })
  expect(chosen.statusCode).toBe(403)
  expect(await stored(id)).toEqual(before)

  const routed = await run(territory, id, { ...ACCEPT, expectedVersion: 1, agencyCode: null })
  expect(routed.json()).toMatchObject({ step: 'assigned', topicCode: 'roads.potholes' })
})

it('refuses people and units of another agency, and codes nobody knows', async () => {
  const { id } = await assigned()
  const { dispatcher } = desk.people
  const stranger = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'road-service' } })
  await card(stranger, id)
  const give = { type: 'assign_person', expectedVersion: 2 }

  const answers = [
    await run(dispatcher, id, { ...give, unitCode: null, assigneeId: stranger.id }),
    await run(dispatcher, id, { ...give, unitCode: 'road-service.winter', assigneeId: null }),
    await run(dispatcher, id, { type: 'assign', expectedVersion: 2, agencyCode: 'nobody' }),
    await run(dispatcher, id, { type: 'classify', expectedVersion: 2, topicCode: 'nothing' }),
  ]

  expect(answers.map((answer) => answer.json().code)).toEqual([
    'incident.foreign_person',
    'incident.foreign_unit',
    'directory.unknown_code',
    'directory.unknown_code',
  ])
  expect((await stored(id)).version).toBe(2)
})

it('leaves no trace of what lies outside the scope of the reader', async () => {
  const { id, externalId } = await assigned()
  const unseen = await ask('Незабудковый переулок без света')
  const stranger = buildActor({ role: 'coordinator', scope: { kind: 'agency', code: 'road-service' } })
  const client = desk.test.as(stranger)
  const nobody = '01900000-0000-7000-8000-000000000000'
  const withoutId = (text: string, known: string) => text.replaceAll(known, '')

  for (const path of ['', '/activity', '/deadlines/first_answer', '/answer']) {
    const foreign = await client.get(`/incidents/${id}${path}`)
    const missing = await client.get(`/incidents/${nobody}${path}`)
    expect(foreign.statusCode).toBe(404)
    expect(withoutId(foreign.body, id)).toBe(withoutId(missing.body, nobody))
  }
  for (const [path, body] of [
    ['/commands', { type: 'take', expectedVersion: 2 }],
    ['/answer/check', { kind: 'final', text: 'x' }],
    ['/answer/submit', { kind: 'final', text: 'x', expectedVersion: 2 }],
    ['/answer/approve', { versionNo: 1, expectedVersion: 2 }],
  ] as const) {
    const foreign = await client.post(`/incidents/${id}${path}`, body)
    const missing = await client.post(`/incidents/${nobody}${path}`, body)
    expect(foreign.statusCode).toBe(404)
    expect(withoutId(foreign.body, id)).toBe(withoutId(missing.body, nobody))
  }
  const { number } = await stored(id)
  for (const query of ['', `?search=${number}`, '?search=незабудковый', '?queue=new', '?queue=assigned']) {
    expect((await client.get(`/incidents${query}`)).json().incidents).toEqual([])
  }
  const { queues } = (await client.get('/incidents/counters')).json()
  expect(new Set(Object.values<{ total: number }>(queues).map(({ total }) => total))).toEqual(new Set([0]))
  expect(externalId).not.toBe(unseen.externalId)
  for (const { audience } of [...(await eventsOf(id)), ...(await eventsOf(unseen.id))]) {
    expect(JSON.stringify(audience)).not.toContain('road-service')
  }
})

it('gives each role the abilities that its steps then have', async () => {
  const { id } = await assigned()
  const everybody = Object.values(desk.people).filter(({ grants }) => grants[0]?.role !== 'administrator')
  const probes = {
    take: { type: 'take' },
    assign: { type: 'assign', agencyCode: 'road-service' },
    assign_person: { type: 'assign_person', unitCode: null, assigneeId: null },
    classify: { type: 'classify', kind: 'solvable' },
    undo_accept: { type: 'undo_accept' },
    dismiss: { type: 'dismiss', reason: 'spam' },
    close: { type: 'close', satisfaction: 'neutral' },
  }
  for (const actor of everybody) {
    const { abilities } = await card(actor, id)
    for (const [ability, command] of Object.entries(probes)) {
      // A stale version is told apart from a refusal only after the policy: nothing is changed by asking.
      const fresh = await saveIncident(desk.test.db, {
        channelId: desk.channel.id,
        step: 'assigned',
        municipalityCode: 'borovichi',
        agencyCode: DESK_AGENCY,
      })
      const answer = await run(actor, fresh.id, { ...command, expectedVersion: 1 })
      expect([ability, actor.name, answer.statusCode === 200]).toEqual([
        ability,
        actor.name,
        abilities[ability],
      ])
    }
  }
})

it('gives a dismissed question back the very deadline that the resident waited by', async () => {
  const { id } = await ask()
  const { dispatcher, moderator } = desk.people
  const dueAt = new Date(desk.test.clock.now.getTime() + 9 * 86_400_000).toISOString()
  const moved = { type: 'change_deadline', key: 'first_answer', dueAt, reason: 'по просьбе автора' }
  await run(moderator, id, { ...moved, expectedVersion: 1 })
  const first = (await deadlinesOf(id)).find(({ key }) => key === 'first_answer')

  desk.passMs(600_000)
  await run(dispatcher, id, { type: 'dismiss', expectedVersion: 2, reason: 'no_question', comment: 'проба' })
  await run(dispatcher, id, { type: 'restore', expectedVersion: 3 })
  expect((await deadlinesOf(id)).filter(({ key }) => key === 'first_answer')).toEqual([first])
})

it('puts back all that a step changed when it is taken back, and nothing that somebody changed since', async () => {
  const { dispatcher, coordinator, moderator } = desk.people
  const { id } = await ask()
  const kept = ['topicCode', 'groupCode', 'municipalityCode', 'urgency', 'address', 'repeatNo'] as const
  const factsOf = async () => {
    const row = await stored(id)
    return Object.fromEntries(kept.map((field) => [field, row[field]]))
  }
  const before = await factsOf()
  const address = { settlement: 'Боровичи', street: 'Мира', house: '5', object: null }
  const accept = { ...ACCEPT, urgency: 'urgent', address, agencyCode: DESK_AGENCY }

  await run(dispatcher, id, { ...accept, expectedVersion: 1 })
  expect(await factsOf()).toMatchObject({ address, urgency: 'urgent' })
  const { version } = await stored(id)
  await run(dispatcher, id, { type: 'undo_accept', expectedVersion: version })
  expect(await factsOf()).toEqual(before)

  await run(dispatcher, id, { ...accept, expectedVersion: version + 1 })
  const { version: accepted } = await stored(id)
  const refuse = {
    type: 'return',
    expectedVersion: accepted,
    reason: 'Не наше',
    proposedAgencyCode: 'ambulance',
  }
  await run(coordinator, id, refuse)
  const assign = { type: 'assign', agencyCode: DESK_AGENCY, comment: '', expectedVersion: accepted + 1 }
  await run(moderator, id, assign)
  expect(await stored(id)).toMatchObject({ step: 'assigned', proposedAgencyCode: null })
  await run(moderator, id, { type: 'unassign', expectedVersion: accepted + 2 })
  expect(await stored(id)).toMatchObject({ step: 'distribution', proposedAgencyCode: 'ambulance' })

  await run(moderator, id, { type: 'classify', urgency: 'normal', expectedVersion: accepted + 3 })
  const municipalityCode = 'valday'
  await run(moderator, id, { type: 'classify', municipalityCode, expectedVersion: accepted + 4 })
  await run(dispatcher, id, { type: 'undo_accept', expectedVersion: accepted + 5 })
  expect(await factsOf()).toEqual({ ...before, municipalityCode, urgency: 'normal' })
})

it('keeps the start of the first answer through dismissal and undoing', async () => {
  const { id } = await ask()
  const { dispatcher } = desk.people
  const first = (await deadlinesOf(id)).find(({ key }) => key === 'first_answer')!

  desk.passMs(600_000)
  await run(dispatcher, id, { type: 'dismiss', expectedVersion: 1, reason: 'no_question', comment: 'проба' })
  expect(await stored(id)).toMatchObject({ step: 'dismissed', deadlineKey: null, deadlineDueAt: null })
  await run(dispatcher, id, { type: 'restore', expectedVersion: 2 })
  await run(dispatcher, id, { ...ACCEPT, expectedVersion: 3, agencyCode: DESK_AGENCY })
  await run(dispatcher, id, { type: 'undo_accept', expectedVersion: 4 })

  const open = (await deadlinesOf(id)).filter(({ state }) => state === 'running')
  expect(open.map(({ key, startedAt }) => [key, startedAt])).toEqual(
    expect.arrayContaining([
      ['first_answer', first.startedAt],
      ['triage', first.startedAt],
    ]),
  )
  expect(open).toHaveLength(2)
  expect(open.find(({ key }) => key === 'first_answer')!.dueAt).toEqual(first.dueAt)
})

it('counts an urgent question from when it was found, on the clock that does not stop', async () => {
  const { id } = await assigned()
  const { foundAt } = await stored(id)
  desk.passMs(1_800_000)

  await run(desk.people.dispatcher, id, { type: 'classify', expectedVersion: 2, urgency: 'urgent' })

  const answers = (await deadlinesOf(id)).filter(({ key }) => key === 'first_answer')
  expect(answers.map(({ state }) => state).sort()).toEqual(['cancelled', 'running'])
  expect(answers.find(({ state }) => state === 'running')).toMatchObject({
    startedAt: foundAt,
    dueAt: new Date(foundAt.getTime() + 4 * 3_600_000),
  })
})

it('opens a deadline into intervals that add up', async () => {
  const { id } = await assigned()
  desk.passMs(26 * 3_600_000)
  const explained = (
    await desk.test.as(desk.people.head).get(`/incidents/${id}/deadlines/first_answer`)
  ).json()
  desk.passMs(-26 * 3_600_000)

  type Interval = { from: string; to: string; isCounted: boolean; ms: number; reason: string }
  const intervals: Interval[] = explained.intervals
  const sum = (some: readonly Interval[]) => some.reduce((total, { ms }) => total + ms, 0)
  expect(sum(intervals.filter(({ isCounted }) => isCounted))).toBe(explained.countedMs)
  expect(explained.countedMs).toBe(9 * 3_600_000)
  expect(sum(intervals)).toBe(explained.calendarMs)
  expect(intervals[0]!.from).toBe(explained.deadline.startedAt)
  expect(intervals.at(-1)!.to).toBe(explained.deadline.dueAt)
  for (const [index, interval] of intervals.entries()) {
    if (index > 0) expect(interval.from).toBe(intervals[index - 1]!.to)
  }
})

it.each([
  ['a broken cursor', () => desk.test.as(desk.people.dispatcher).get('/incidents?cursor=x_y')],
  [
    'a cursor far away',
    () =>
      desk.test
        .as(desk.people.dispatcher)
        .get(
          `/incidents?cursor=${encodeURIComponent('+275760-09-13T00:00:00.000Z')}_01900000-0000-7000-8000-000000000000`,
        ),
  ],
  [
    'quotes and brackets',
    () => desk.test.as(desk.people.dispatcher).get(`/incidents?search=${encodeURIComponent('\'"(:*&|!<->')}`),
  ],
])('never fails at %s', async (_name, send) => {
  expect((await send()).statusCode).toBeLessThan(500)
})
