import { DAY_MS } from '@veche/contract/durations.ts'
import type { RuleContent } from '@veche/contract/portal/work-rules.ts'
import { RULE_ACTS } from '@veche/contract/values/portal/work-rules.ts'
import { type SqlBool, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncidents } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveSettings, saveUser } from '../../../../test/factories.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { continueDryRuns, runDeadlineRules, runRules } from './index.ts'

let desk: Desk
let second: Actor
beforeAll(async () => {
  desk = await openDesk()
  second = buildActor({ role: 'moderator', name: 'Модератор Жанна' })
  await saveUser(desk.test.db, second)
})
beforeEach(async () => {
  desk.test.jobs.length = 0
  // What another test did stands before the rules of this one, however late their reader comes to it.
  desk.passMs(1000)
  // A rule of another test acts on nothing here.
  await desk.test.db.updateTable('workRule').set({ activeNo: null, activeSince: null }).execute()
})
afterAll(() => desk.close())

const CONTENT: RuleContent = {
  ...{ name: 'Ямы сразу ведомству', events: ['appeared'], asksFirst: false, hourlyBudget: 100 },
  conditions: [{ is: 'words', words: ['яма'] }],
  acts: [
    { does: 'give', agencyCode: DESK_AGENCY },
    { does: 'tag', tags: ['ямы'] },
  ],
}
const moderator = () => desk.test.as(desk.people.moderator)
const as = (actor: Actor) => desk.test.as(actor)

