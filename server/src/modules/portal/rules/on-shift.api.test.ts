/** A rule that gives to whoever is on shift and has least in hand. */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import type { RuleContent } from '@veche/contract/portal/work-rules.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncidents } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { continueDryRuns, runRules } from './index.ts'

const scope = { kind: 'agency', code: DESK_AGENCY } as const
const busy = buildActor({ role: 'executor', name: 'Борис Занятый', scope })
const free = buildActor({ role: 'executor', name: 'Анна Свободная', scope })
const head = buildActor({ role: 'head', name: 'Глеб Начальник', scope })
const second = buildActor({ role: 'moderator', name: 'Модератор Жанна' })
const postId = newId()
const personIds = new Map([busy, free, head].map(({ id }) => [id, newId()]))

let desk: Desk
let saidNo = 0
const moderator = () => desk.test.as(desk.people.moderator)
const at = (ms: number) => new Date(desk.test.clock.now.getTime() + ms)

beforeAll(async () => {
  desk = await openDesk()
  const { db } = desk.test
  for (const actor of [busy, free, head, second]) await saveUser(db, actor)
  const changedAt = desk.test.clock.now
  await db
    .insertInto('dutyPerson')
    .values(
      [...personIds].map(([userId, id]) => ({
        ...{ id, userId, agencyCode: DESK_AGENCY, phone: '', name: null, changedAt },
      })),
    )
    .execute()
  await db
    .insertInto('dutyPost')
    .values({ id: postId, agencyCode: DESK_AGENCY, name: 'Диспетчер', changedAt })
    .execute()
  const task = { channelId: desk.channel.id, municipalityCode: 'borovichi', agencyCode: DESK_AGENCY }
  await saveIncidents(db, [
    { ...task, step: 'assigned', assigneeId: busy.id },
    { ...task, step: 'assigned', assigneeId: busy.id, urgency: 'urgent' },
    { ...task, step: 'in_progress', assigneeId: free.id },
  ])
})
beforeEach(async () => {
  const { db } = desk.test
  desk.passMs(1000)
  await db.updateTable('workRule').set({ activeNo: null, activeSince: null }).execute()
  await db.deleteFrom('dutyShift').execute()
  await db.deleteFrom('dutyAbsence').execute()
})
afterAll(() => desk.close())

async function putOnShift(...people: Actor[]) {
  const span = { startsAt: at(-HOUR_MS), endsAt: at(DAY_MS) }
  for (const { id } of people)
    await desk.test.db
      .insertInto('dutyShift')
      .values({ id: newId(), postId, personId: personIds.get(id)!, ...span })
      .execute()
}

const CONTENT: RuleContent = {
  ...{ name: 'Ямы — дежурному', events: ['appeared'], asksFirst: false, hourlyBudget: 100 },
  conditions: [{ is: 'words', words: ['яма'] }],
  acts: [
    { does: 'give', agencyCode: DESK_AGENCY },
    { does: 'give_on_shift', agencyCode: DESK_AGENCY, postId },
  ],
}
async function switchedOn(content: Partial<RuleContent> = {}) {
  const written = await moderator().post('/rules', { ...CONTENT, ...content })
  expect(written.statusCode, written.body).toBe(200)
  const rule = written.json()
  await moderator().post(`/rules/${rule.id}/dry-run`)
  for (let job = desk.test.jobs.shift(); job; job = desk.test.jobs.shift())
    if (job.name === 'rules.dry_run') await continueDryRuns(desk.test.context, [String(job.payload.runId)])
  const on = await desk.test
    .as(second)
    .post(`/rules/${rule.id}/commands`, { type: 'switch_on', expectedVersion: 1 })
  expect(on.json().state, on.body).toBe('on')
  return rule
}
async function say(text: string) {
  saidNo += 1
  const externalId = `shift-${saidNo}`
  desk.passMs(1000)
  const said = { id: externalId, author: externalId, thread: externalId, at: at(0).toISOString() }
  await desk.deliver({ ...said, text })
  await desk.work()
  const { id } = await desk.incidentOf(externalId)
  while ((await runRules(desk.test.context)).hasMore) await new Promise((resolve) => setTimeout(resolve, 20))
  return id
}
const holderOf = async (id: string) =>
  (
    await desk.test.db
      .selectFrom('incident')
      .select('assigneeId')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).assigneeId
const firingsOf = async (rule: { id: string }) =>
  (await moderator().get(`/rules/firings?ruleId=${rule.id}`)).json().firings

it('gives to whoever on shift has least, says why in its journal and in the history, and is taken back', async () => {
  // Whoever leads is on shift with nothing in hand, and takes questions by a press of their own.
  await putOnShift(busy, free, head)
  const rule = await switchedOn()
  const id = await say('Во дворе огромная яма, Боровичи')
  expect(await holderOf(id)).toBe(free.id)
  const [firing] = await firingsOf(rule)
  expect(firing.acts[1]).toMatchObject({
    ...{ act: { postName: 'Диспетчер' }, outcome: 'done' },
    given: { userId: free.id, name: free.name, open: 1 },
  })
  const { activities } = (await moderator().get(`/incidents/${id}/activity`)).json()
  expect(activities[0]).toMatchObject({
    ...{ type: 'assign_person', actorName: `Правило ${rule.no}`, givenTo: free.name },
    details: { onShift: { open: 1 } },
  })
  const undone = await moderator().post(`/rules/firings/${firing.id}/commands`, { type: 'undo' })
  expect(undone.statusCode, undone.body).toBe(200)
  expect(await holderOf(id)).toBeNull()
})

it('gives nobody who is away, and with nobody on shift leaves the question and says so', async () => {
  await putOnShift(free)
  await desk.test.db
    .insertInto('dutyAbsence')
    .values({
      ...{ id: newId(), personId: personIds.get(free.id)! },
      ...{ startsAt: at(-HOUR_MS), endsAt: at(DAY_MS) },
    })
    .execute()
  const rule = await switchedOn()
  const id = await say('Ещё одна яма, Боровичи')
  expect(await holderOf(id)).toBeNull()
  const [firing] = await firingsOf(rule)
  expect(firing).toMatchObject({
    state: 'done',
    acts: [{ outcome: 'done' }, { outcome: 'nothing', code: 'rule.nobody_on_shift' }],
  })
})

it('is tried again when it is approved, and takes a question from nobody', async () => {
  const rule = await switchedOn({ asksFirst: true })
  const id = await say('Третья яма, Боровичи')
  const [waiting] = await firingsOf(rule)
  expect(waiting.state).toBe('waiting')
  await putOnShift(busy)
  const approved = await desk.test
    .as(second)
    .post(`/rules/firings/${waiting.id}/commands`, { type: 'approve' })
  expect(approved.statusCode, approved.body).toBe(200)
  expect(await holderOf(id)).toBe(busy.id)
  await putOnShift(free)
  const held = await switchedOn({
    name: 'Писавшие — дежурному',
    events: ['author_wrote', 'marked'],
    conditions: [],
  })
  const { version } = await desk.test.db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await moderator().post(`/incidents/${id}/commands`, {
    type: 'tag',
    tags: ['двор'],
    expectedVersion: version,
  })
  while ((await runRules(desk.test.context)).hasMore) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await holderOf(id)).toBe(busy.id)
  expect(await firingsOf(held)).toEqual([])
})

it('names no post of another body', async () => {
  const acts = [{ does: 'give_on_shift', agencyCode: 'administration-pestovo', postId }]
  const refused = await moderator().post('/rules', { ...CONTENT, acts })
  expect(refused.json()).toMatchObject({ code: 'duty.post_not_found', details: { field: 'acts' } })
})
