import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor } from '../../../../test/factories.ts'
import { getDirectory } from '../../directory/index.ts'

let desk: Desk
const administrator = buildActor({ role: 'administrator' })
const admin = () => desk.test.as(administrator)
const HOUR = 3_600_000

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

type Rule = { id: string; version: number; key: string; name: string; match: object; limit: object }
const listRules = async (): Promise<Rule[]> => (await admin().get('/deadline-rules')).json().rules
const plainRule = async (key: string) =>
  (await listRules())
    .filter((rule) => rule.key === key && Object.keys(rule.match).length === 0)
    .toSorted((a, b) => b.version - a.version)[0]!
const deadlinesOf = (id: string) =>
  desk.test.db.selectFrom('incidentDeadline').selectAll().where('incidentId', '=', id).execute()

async function ask(id: string) {
  const at = desk.test.clock.now.toISOString()
  await desk.deliver({ id, author: id, at, text: `Не горит фонарь, вопрос ${id}` })
  await desk.work()
  return desk.incidentOf(id)
}

describe('a new version', () => {
  it('governs what begins later and touches nothing that runs', async () => {
    const before = await ask('before')
    const running = await deadlinesOf(before.id)
    const rule = await plainRule('triage')
    const limit = { clock: 'working_hours', minutes: 15 }
    const body = { name: 'Разметка · быстрее', match: {}, limit, validFrom: null }
    const response = await admin().post(`/deadline-rules/${rule.id}/versions`, body)

    expect(response.json()).toEqual({ id: rule.id, version: 2 })
    expect(await deadlinesOf(before.id)).toEqual(running)
    desk.passMs(60_000)
    const after = await deadlinesOf((await ask('after')).id)
    expect(after.find(({ key }) => key === 'triage')).toMatchObject({ ruleVersion: 2, clockLimit: limit })
    const versions = (await listRules()).filter(({ id }) => id === rule.id)
    expect(versions).toMatchObject([{ version: 1 }, { version: 2, name: 'Разметка · быстрее' }])
  })

  it('may begin later, is then taken back, and its predecessor goes on', async () => {
    const rule = await plainRule('draft')
    const validFrom = new Date(desk.test.clock.now.getTime() + 24 * HOUR).toISOString()
    const body = { name: rule.name, match: {}, limit: { clock: 'working_hours', minutes: 60 }, validFrom }
    expect((await admin().post(`/deadline-rules/${rule.id}/versions`, body)).statusCode).toBe(200)
    const earlier = { ...body, validFrom: null }
    const refused = await admin().post(`/deadline-rules/${rule.id}/versions`, earlier)
    expect(refused.json().code).toBe('deadline_rule.later_version')

    expect((await admin().post(`/deadline-rules/${rule.id}/withdraw`)).statusCode).toBe(200)
    expect(await plainRule('draft')).toMatchObject({ version: 1, validUntil: null })
    expect((await admin().post(`/deadline-rules/${rule.id}/withdraw`)).json().code).toBe(
      'deadline_rule.in_force',
    )
  })

  it('is refused in the past, twice for the same questions, and where a key would lose its rule for all', async () => {
    const rule = await plainRule('take')
    const limit = { clock: 'working_hours', minutes: 30 }
    const past = { name: rule.name, match: {}, limit, validFrom: '2020-01-01T00:00:00Z' }
    const twice = { key: 'take', name: 'Взять ещё раз', match: {}, limit, validFrom: null }
    const end = { validUntil: new Date(desk.test.clock.now.getTime() + HOUR).toISOString() }

    const inPast = await admin().post(`/deadline-rules/${rule.id}/versions`, past)
    const ambiguous = await admin().post('/deadline-rules', twice)
    const endless = await admin().post(`/deadline-rules/${rule.id}/end`, end)

    expect(inPast.json().code).toBe('deadline_rule.in_past')
    expect(ambiguous.json()).toMatchObject({
      code: 'deadline_rule.bad_rules',
      details: { problems: [{ code: 'rule.ambiguous' }] },
    })
    expect(endless.json()).toMatchObject({
      details: { problems: [{ code: 'rule.no_default', key: 'take' }] },
    })
    expect(await plainRule('take')).toEqual(rule)
  })
})