async function write(content: Partial<RuleContent> = {}, actor: Actor = desk.people.moderator) {
  const response = await as(actor).post('/rules', { ...CONTENT, ...content })
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const command = (actor: Actor, rule: { id: string }, body: object) =>
  as(actor).post(`/rules/${rule.id}/commands`, body)

async function tryOut(rule: { id: string }) {
  const response = await moderator().post(`/rules/${rule.id}/dry-run`)
  expect(response.statusCode, response.body).toBe(200)
  await workOnTries()
  return (await moderator().get(`/rules/${rule.id}`)).json().dryRun
}
async function workOnTries() {
  for (let job = desk.test.jobs.shift(); job; job = desk.test.jobs.shift())
    if (job.name === 'rules.dry_run') await continueDryRuns(desk.test.context, [String(job.payload.runId)])
}

/** Tried, and switched on by whoever did not write it. */
async function switchedOn(content: Partial<RuleContent> = {}) {
  const rule = await write(content)
  await tryOut(rule)
  const response = await command(second, rule, { type: 'switch_on', expectedVersion: 1 })
  expect(response.statusCode, response.body).toBe(200)
  expect(response.json().state).toBe('on')
  return rule
}

it('goes out to a file and comes in switched off, while the version that runs runs on', async () => {
  const rule = await switchedOn({ name: 'Правило в файле' })
  const load = async (actor: Actor, text: string, preview = false) => {
    const body = { files: [{ name: 'правила.md', text }] }
    const response = await as(actor).post(`/rules/file?preview=${preview}`, body)
    return { status: response.statusCode, ...response.json() }
  }
  const file: string = (await moderator().get('/rules/file')).body
  expect(await load(desk.people.moderator, file)).toMatchObject({ added: [], changed: [], problems: [] })
  const own = file.split(/(?=^---\nid: )/m).find((one) => one.includes(rule.id)) ?? ''
  const changed = own.replace('hourlyBudget: 100', 'hourlyBudget: 7')
  expect(await load(desk.people.executor, changed)).toMatchObject({ status: 403 })
  expect(await load(desk.people.moderator, changed, true)).toMatchObject({ changed: ['Правило в файле'] })
  expect(await load(desk.people.moderator, changed)).toMatchObject({ changed: ['Правило в файле'] })
  expect((await moderator().get(`/rules/${rule.id}`)).json()).toMatchObject({
    ...{ state: 'on', activeNo: 1, newestNo: 2, content: { hourlyBudget: 7 } },
  })
  const bare = own.replace(/^id: .*\n/m, '').replace('Правило в файле', 'Новое из файла')
  expect(await load(desk.people.moderator, bare)).toMatchObject({ added: ['Новое из файла'] })
  const { rules } = (await moderator().get('/rules')).json()
  expect(
    rules.find(({ content }: { content: RuleContent }) => content.name === 'Новое из файла'),
  ).toMatchObject({
    ...{ state: 'draft', activeNo: null },
  })
  const wrong = bare.replace('Новое', 'Другое').replace(`agencyCode: ${DESK_AGENCY}`, 'agencyCode: nowhere')
  expect((await load(desk.people.moderator, wrong)).problems).toMatchObject([
    { file: 'правила.md', problem: 'directory.unknown_code' },
  ])
})

/** Transactions of other tests in the same cluster may hold events back for a while. */
async function runAll() {
  while ((await runRules(desk.test.context)).hasMore) await new Promise((resolve) => setTimeout(resolve, 20))
}
let saidNo = 0
async function say(text: string) {
  saidNo += 1
  const externalId = `said-${saidNo}`
  desk.passMs(1000)
  const at = desk.test.clock.now.toISOString()
  await desk.deliver({ id: externalId, text, author: externalId, thread: externalId, at })
  await desk.work()
  return desk.incidentOf(externalId)
}
const stored = (id: string) =>
  desk.test.db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const firingsOf = async (rule: { id: string }) =>
  (await moderator().get(`/rules/firings?ruleId=${rule.id}`)).json().firings
const toldOf = (news: string) =>
  desk.test.db
    .selectFrom('notification')
    .select(['userId', 'details'])
    .where('kind', '=', 'rule')
    .execute()
    .then((rows) => rows.filter(({ details }) => (details as { news: string }).news === news))

it('gives a new question to the body by the ordinary command, signed by the rule, and says why', async () => {
  const rule = await switchedOn()

  const { id } = await say('Во дворе огромная яма, Боровичи')
  await runAll()

  expect(await stored(id)).toMatchObject({ step: 'assigned', agencyCode: DESK_AGENCY, tags: ['ямы'] })
  const [firing] = await firingsOf(rule)
  expect(firing).toMatchObject({
    ...{ state: 'done', event: 'appeared', incidentId: id, why: [{ is: 'words', found: 'яма' }] },
    acts: [{ outcome: 'done' }, { outcome: 'done' }],
  })
  const history = (await moderator().get(`/incidents/${id}/activity`)).json().activities
  expect(history.map(({ actorName }: { actorName: string | null }) => actorName)).toContain(
    `Правило ${rule.no}`,
  )

  await runAll()
  expect(await firingsOf(rule)).toHaveLength(1)
})

it('is switched on only when it was tried, and by a person who did not write it', async () => {
  const rule = await write()
  const untried = await command(desk.people.moderator, rule, { type: 'switch_on', expectedVersion: 1 })
  expect([untried.statusCode, untried.json().code]).toEqual([409, 'rule.not_tried'])

  await tryOut(rule)
  const proposed = await command(desk.people.moderator, rule, { type: 'switch_on', expectedVersion: 1 })
  expect(proposed.json()).toMatchObject({ state: 'proposed', activeNo: null })
  const { seconds } = proposed.json()
  expect(seconds.names).toContain(second.name)
  expect(seconds.names).not.toContain(desk.people.moderator.name)
  const own = await command(desk.people.moderator, rule, { type: 'confirm', expectedVersion: 1 })
  expect([own.statusCode, own.json().code]).toEqual([403, 'rule.own_version'])
  expect((await toldOf('proposed')).map(({ userId }) => userId)).toContain(second.id)

  const confirmed = await command(second, rule, { type: 'confirm', expectedVersion: 1 })
  expect(confirmed.json()).toMatchObject({ state: 'on', activeNo: 1 })
})

it('is not switched on, nor confirmed, where no event of it can carry one of its acts', async () => {
  const person = { does: 'give_person', unitCode: null, assigneeId: desk.people.executor.id } as const
  const acts: RuleContent['acts'] = [{ does: 'tag', tags: ['ямы'] }, person]
  const rule = await write({ acts })
  await tryOut(rule)
  expect((await moderator().get(`/rules/${rule.id}`)).json().abilities.switchOn).toBe(false)
  const refused = await command(second, rule, { type: 'switch_on', expectedVersion: 1 })
  expect([refused.statusCode, refused.json()]).toMatchObject([
    400,
    { code: 'rule.act_never', details: { field: 'acts', index: 1, act: 'give_person' } },
  ])
  await desk.test.db
    .updateTable('workRule')
    .set({ proposedNo: 1, proposedBy: desk.people.moderator.id, proposedByName: 'Модератор' })
    .set({ proposedAt: desk.test.clock.now })
    .where('id', '=', rule.id)
    .execute()
  const confirmed = await command(second, rule, { type: 'confirm', expectedVersion: 1 })
  expect([confirmed.statusCode, confirmed.json().code]).toEqual([400, 'rule.act_never'])
})

it('goes on in the version that runs until a new one was tried and switched on', async () => {
  const rule = await switchedOn()
  const changed = await moderator().put(`/rules/${rule.id}`, { ...CONTENT, name: 'Ямы иначе' })
  expect(changed.json()).toMatchObject({ newestNo: 2, activeNo: 1, state: 'on', dryRun: null })

  const stale = await command(second, rule, { type: 'switch_on', expectedVersion: 1 })
  expect([stale.statusCode, stale.json().code]).toEqual([409, 'rule.changed_meanwhile'])
})

it('refuses acts that its writer may not do, and closes to whoever does not keep rules', async () => {
  const administrator = desk.people.administrator
  const refused = await as(administrator).post('/rules', CONTENT)
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'rule.act_forbidden'])
  const notice = { does: 'notify', roles: ['dispatcher'], userIds: [], words: 'Посмотрите' }
  expect((await as(administrator).post('/rules', { ...CONTENT, acts: [notice] })).statusCode).toBe(200)

  // What is refused is not offered either.
  expect((await as(administrator).get('/rules')).json()).toMatchObject({ mayWrite: true, mayDo: ['notify'] })
  const shown = (await moderator().get('/rules')).json()
  expect(shown.mayDo).toEqual([...RULE_ACTS])
  // And it says whose rules may do what.
  const rolesOf = (act: string) => shown.writers.find((one: { act: string }) => one.act === act).roles
  expect([rolesOf('give'), rolesOf('notify')]).toEqual([['moderator'], ['moderator', 'administrator']])
  expect(shown.writers.every(({ roles }: { roles: string[] }) => roles.length > 0)).toBe(true)

  expect((await as(desk.people.dispatcher).post('/rules', CONTENT)).statusCode).toBe(403)
  expect((await as(desk.people.executor).get('/rules')).statusCode).toBe(403)
})

