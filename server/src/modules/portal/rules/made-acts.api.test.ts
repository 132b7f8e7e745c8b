/** Acts that are no steps of a question, by a rule and by a macro: through the use cases of people, and taken back. */
import type { RuleAct } from '@veche/contract/portal/work-rules.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { continueDryRuns, runRules } from './index.ts'

const OTHER = 'administration-pestovo'
const second = buildActor({ role: 'moderator', name: 'Модератор Жанна' })
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await saveUser(desk.test.db, second)
  const plain = {
    ...{ nameEn: null, hint: null, topicCodes: ['roads.potholes'], groupCodes: [], need: 'never' },
    ...{ asksResident: false, maxLength: null, min: null, max: null, options: [] },
  }
  const field = { ...plain, code: 'pole', name: 'Номер опоры', kind: 'line' }
  const said = await desk.test.as(desk.people.administrator).post('/own-fields', field)
  expect(said.statusCode, said.body).toBe(200)
})
beforeEach(async () => {
  desk.passMs(1000)
  await desk.test.db.updateTable('workRule').set({ activeNo: null, activeSince: null }).execute()
})
afterAll(() => desk.close())

const moderator = () => desk.test.as(desk.people.moderator)
const ACTS: RuleAct[] = [
  { does: 'set_field', field: 'pole', value: 'П-17' },
  {
    ...{ does: 'subtask', what: 'Съездить и снять', agencyCode: null, unitCode: null, ownerId: null },
    days: 2,
  },
  { does: 'put_aside', days: 1, time: '09:00' },
  { does: 'ask_body', agencyCode: OTHER, ask: 'Когда приедет бригада?', hours: 8 },
]
async function saveTask(changes: object = {}) {
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'in_progress', topicCode: 'roads.potholes', groupCode: 'roads' },
    ...{ municipalityCode: 'borovichi', agencyCode: DESK_AGENCY, assigneeId: desk.people.executor.id },
    ...changes,
  })
  return id
}
const stored = (id: string) =>
  desk.test.db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const countIn = async (table: 'snooze' | 'ownFieldValue', incidentId: string) =>
  (await desk.test.db.selectFrom(table).select('incidentId').where('incidentId', '=', incidentId).execute())
    .length
async function made(id: string) {
  const [subtasks, parts] = await Promise.all([
    desk.test.db.selectFrom('subtask').select(['ownerId', 'state']).where('incidentId', '=', id).execute(),
    desk.test.db
      .selectFrom('contribution')
      .select(['agencyCode', 'state'])
      .where('incidentId', '=', id)
      .execute(),
  ])
  return {
    subtasks,
    parts,
    aside: await countIn('snooze', id),
    fields: await countIn('ownFieldValue', id),
  }
}

