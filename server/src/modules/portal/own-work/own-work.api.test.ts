import type { OwnWorkResponse } from '@veche/contract/portal/own-work.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../../../test/browser.ts'
import { DESK_AGENCY, DESK_NOON, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveUserWithPassword } from '../../../../test/factories.ts'
import type { Actor, Grant } from '../../access/index.ts'

type Person = { id: string; name: string; browser: Browser }

const UNIT = 'own-work-unit'
const OURS = { kind: 'agency', code: DESK_AGENCY } as const
let desk: Desk
let people = 0
beforeAll(async () => {
  desk = await openDesk()
  const unit = { code: UNIT, name: 'Отдел дорог', agencyCode: DESK_AGENCY }
  await desk.test.owner.insertInto('unit').values(unit).execute()
})
afterAll(() => desk.close())

async function signUp(role: Grant['role'], scope: Grant['scope'] = OURS): Promise<Person> {
  people += 1
  const email = `person-${people}@example.org`
  const { id, name } = await saveUserWithPassword(desk.test.db, {
    ...{ email, name: `Служащий ${people}`, grants: [{ role, scope }] },
  })
  const browser = openBrowser(desk.test.app)
  await browser.signIn(email)
  return { id, name, browser }
}
const actorOf = ({ id, name }: Person, role: Grant['role'] = 'executor'): Actor =>
  buildActor({ id, name, role, scope: OURS })

async function workOf({ browser }: Person): Promise<OwnWorkResponse> {
  const response = await browser.get('/api/today/work')
  expect([response.statusCode, response.body.slice(0, 200)]).toEqual([200, expect.anything()])
  return response.json()
}

const act = async (actor: Actor, id: string, step: string, body: object) => {
  const { version } = await desk.test.db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const response = await desk.test
    .as(actor)
    .post(`/incidents/${id}/answer/${step}`, { expectedVersion: version, ...body })
  expect([response.statusCode, response.body.slice(0, 300)]).toEqual([200, expect.anything()])
}

async function saveTask(assigneeId: string, text = 'Яма на Мира, 5') {
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'in_progress', agencyCode: DESK_AGENCY, text, assigneeId },
    municipalityCode: 'borovichi',
  })
  return id
}
const submit = (person: Person, id: string) =>
  act(actorOf(person), id, 'submit', { kind: 'final', text: GOOD_ANSWER, overrideReason: 'да' })
const approve = (id: string, versionNo = 1) => act(desk.people.moderator, id, 'approve', { versionNo })
async function answered(person: Person, text?: string): Promise<string> {
  const id = await saveTask(person.id, text)
  await submit(person, id)
  await approve(id)
  return id
}
const lastWeek = ({ weeks }: OwnWorkResponse) => weeks.at(-1)

it('counts what one wrote, what came back and why, and what residents said', async () => {
  const person = await signUp('executor')
  const before = await workOf(person)
  expect(before.weeks).toHaveLength(13)
  expect(before).toMatchObject({ returns: [], thanks: [], unit: { state: 'few' } })

  const id = await saveTask(person.id, 'Темно на Садовой')
  await submit(person, id)
  await act(desk.people.moderator, id, 'send-back', {
    versionNo: 1,
    reasonCode: 'no_date',
    comment: 'Когда?',
  })
  expect((await workOf(person)).returns).toMatchObject([
    {
      ...{ incidentId: id, title: 'Темно на Садовой', byName: desk.people.moderator.name },
      ...{ reasonCode: 'no_date', words: 'Когда?', isSettled: false },
    },
  ])
  await submit(person, id)
  // What waits for approval is not counted yet, as the page says.
  expect(lastWeek(await workOf(person))).toMatchObject({ answers: 0 })
  await approve(id, 2)
  desk.passMs(60_000)
  await thank(id, 'Спасибо, свет горит!')

  const work = await workOf(person)
  const table = (await person.browser.get('/api/today/work.csv')).body
  expect(table.trim().split('\r\n')).toHaveLength(work.weeks.length + 1)
  expect(table).toContain('\r\n23.11.2026;1;')
  expect(table).not.toContain('Спасибо')
  expect(lastWeek(work)).toMatchObject({ answers: 1, returned: 1, satisfied: { of: 1, count: 1 } })
  expect(work.returns).toMatchObject([{ isSettled: true }])
  expect(work.thanks).toMatchObject([{ incidentId: id, words: 'Спасибо, свет горит!' }])
  desk.test.clock.now = DESK_NOON
})