it('refuses a field that is not there, and a value that its field never has', async () => {
  const field = {
    ...{ code: 'depth', name: 'Глубина', nameEn: null, hint: null, kind: 'number', need: 'never' },
    ...{ topicCodes: ['roads.potholes'], groupCodes: [], asksResident: false, maxLength: null },
    ...{ min: 0, max: 100, options: [] },
  }
  expect((await as(desk.people.administrator).post('/own-fields', field)).statusCode).toBe(200)
  const save = async (condition: object) => {
    const body = { ...CONTENT, conditions: [condition] }
    return (await as(desk.people.moderator).post('/rules', body)).json()
  }
  const wrong = await save({ is: 'field_is', field: 'depth', values: [5, 'глубоко'] })
  expect(wrong).toMatchObject({
    ...{ code: 'field.wrong_value', details: { fields: [{ field: 'depth', code: 'not_number' }] } },
  })
  expect(await save({ is: 'field_filled', field: 'gone' })).toMatchObject({ code: 'directory.unknown_code' })
  expect(await save({ is: 'field_is', field: 'depth', values: [5] })).toMatchObject({ state: 'draft' })
})

it('rests beyond its budget, whatever comes, and tells of it', async () => {
  const rule = await switchedOn({ hourlyBudget: 5, acts: [{ does: 'tag', tags: ['буря'] }] })
  const saved = await saveIncidents(
    desk.test.db,
    Array.from({ length: 400 }, () => ({
      ...{ channelId: desk.channel.id, text: 'Яма', foundAt: desk.test.clock.now },
    })),
  )
  await announce(
    saved.map(({ id }) => id),
    25,
  )

  await runAll()

  const shown = (await moderator().get(`/rules/${rule.id}`)).json()
  expect(shown).toMatchObject({ state: 'resting', restReason: 'budget', activeNo: null, firedInHour: 5 })
  const tagged = await desk.test.db
    .selectFrom('incident')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where(
      'id',
      'in',
      saved.map(({ id }) => id),
    )
    .where(sql<SqlBool>`tags <> '{}'`)
    .executeTakeFirstOrThrow()
  expect(Number(tagged.count)).toBe(5)
  expect((await toldOf('rests')).map(({ userId }) => userId)).toContain(desk.people.moderator.id)
})

