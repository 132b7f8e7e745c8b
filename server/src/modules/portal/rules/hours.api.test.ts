/** A rule that begins at an hour of the day: what it looks at, once, within its budget, and after a stop. */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import type { RuleContent } from '@veche/contract/portal/work-rules.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { continueDryRuns, runDeadlineRules, runRules } from './index.ts'

const second = buildActor({ role: 'moderator', name: 'Модератор Жанна' })
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await saveUser(desk.test.db, second)
})
afterAll(() => desk.close())

/** Tuesday noon of the region is 09:00 UTC; its working day begins at 09:00, which is 06:00 UTC. */
const CONTENT: RuleContent = {
  ...{ name: 'Ждут автора третий день', asksFirst: false, hourlyBudget: 50 },
  ...{ events: ['at_time'], schedule: { days: 'working', time: '09:00' } },
  conditions: [
    { is: 'step', codes: ['awaiting_author'] },
    { is: 'stands', atLeastHours: 72 },
  ],
  acts: [
    { does: 'tag', tags: ['ждём автора'] },
    { does: 'notify', roles: ['moderator'], userIds: [], words: 'Автор молчит' },
  ],
}
const moderator = () => desk.test.as(desk.people.moderator)
const NOON = () => desk.test.clock.now.getTime()
async function save(ageMs: number, step: 'awaiting_author' | 'assigned' = 'awaiting_author') {
  const at = new Date(NOON() - ageMs)
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, municipalityCode: 'borovichi', foundAt: at, updatedAt: at },
    ...{ step, topicCode: 'roads.potholes', groupCode: 'roads' },
  })
  return id
}
async function tryOut(ruleId: string) {
  await moderator().post(`/rules/${ruleId}/dry-run`)
  for (let job = desk.test.jobs.shift(); job; job = desk.test.jobs.shift())
    if (job.name === 'rules.dry_run') await continueDryRuns(desk.test.context, [String(job.payload.runId)])
  return (await moderator().get(`/rules/${ruleId}/dry-run/matches`)).json().matches
}
async function switchOn(changes: Partial<RuleContent> = {}) {
  await desk.test.db.updateTable('workRule').set({ activeNo: null, activeSince: null }).execute()
  const rule = (await moderator().post('/rules', { ...CONTENT, ...changes })).json()
  const tried = await tryOut(rule.id)
  const on = await desk.test
    .as(second)
    .post(`/rules/${rule.id}/commands`, { type: 'switch_on', expectedVersion: 1 })
  expect(on.json().state, on.body).toBe('on')
  await run()
  return { rule, tried }
}
async function run() {
  await runDeadlineRules(desk.test.context)
  while ((await runRules(desk.test.context)).hasMore) await new Promise((resolve) => setTimeout(resolve, 20))
}
const firingsOf = async ({ id }: { id: string }): Promise<{ incidentId: string; eventAt: string }[]> =>
  (await moderator().get(`/rules/firings?ruleId=${id}`)).json().firings
const idsOf = (rows: readonly { incidentId: string }[]) => rows.map(({ incidentId }) => incidentId).toSorted()
const tagsOf = async (id: string) =>
  (await desk.test.db.selectFrom('incident').select('tags').where('id', '=', id).executeTakeFirstOrThrow())
    .tags

it('looks at its hour at what stands so, however old, once for a question, and what was missed is done once', async () => {
  const old = await save(50 * DAY_MS)
  const fresh = await save(DAY_MS)
  const other = await save(50 * DAY_MS, 'assigned')
  const { rule, tried } = await switchOn()
  expect(idsOf(tried)).toEqual([old])
  expect(await firingsOf(rule)).toEqual([])
  desk.passMs(DAY_MS - 3.5 * HOUR_MS)
  await run()
  expect(await firingsOf(rule)).toEqual([])
  desk.passMs(HOUR_MS)
  await run()
  await run()
  expect(await firingsOf(rule)).toMatchObject([
    { incidentId: old, event: 'at_time', eventAt: '2026-11-25T06:00:00.000Z' },
  ])
  expect([await tagsOf(old), await tagsOf(fresh), await tagsOf(other)]).toEqual([['ждём автора'], [], []])
  // Until Sunday nothing runs: the hour of Friday is the last that was missed, and it is done once.
  desk.passMs(4 * DAY_MS)
  await run()
  const fired = await firingsOf(rule)
  expect(idsOf(fired)).toEqual([old, fresh].toSorted())
  expect(fired[0]).toMatchObject({ incidentId: fresh, eventAt: '2026-11-27T06:00:00.000Z' })
  const again = await tryOut(rule.id)
  expect(idsOf(again)).toContain(fresh)
})

it('rests beyond its budget, and acts on no more', async () => {
  const ids = [await save(10 * DAY_MS), await save(10 * DAY_MS)]
  const { rule } = await switchOn({
    ...{
      hourlyBudget: 1,
      schedule: { days: 'every', time: '10:00' },
      acts: [{ does: 'tag', tags: ['раз'] }],
    },
  })
  desk.passMs(DAY_MS)
  await run()
  expect(await firingsOf(rule)).toHaveLength(1)
  expect((await moderator().get(`/rules/${rule.id}`)).json()).toMatchObject({
    ...{ state: 'resting', restReason: 'budget' },
  })
  desk.passMs(DAY_MS)
  await run()
  expect(await firingsOf(rule)).toHaveLength(1)
  expect(ids).toHaveLength(2)
})

it('is asked for its hour and for a condition', async () => {
  const write = async (changes: Partial<RuleContent>) => {
    const { code, details } = (await moderator().post('/rules', { ...CONTENT, ...changes })).json()
    return [code, details.field]
  }
  expect(await write({ schedule: null })).toEqual(['rule.no_hour', 'events'])
  expect(await write({ events: ['appeared'] })).toEqual(['rule.no_hour', 'events'])
  expect(await write({ conditions: [] })).toEqual(['rule.no_condition', 'conditions'])
})