it('a rule says a field, gives a sub-task, puts aside and asks a body, each once, and all is taken back', async () => {
  const { executor } = desk.people
  const content = {
    ...{ name: 'Яма: как всегда', events: ['marked'], asksFirst: false, hourlyBudget: 100, acts: ACTS },
    conditions: [{ is: 'tag', tags: ['яма'] }],
  }
  const rule = (await moderator().post('/rules', content)).json()
  const id = await saveTask()
  await moderator().post(`/rules/${rule.id}/dry-run`)
  for (let job = desk.test.jobs.shift(); job; job = desk.test.jobs.shift())
    if (job.name === 'rules.dry_run') await continueDryRuns(desk.test.context, [String(job.payload.runId)])
  const on = await desk.test
    .as(second)
    .post(`/rules/${rule.id}/commands`, { type: 'switch_on', expectedVersion: 1 })
  expect(on.json().state, on.body).toBe('on')
  const mark = async () => {
    desk.passMs(1000)
    const { version, tags } = await stored(id)
    const body = {
      type: 'tag',
      tags: [...tags, tags.length === 0 ? 'яма' : 'двор'],
      expectedVersion: version,
    }
    await moderator().post(`/incidents/${id}/commands`, body)
    while ((await runRules(desk.test.context)).hasMore)
      await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await mark()
  const firings = async () => (await moderator().get(`/rules/firings?ruleId=${rule.id}`)).json().firings
  const [firing] = await firings()
  expect(
    firing.acts.map(({ outcome, code }: { outcome: string; code: string | null }) => [outcome, code]),
  ).toEqual(ACTS.map(() => ['done', null]))
  expect(await made(id)).toEqual({
    ...{ aside: 1, fields: 1, parts: [{ agencyCode: OTHER, state: 'asked' }] },
    subtasks: [{ ownerId: executor.id, state: 'open' }],
  })
  const { activities } = (await moderator().get(`/incidents/${id}/activity`)).json()
  const byRule = activities.filter(
    ({ actorName }: { actorName: string }) => actorName === `Правило ${rule.no}`,
  )
  expect(byRule.map(({ type }: { type: string }) => type).toSorted()).toEqual([
    ...['contribution_asked', 'field_changed', 'subtask_added'],
  ])
  // What it said itself is an event of its own kind, and begins nothing.
  await mark()
  expect(await firings()).toHaveLength(1)
  const undone = await moderator().post(`/rules/firings/${firing.id}/commands`, { type: 'undo' })
  expect(
    undone.json().acts.map(({ outcome }: { outcome: string }) => outcome),
    undone.body,
  ).toEqual(ACTS.map(() => 'undone'))
  expect(await made(id)).toEqual({
    ...{ aside: 0, fields: 0, parts: [{ agencyCode: OTHER, state: 'withdrawn' }] },
    subtasks: [{ ownerId: executor.id, state: 'withdrawn' }],
  })
})

it('a macro takes the work and does them for whoever presses it, and all is taken back', async () => {
  const { executor } = desk.people
  const as = desk.test.as(executor)
  const acts = [{ does: 'take' }, ...ACTS]
  const macro = (await as.post('/macros', { name: 'Беру', text: '', isShared: false, acts })).json()
  const id = await saveTask({ step: 'assigned', assigneeId: null })
  const { version: expectedVersion } = await stored(id)
  const applied = await as.post(`/incidents/${id}/macros/${macro.id}`, { expectedVersion })
  expect(applied.json().acts, applied.body).toMatchObject(acts.map(() => ({ outcome: 'done' })))
  expect(await stored(id)).toMatchObject({ step: 'in_progress', assigneeId: executor.id })
  const undone = await as.post(`/macros/uses/${applied.json().useId}/undo`)
  expect(undone.json().acts, undone.body).toMatchObject(acts.map(() => ({ outcome: 'undone' })))
  // It was undone, and nobody gave it back: it waits for them as before.
  expect(await stored(id)).toMatchObject({ step: 'assigned', assigneeId: null, releasedBy: null })
})

it('does nothing beyond its writer, and says of whom nobody has the question', async () => {
  const stranger = buildActor({
    role: 'executor',
    name: 'Егор Чужой',
    scope: { kind: 'agency', code: OTHER },
  })
  await saveUser(desk.test.db, stranger)
  const as = desk.test.as(stranger)
  const macro = (await as.post('/macros', { name: 'Чужое', text: '', isShared: false, acts: ACTS })).json()
  const id = await saveTask()
  const refused = await as.post(`/incidents/${id}/macros/${macro.id}`, { expectedVersion: 1 })
  expect(refused.statusCode).toBe(404)
  expect(await made(id)).toEqual({ aside: 0, fields: 0, parts: [], subtasks: [] })
  const rule = {
    name: 'Вопрос ни у кого',
    events: ['marked'],
    conditions: [],
    asksFirst: false,
    hourlyBudget: 9,
  }
  const free = await saveTask({ assigneeId: null })
  desk.passMs(1000)
  const { version: expectedVersion } = await stored(free)
  await moderator().post(`/incidents/${free}/commands`, { type: 'tag', tags: ['вид'], expectedVersion })
  const acts = [ACTS[1], ACTS[2], { does: 'tag', tags: ['ждёт'] }]
  const { matches } = (await moderator().post('/rules/preview', { ...rule, acts })).json()
  const found = matches.find((one: { incidentId: string }) => one.incidentId === free)
  expect(found.acts).toMatchObject([
    { code: 'rule.nobody_holds' },
    { code: 'rule.nobody_holds' },
    { outcome: 'planned' },
  ])
  const personal = { does: 'ask_body', agencyCode: OTHER, ask: 'Позвоните +7 911 123-45-67', hours: 8 }
  const written = await moderator().post('/rules', { ...rule, acts: [personal] })
  expect(written.json()).toMatchObject({ code: 'contribution.personal_data', details: { field: 'acts' } })
  const taken = await moderator().post('/rules', { ...rule, acts: [{ does: 'take' }] })
  expect(taken.statusCode).toBe(400)
  const wrong = { does: 'set_field', field: 'nowhere', value: '1' }
  expect((await moderator().post('/rules', { ...rule, acts: [wrong] })).json().code).toBe(
    'directory.unknown_code',
  )
})