/** As many events of each question: ten thousand of four hundred. */
async function announce(ids: readonly string[], times: number) {
  for (let round = 0; round < times; round += 1)
    await desk.test.db.transaction().execute(async (tx) => {
      addEvents(
        tx,
        ids.map((incidentId) => ({
          payload: { type: 'incident', incidentId, step: 'new', activity: 'found' },
          audience: { kind: 'incident', scopes: [] },
        })),
      )
    })
}

it('two rules that answer each other act once each', async () => {
  const marked = { events: ['marked'] as RuleContent['events'], conditions: [] }
  const one = await switchedOn({ ...marked, name: 'Первое', acts: [{ does: 'tag', tags: ['один'] }] })
  const two = await switchedOn({ ...marked, name: 'Второе', acts: [{ does: 'tag', tags: ['два'] }] })
  const { id, version } = await say('Где остановка?')

  await moderator().post(`/incidents/${id}/commands`, {
    type: 'tag',
    tags: ['начало'],
    expectedVersion: version,
  })
  for (let turn = 0; turn < 5; turn += 1) await runAll()

  // Marks of the tests before may be told later, while another database of the cluster is busy.
  const ofThis = [...(await firingsOf(one)), ...(await firingsOf(two))].filter(
    ({ incidentId }: { incidentId: string }) => incidentId === id,
  )
  expect(ofThis).toHaveLength(2)
  expect((await stored(id)).tags).toEqual(['начало', 'один', 'два'])
})

it('asks another person first where it was told to, and does nothing before', async () => {
  const rule = await switchedOn({ asksFirst: true })
  const { id } = await say('Яма у школы, Боровичи')
  await runAll()
  const [firing] = await firingsOf(rule)
  expect(firing).toMatchObject({ state: 'waiting', mayDecide: false })
  expect((await stored(id)).step).toBe('new')

  const url = `/rules/firings/${firing.id}/commands`
  expect((await moderator().post(url, { type: 'approve' })).json().code).toBe('rule.own_version')
  const approved = await as(second).post(url, { type: 'approve' })
  expect(approved.json()).toMatchObject({ state: 'done', decidedByName: second.name })
  expect(await stored(id)).toMatchObject({ step: 'assigned', agencyCode: DESK_AGENCY })
})

it('is taken back act by act, where the question still stands as it left it', async () => {
  const rule = await switchedOn()
  const { id } = await say('Яма на Мира, Боровичи')
  await runAll()
  const [firing] = await firingsOf(rule)

  const undone = await moderator().post(`/rules/firings/${firing.id}/commands`, { type: 'undo' })

  expect(undone.json(), undone.body).toMatchObject({ state: 'undone' })
  expect(await stored(id)).toMatchObject({ step: 'new', agencyCode: null, tags: [] })
  const again = await moderator().post(`/rules/firings/${firing.id}/commands`, { type: 'undo' })
  expect([again.statusCode, again.json().code]).toEqual([409, 'rule.state_changed'])
})