/** The author says so in the thread, and the ledger hears it. */
async function thank(incidentId: string, text: string): Promise<void> {
  const { db, clock } = desk.test
  const source = await db
    .selectFrom('message')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('incident')
    .set({ step: 'done', satisfaction: 'satisfied', closingReason: 'satisfied', closedAt: clock.now })
    .where('id', '=', incidentId)
    .execute()
  await desk.deliver({
    id: `thanks-${incidentId}`,
    thread: source.threadExternalId,
    text,
    author: 'thankful',
  })
  await desk.work()
  await db
    .updateTable('message')
    .set({ incidentId, occurredAt: clock.now })
    .where('externalId', '=', `thanks-${incidentId}`)
    .execute()
}

it('counts a text that an approver mended for its writer', async () => {
  const person = await signUp('executor')
  const id = await saveTask(person.id)
  await submit(person, id)
  await act(desk.people.moderator, id, 'mend', { versionNo: 1, text: `${GOOD_ANSWER} Звоните.`, comment: '' })
  await act(actorOf(person), id, 'approve', { versionNo: 2 })
  expect(lastWeek(await workOf(person))).toMatchObject({ answers: 1, returned: 0 })
})

it('is of the person alone: whoever leads or keeps accounts has no way to it', async () => {
  const person = await signUp('executor')
  const head = await signUp('head')
  const administrator = await signUp('administrator', { kind: 'region' })
  const id = await answered(person, 'Чужие показатели')
  expect(lastWeek(await workOf(person))).toMatchObject({ answers: 1 })

  const ofHead = await head.browser.get(`/api/today/work?userId=${person.id}`)
  expect(ofHead.body).not.toContain(id)
  expect(lastWeek(await workOf(head))).toMatchObject({ answers: 0 })
  const OWN = '/api/today/work'
  for (const path of [`${OWN}/${person.id}`, `/api/users/${person.id}/work`])
    expect((await head.browser.get(path)).statusCode).toBe(404)
  expect((await administrator.browser.get('/api/today/work')).statusCode).toBe(403)
  expect((await administrator.browser.get('/api/today/work.csv')).statusCode).toBe(403)
  const table = (await head.browser.get(`/api/today/work.csv?userId=${person.id}`)).body
  expect(table).toContain('\r\n23.11.2026;0;')
  // Nor has a program with a token of the person.
  expect((await desk.test.as(actorOf(person)).get('/today/work')).statusCode).toBe(403)
})

it('compares with the middle of the unit only where five or more have work', async () => {
  const team: Person[] = []
  for (let index = 0; index < 5; index += 1) team.push(await signUp('executor', { kind: 'unit', code: UNIT }))
  const [first] = team as [Person]
  for (const [index, person] of team.slice(0, 4).entries())
    for (let count = 0; count <= index; count += 1) await answeredInUnit(person)
  expect((await workOf(first)).unit).toEqual({ state: 'few', name: expect.any(String) })

  await answeredInUnit(team[4]!)
  const { unit } = await workOf(first)
  expect(unit).toMatchObject({ state: 'compared', middle: { people: 5, answers: 2 } })
  expect(JSON.stringify(unit)).not.toContain(team[1]!.id)
})

async function answeredInUnit(person: Person): Promise<void> {
  const { db, clock } = desk.test
  const id = await saveTask(person.id)
  await db
    .insertInto('answerVersion')
    .values({
      ...{ incidentId: id, versionNo: 1, kind: 'final', text: GOOD_ANSWER, outcome: 'approved' },
      ...{ authorId: person.id, authorName: person.name, createdAt: clock.now, stage: 'centre' },
      ...{ decidedBy: desk.people.moderator.id, decidedByName: 'Борис', decidedAt: clock.now },
      ...{ outcomeSaid: 'solved' },
    })
    .execute()
}