it('a rule of its own for a topic is made, chosen, and ended', async () => {
  const { topics } = await getDirectory(desk.test.db)
  const topic = topics[0]!
  const limit = { clock: 'working_days', days: 2 }
  const body = { key: 'first_answer', name: 'Особая тема', match: { topicCode: topic.code }, limit }
  const made = await admin().post('/deadline-rules', { ...body, validFrom: null })
  expect(made.json().version).toBe(1)
  desk.passMs(60_000)
  const incident = await ask('own-topic')
  await desk.test.as(desk.people.dispatcher).post(`/incidents/${incident.id}/commands`, {
    ...{ type: 'accept', topicCode: topic.code, municipalityCode: 'borovichi', urgency: 'normal' },
    ...{ agencyCode: null, address: null, expectedVersion: incident.version },
  })
  const open = (await deadlinesOf(incident.id)).filter(({ state }) => state === 'running')
  expect(open.find(({ key }) => key === 'first_answer')).toMatchObject({ clockLimit: limit })

  const unknown = await admin().post('/deadline-rules', {
    ...{ ...body, match: { topicCode: 'nothing' }, validFrom: null },
  })
  expect(unknown.json().code).toBe('directory.unknown_code')
})

describe('what if', () => {
  it('judges the past by the proposed limit and saves nothing', async () => {
    const rule = await plainRule('triage')
    const incident = await ask('slow')
    // Sorted after 50 working minutes: late by the 15 of version 2.
    desk.passMs(50 * 60_000)
    await desk.test.as(desk.people.dispatcher).post(`/incidents/${incident.id}/commands`, {
      ...{ type: 'dismiss', reason: 'spam', expectedVersion: incident.version },
    })
    await desk.test.db
      .updateTable('incidentDeadline')
      .set({ state: 'late', stoppedAt: desk.test.clock.now })
      .where('incidentId', '=', incident.id)
      .where('key', '=', 'triage')
      .execute()
    const rules = await listRules()
    const request = { ruleId: rule.id, key: 'triage', match: {}, days: 30 }
    const limit = { clock: 'working_hours', minutes: 120 }
    const answer = (await admin().post('/deadline-rules/what-if', { ...request, limit })).json()

    expect(answer).toMatchObject({ isBounded: false })
    expect(answer.affectedCount).toBeGreaterThan(0)
    expect(answer.before.late).toBeGreaterThan(answer.after.late)
    expect(answer.medianShiftMs).toBeGreaterThan(0)
    expect(
      answer.examples.find(({ incidentId }: { incidentId: string }) => incidentId === incident.id),
    ).toMatchObject({ number: incident.number, wasLate: true, wouldBeLate: false })
    expect(await listRules()).toEqual(rules)
  })

  it('counts only what a narrower rule would govern', async () => {
    const request = { ruleId: null, key: 'triage', match: { urgency: 'danger' }, days: 30 }
    const limit = { clock: 'calendar_hours', minutes: 5 }
    const answer = (await admin().post('/deadline-rules/what-if', { ...request, limit })).json()

    expect(answer).toMatchObject({ affectedCount: 0, medianShiftMs: null, examples: [] })
    expect(answer.examinedCount).toBeGreaterThan(0)
  })

  it('names no question whose answer is owed by the rule of live streams, and names it to that rule', async () => {
    const incident = await ask('on-air')
    const live = await plainRule('livestream_answer')
    const dueAt = new Date(desk.test.clock.now.getTime() + 72 * HOUR)
    await desk.test.db
      .updateTable('incidentDeadline')
      .set({ ruleId: live.id, ruleVersion: live.version, clockLimit: JSON.stringify(live.limit), dueAt })
      .where('incidentId', '=', incident.id)
      .where('key', '=', 'first_answer')
      .execute()
    const limit = { clock: 'working_hours', minutes: 360 }
    const named = async (rule: Rule) => {
      const request = { ruleId: rule.id, key: rule.key, match: rule.match, days: 30, limit }
      const { examples } = (await admin().post('/deadline-rules/what-if', request)).json()
      return examples.map(({ number }: { number: number }) => number)
    }

    expect(await named(await plainRule('first_answer'))).not.toContain(incident.number)
    expect(await named(live)).toEqual([incident.number])
  })

  it('knows no key that is not there', async () => {
    const request = { ruleId: null, key: 'nothing', match: {}, days: 30 }
    const limit = { clock: 'calendar_hours', minutes: 5 }
    const response = await admin().post('/deadline-rules/what-if', { ...request, limit })
    expect([response.statusCode, response.json().code]).toEqual([400, 'deadline_rule.unknown_key'])
  })
})