it('prepares a draft from a template for the writer, with the variables filled in', async () => {
  const template = await moderator().post('/templates', {
    ...{
      name: 'Про ямы',
      text: 'Здравствуйте! Вопрос {номер} у администрации.',
      scope: 'region',
      agencyCode: null,
    },
    ...{ topicCode: null, groupCode: null, kind: 'final' },
  })
  expect(template.statusCode, template.body).toBe(200)
  const acts: RuleContent['acts'] = [...CONTENT.acts, { does: 'draft', templateId: template.json().id }]
  const rule = await switchedOn({ acts })
  const { id, number } = await say('Яма под мостом, Боровичи')
  await runAll()

  expect((await firingsOf(rule))[0]).toMatchObject({ state: 'done' })
  const drafts = await desk.test.db
    .selectFrom('answerDraft')
    .select('text')
    .where('incidentId', '=', id)
    .execute()
  expect(drafts).toEqual([{ text: `Здравствуйте! Вопрос ${number} у администрации.` }])
  // A row of a rule keeps no address and no word of the question.
  const { acts: kept } = await desk.test.db
    .selectFrom('ruleFiring')
    .select('acts')
    .where('incidentId', '=', id)
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(kept)).not.toMatch(/address|Боровичи|мост/)
})

it('gives to one person of the body, and to nobody who left, is away or works elsewhere', async () => {
  const { executor } = desk.people
  const person = {
    does: 'give_person',
    agencyCode: DESK_AGENCY,
    unitCode: null,
    assigneeId: executor.id,
  } as const
  const foreign = await moderator().post('/rules', {
    ...{ ...CONTENT, acts: [{ ...person, assigneeId: desk.people.moderator.id }] },
  })
  expect([foreign.statusCode, foreign.json().code]).toEqual([400, 'rule.person_left'])

  const claimed = { ...person, assigneeName: 'Кто-то другой' }
  const rule = await switchedOn({ acts: [...CONTENT.acts, claimed] })
  expect(rule.content.acts.at(-1)).toEqual({ ...person, assigneeName: executor.name })
  const actOf = async (text: string) => {
    const { id } = await say(`${text}: яма, Боровичи`)
    await runAll()
    const firing = (await firingsOf(rule)).find((one: { incidentId: string }) => one.incidentId === id)
    return { id, firing, act: firing.acts.at(-1) }
  }

  const given = await actOf('Первая')
  expect(given.act).toMatchObject({ outcome: 'done', act: { assigneeName: executor.name } })
  expect(await stored(given.id)).toMatchObject({ agencyCode: DESK_AGENCY, assigneeId: executor.id })
  expect(await lineOf(rule, given.firing)).toContain(`назначить исполнителя ${executor.name}: сделано`)

  const startsAt = desk.test.clock.now
  await desk.test.db
    .insertInto('substitution')
    .values({
      ...{ id: newId(), absentId: executor.id, deputyId: desk.people.head.id, startsAt, createdAt: startsAt },
      endsAt: new Date(startsAt.getTime() + DAY_MS),
    })
    .execute()
  const away = await actOf('Вторая')
  expect(away.act).toMatchObject({ outcome: 'refused', code: 'rule.person_away' })
  expect(away.firing.state).toBe('partly')
  expect(await stored(away.id)).toMatchObject({ agencyCode: DESK_AGENCY, assigneeId: null })
  await desk.test.db.updateTable('substitution').set({ cancelledAt: startsAt }).execute()

  const setActive = (isActive: boolean) =>
    desk.test.db.updateTable('appUser').set({ isActive }).where('id', '=', executor.id).execute()
  await setActive(false)
  expect((await actOf('Третья')).act).toMatchObject({ outcome: 'refused', code: 'rule.person_left' })
  await setActive(true)

  // The question that was given is taken back from the person.
  const undone = await moderator().post(`/rules/firings/${given.firing.id}/commands`, { type: 'undo' })
  expect(undone.json(), undone.body).toMatchObject({ state: 'undone' })
  expect(await stored(given.id)).toMatchObject({ step: 'new', assigneeId: null })
})

async function lineOf(rule: { id: string }, firing: { number: number }): Promise<string> {
  const { body } = await moderator().get(`/rules/firings.csv?ruleId=${rule.id}`)
  return body.split('\n').find((line: string) => line.includes(String(firing.number))) ?? ''
}

it('says of each condition how much it fits alone, and which one leaves nothing', async () => {
  await say('Яма на мосту, Боровичи')
  const conditions: RuleContent['conditions'] = [
    { is: 'words', words: ['яма'] },
    { is: 'municipality', codes: ['borovichi'] },
    { is: 'tag', tags: ['никогда'] },
  ]
  const run = await tryOut(await write({ conditions }))
  const { words, place } = { words: run.fits.each[0], place: run.fits.each[1] }
  expect(run).toMatchObject({
    matchedCount: 0,
    fits: { begun: run.lookedCount, whole: 0, each: [words, place, 0] },
  })
  expect(Math.min(words, place)).toBeGreaterThan(0)
  expect(words).toBeLessThan(run.lookedCount)

  const preview = await moderator().post('/rules/preview', { ...CONTENT, conditions })
  expect(preview.json(), preview.body).toMatchObject({ matchedCount: 0, fits: { whole: 0 } })
  expect(preview.json().fits.each.at(-1)).toBe(0)
  const whole = await tryOut(await write({ conditions: conditions.slice(0, 2) }))
  expect(whole.fits.whole).toBeGreaterThan(0)
})

it('rests after so many failures in a row', async () => {
  await saveSettings(desk.test.db, { ruleFailureLimit: 2 })
  const rule = await switchedOn({
    acts: [{ does: 'give_person', unitCode: null, assigneeId: 'nobody' }],
    events: ['given'],
    conditions: [],
  })
  for (const text of ['Первое', 'Второе', 'Третье']) {
    const { id, version } = await say(`${text}: Боровичи`)
    const accept = {
      type: 'accept',
      topicCode: 'roads.potholes',
      municipalityCode: 'borovichi',
      agencyCode: DESK_AGENCY,
    }
    const accepted = await moderator().post(`/incidents/${id}/commands`, {
      ...{ ...accept, urgency: 'normal', address: null, expectedVersion: version },
    })
    expect(accepted.statusCode, accepted.body).toBe(200)
    await runAll()
  }

  expect((await firingsOf(rule)).map(({ state }: { state: string }) => state)).toEqual(['failed', 'failed'])
  expect((await moderator().get(`/rules/${rule.id}`)).json()).toMatchObject({ restReason: 'failures' })
})

it('rests when its writer keeps rules no more, and does nothing', async () => {
  const leaving = buildActor({ role: 'moderator', name: 'Модератор Егор' })
  await saveUser(desk.test.db, leaving)
  const rule = await write({}, leaving)
  await tryOut(rule)
  await command(second, rule, { type: 'switch_on', expectedVersion: 1 })
  await desk.test.owner.updateTable('appUser').set({ isActive: false }).where('id', '=', leaving.id).execute()

  const { id } = await say('Яма без хозяина, Боровичи')
  await runAll()

  expect((await stored(id)).step).toBe('new')
  const shown = (await moderator().get(`/rules/${rule.id}`)).json()
  expect(shown).toMatchObject({ state: 'resting', restReason: 'author_gone' })
})

it('acts once where two workers read the same events', async () => {
  const rule = await switchedOn({ conditions: [], acts: [{ does: 'tag', tags: ['вдвоём'] }] })
  const ids = [(await say('Раз')).id, (await say('Два')).id, (await say('Три')).id]

  await Promise.all([runAll(), runAll(), runAll()])

  const fired = (await firingsOf(rule)).map(({ incidentId }: { incidentId: string }) => incidentId)
  expect(fired.toSorted()).toEqual(ids.toSorted())
  expect((await stored(ids[0]!)).version).toBe(2)
})

it('reads no event while no rule runs', async () => {
  await say('Никто не смотрит')
  const before = await desk.test.db.selectFrom('ruleReader').selectAll().execute()
  expect(await runRules(desk.test.context)).toEqual({ hasMore: false })
  expect(await desk.test.db.selectFrom('ruleReader').selectAll().execute()).toEqual(before)
})

it('does nothing while all rules are off, and looks back at nothing afterwards', async () => {
  const rule = await switchedOn()
  expect((await moderator().put('/rules/switch', { isOn: false })).json().isOn).toBe(false)
  await say('Яма без правил, Боровичи')
  await runAll()
  desk.passMs(1000)
  await moderator().put('/rules/switch', { isOn: true })
  await say('Яма с правилами, Боровичи')
  await runAll()

  expect(await firingsOf(rule)).toHaveLength(1)
})

it('begins with a deadline that runs out, once', async () => {
  const rule = await switchedOn({ events: ['deadline_late'], conditions: [], acts: [{ does: 'urge' }] })
  const { id } = await say('Когда починят лавку?')
  await runDeadlineRules(desk.test.context)
  desk.passMs(5 * 24 * 3_600_000)
  await runDeadlineRules(desk.test.context)
  await runDeadlineRules(desk.test.context)

  expect((await stored(id)).urgency).toBe('urgent')
  const ids = (await firingsOf(rule)).map(({ incidentId }: { incidentId: string }) => incidentId)
  expect(ids.filter((one: string) => one === id)).toHaveLength(1)
})

it('shows what it would have done in the last day, and writes its journal as a file', async () => {
  await say('Свежая яма у моста')
  const preview = await moderator().post('/rules/preview', CONTENT)
  expect(preview.json().matchedCount).toBeGreaterThan(0)
  expect(preview.json().matches[0]).toMatchObject({ event: 'appeared', acts: [{ outcome: 'planned' }, {}] })

  const file = await moderator().get('/rules/firings.csv')
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(file.body).toContain('вопрос появился')
})

it('finds in the day what the try over the month finds in it, also for who sees no question', async () => {
  const administrator = desk.people.administrator
  const acts: RuleContent['acts'] = [{ does: 'notify', roles: ['dispatcher'], userIds: [], words: '' }]
  const events: RuleContent['events'] = ['appeared', 'author_wrote', 'deadline_late']
  const content = { ...CONTENT, events, conditions: [], acts }
  const old = await say('Давний вопрос, Боровичи')
  const late = await say('Вопрос, который ждёт, Боровичи')
  // Both lie before the newest ones; one is written to again, the deadline of the other runs out.
  desk.passMs(5 * DAY_MS)
  const { externalId } = await messageOf(old.id)
  await desk.deliver({
    ...{ id: 'again', text: 'Так и не сделали', author: externalId, thread: externalId, parent: externalId },
    at: desk.test.clock.now.toISOString(),
  })
  await desk.work()
  const { now } = desk.test.clock
  await moveDeadlines(late.id, new Date(now.getTime() - DAY_MS / 4))
  const fresh = await say('Свежий вопрос, Боровичи')
  // What is new says the clock of the database, which is another one here.
  await desk.test.db
    .updateTable('incident')
    .set(({ ref }) => ({ updatedAt: ref('foundAt') }))
    .where('id', 'in', [late.id, fresh.id])
    .execute()

  const run = await tryOut(await write(content, administrator))
  const day = (await as(administrator).post('/rules/preview', content)).json()

  expect(day.matches.every(({ number }: { number: number | null }) => number === null)).toBe(true)
  const since = new Date(desk.test.clock.now.getTime() - DAY_MS)
  const month = await desk.test.db
    .selectFrom('ruleDryMatch')
    .select(['incidentId', 'event'])
    .where('runId', '=', run.id)
    .where('at', '>=', since)
    .execute()
  const keys = (rows: { incidentId: string; event: string }[]) =>
    rows.map(({ incidentId, event }) => `${incidentId} ${event}`).toSorted()
  expect(keys(day.matches)).toEqual(keys(month))
  expect(keys(day.matches)).toEqual(
    expect.arrayContaining([`${old.id} author_wrote`, `${late.id} deadline_late`, `${fresh.id} appeared`]),
  )
  expect(day).toMatchObject({ matchedCount: month.length, isCut: false })
  expect(day.incidentCount).toBe(new Set(month.map(({ incidentId }) => incidentId)).size)
})

function messageOf(incidentId: string) {
  return desk.test.db
    .selectFrom('incident')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .select('message.externalId')
    .where('incident.id', '=', incidentId)
    .executeTakeFirstOrThrow()
}
const moveDeadlines = (incidentId: string, dueAt: Date) =>
  desk.test.db
    .updateTable('incidentDeadline')
    .set({ dueAt })
    .where('incidentId', '=', incidentId)
    .where('state', '=', 'running')
    .execute()

it('says of a question that it found that its topic is another one by now', async () => {
  const ofPits = { conditions: [{ is: 'topic' as const, codes: ['roads.potholes'] }] }
  const stays = await say('На улице Мира огромная яма на дороге, Боровичи')
  const moved = await say('На улице Гоголя огромная яма на дороге, Боровичи')
  const accept = { type: 'accept', municipalityCode: 'borovichi', agencyCode: DESK_AGENCY }
  for (const [{ id, version }, topicCode] of [
    [stays, 'roads.potholes'],
    [moved, 'landscaping.manholes'],
  ] as const) {
    const body = { ...accept, topicCode, urgency: 'normal', address: null, expectedVersion: version }
    const accepted = await moderator().post(`/incidents/${id}/commands`, body)
    expect(accepted.statusCode, accepted.body).toBe(200)
  }
  const { matches } = (await moderator().post('/rules/preview', { ...CONTENT, ...ofPits })).json()
  const topicNow = (id: string) =>
    matches.find((match: { incidentId: string }) => match.incidentId === id)?.topicNow
  expect([topicNow(stays.id), topicNow(moved.id)]).toEqual([null, 'landscaping.manholes'])
})

it('is killed at any moment, and does the rest afterwards: everything once', async () => {
  const rule = await switchedOn({ conditions: [], acts: [{ does: 'tag', tags: ['раз'] }, { does: 'urge' }] })
  const ids = [(await say('Первый вопрос')).id, (await say('Второй вопрос')).id]
  const place = await desk.test.db
    .selectFrom('ruleReader')
    .selectAll()
    .where('name', '=', 'events')
    .executeTakeFirstOrThrow()

  let isDone = false
  for (let survived = 1; !isDone; survived += 1) {
    let calls = 0
    const clock = () => {
      calls += 1
      if (calls > survived) throw Object.assign(new Error('killed'), { code: '57P01' })
      return desk.test.clock.now
    }
    try {
      isDone = !(await runRules({ ...desk.test.context, clock })).hasMore && calls <= survived
    } catch (error) {
      expect(String(error)).toContain('killed')
    }
  }
  // The place itself was lost as well: everything is read again.
  await desk.test.db
    .updateTable('ruleReader')
    .set({ place: place.place })
    .where('name', '=', 'events')
    .execute()
  await runAll()

  expect(await firingsOf(rule)).toHaveLength(2)
  for (const id of ids) {
    const own = await desk.test.db
      .selectFrom('incidentActivity')
      .select('type')
      .where('incidentId', '=', id)
      .where(sql<SqlBool>`details ? 'rule'`)
      .orderBy('type')
      .execute()
    expect(own.map(({ type }) => type)).toEqual(['classify', 'tag'])
  }
})

it('says that a rule which is on does nothing while all are switched off, and is named in the journal', async () => {
  const rule = await switchedOn()
  const stands = async (): Promise<object> => (await moderator().get(`/rules/${rule.id}`)).json()
  expect(await stands()).toMatchObject({ state: 'on', isStopped: false })

  const off = (await moderator().put('/rules/switch', { isOn: false })).json()
  expect(off.rules.find(({ id }: { id: string }) => id === rule.id)).toMatchObject({ isStopped: true })
  expect(await stands()).toMatchObject({ state: 'on', isStopped: true })
  await moderator().put('/rules/switch', { isOn: true })
  expect(await stands()).toMatchObject({ isStopped: false })

  const { entries } = (await as(desk.people.administrator).get('/journal?action=rule.switched_on')).json()
  expect(entries[0]).toMatchObject({ objectId: rule.id, objectName: `${rule.no}. ${CONTENT.name}` })
  const words = new URLSearchParams({ words: `${rule.no}. ${CONTENT.name}`, action: 'rule.switched_on' })
  const found = (await as(desk.people.administrator).get(`/journal?${words}`)).json()
  expect(found.entries).toMatchObject([{ objectId: rule.id }])
})
