import type { FakeCommand } from '@veche/contract/fakes.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import {
  type Checkers,
  deliverRumour,
  endFacts,
  opine,
  saveCard,
  saveCheckers,
  triage,
  write,
} from '../../../../test/factories/fake-desk-factory.ts'
import { buildActor, journalMadeBy, saveUser } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
let people: Checkers
beforeAll(async () => {
  desk = await openDesk()
  people = await saveCheckers(desk)
})
afterAll(() => desk.close())

const of = (role: 'fact_checker' | 'head' | 'moderator' | 'coordinator' | 'executor', code: string) =>
  buildActor({ role, scope: { kind: 'municipality', code } })

it('refuses each step to those whose it is not', async () => {
  const { checker, approver, head } = people
  const { coordinator, executor, dispatcher } = desk.people
  const forbidden = { status: 403, code: 'fake.forbidden' }
  const card = await saveCard(desk, people)
  expect(await card.run(dispatcher, triage)).toMatchObject(forbidden)
  expect(await card.run(checker, endFacts)).toMatchObject({
    ...{ status: 409, code: 'fake.command_not_allowed', fake: { details: { step: 'triage' } } },
  })
  await card.bring('verdict')
  // The agency brings facts and does not judge.
  for (const actor of [coordinator, executor])
    expect(await card.run(actor, opine('fake'))).toMatchObject(forbidden)
  expect(await card.run(checker, opine('fake'))).toMatchObject({ status: 409, code: 'fake.no_document' })
  await desk.test.as(executor).post(`${card.url}/evidence`, { kind: 'statement', title: 'Сказали' })
  expect(await card.run(checker, opine('fake'))).toMatchObject({ code: 'fake.no_document' })
  await desk.test.as(executor).post(`${card.url}/evidence`, { kind: 'register', title: 'Реестр' })
  const puppet = buildActor({ role: 'fact_checker' })
  await saveUser(desk.test.db, puppet)
  await journalMadeBy(desk.test.db, checker, puppet)
  await card.lead([checker, opine('fake')])
  expect(await card.run(puppet, opine('fake'))).toMatchObject({ code: 'access.not_two_people' })
  await card.lead([head, opine('fake')])
  expect(await card.run(head, write)).toMatchObject(forbidden)

  await card.lead([approver, write])
  expect((await card.read(approver)).abilities.decide).toBe(false)
  expect((await card.read(head)).abilities.decide).toBe(true)
  for (const command of [{ type: 'approve' }, { type: 'send_back', reason: 'Нет' }] as const) {
    expect(await card.run(checker, command)).toMatchObject(forbidden)
    expect(await card.run(approver, command)).toMatchObject({ status: 403, code: 'fake.own_text' })
  }
  const nowhere: FakeCommand = { type: 'publish', carrierIds: [], chatIds: [] }
  await card.lead([head, { type: 'approve' }])
  expect(await card.run(checker, nowhere)).toMatchObject({ status: 400, code: 'fake.no_places' })
})

it('does not exist outside its territory, unless it goes round everywhere', async () => {
  const { checker } = people
  const stranger = of('fact_checker', 'novgorod-city')
  const card = await saveCard(desk, people)
  const { version } = await card.read()
  const asStranger = desk.test.as(stranger)
  const command = { command: triage, expectedVersion: version }
  const answers = [
    await asStranger.get(card.url),
    await asStranger.patch(card.url, { claim: 'Другое', expectedVersion: version }),
    await asStranger.post(`${card.url}/commands`, command),
    await asStranger.post(`${card.url}/evidence`, { kind: 'register', title: 'Приказ' }),
    await asStranger.delete(`${card.url}/evidence/${newId()}`),
    await asStranger.get(`${card.url}/files/${newId()}`),
  ]
  for (const answer of answers)
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'fake.not_found'])
  const list = (await asStranger.get('/fakes')).json()
  expect([list.fakes, list.counts.open]).toEqual([[], 0])
  const begin = { claim: 'Мост закроют', signal: 'monitoring', municipalityCode: 'borovichi' }
  expect((await asStranger.post('/fakes', begin)).json()).toMatchObject({ code: 'fake.forbidden' })
  const messageId = await deliverRumour(desk, 'Мост закроют?')
  const elsewhere = { ...begin, municipalityCode: 'novgorod-city', messageId }
  expect((await asStranger.post('/fakes', elsewhere)).json()).toMatchObject({ code: 'fake.no_message' })

  const everywhere = await saveCard(desk, people, { municipalityCode: null })
  expect(await everywhere.read(stranger)).toMatchObject({ step: 'triage', abilities: { triage: true } })
  // A card may not be moved to where its keeper has no charge of it.
  const own = await saveCard(desk, people)
  const moved = { municipalityCode: 'novgorod-city', expectedVersion: 1 }
  expect((await desk.test.as(people.second).patch(own.url, moved)).json()).toMatchObject({
    code: 'fake.forbidden',
  })
  expect((await desk.test.as(checker).patch(own.url, moved)).json()).toMatchObject({ version: 2 })
  expect(await own.read(stranger)).toMatchObject({ municipalityCode: 'novgorod-city' })
})

it('is seen by the body that has brought it or was asked, and by no other body', async () => {
  const { coordinator, executor } = desk.people
  const begun = await desk.test.as(coordinator).post('/fakes', { claim: 'Воду отключат', signal: 'agency' })
  expect(begun.json()).toMatchObject({
    ...{ agencyCode: DESK_AGENCY, responsibleId: null, step: 'triage' },
    abilities: { triage: false, addEvidence: true },
  })
  expect((await desk.test.as(executor).get(`/fakes/${begun.json().id}`)).statusCode).toBe(200)
  const scope = { kind: 'agency', code: 'administration-novgorod' } as const
  const other = desk.test.as(buildActor({ role: 'executor', scope }))
  expect((await other.get(`/fakes/${begun.json().id}`)).statusCode).toBe(404)
  expect(
    (await desk.test.as(executor).post('/fakes', { claim: 'Воду отключат', signal: 'agency' })).json(),
  ).toMatchObject({ code: 'access.forbidden' })
})

it('is brought by a body of one municipality about no other', async () => {
  const scope = { kind: 'agency', code: 'administration-borovichi' } as const
  const head = desk.test.as(buildActor({ role: 'head', scope }))
  const bring = async (municipalityCode: string | null) =>
    (await head.post('/fakes', { claim: 'Мост закроют', signal: 'agency', municipalityCode })).json()
  expect(await bring('borovichi')).toMatchObject({ step: 'triage' })
  expect(await bring(null)).toMatchObject({ step: 'triage' })
  expect(await bring('novgorod-city')).toMatchObject({ code: 'fake.forbidden' })
})

it('is decided by who stands in for a head, but not on their own text', async () => {
  const { checker } = people
  const deputy = of('coordinator', 'borovichi')
  await saveUser(desk.test.db, deputy)
  const standIn = async (absent: Actor) => {
    const hours = (count: number) => new Date(desk.test.clock.now.getTime() + count * 3_600_000)
    await desk.test.db
      .insertInto('substitution')
      .values({
        ...{ id: newId(), absentId: absent.id, deputyId: deputy.id, createdAt: hours(-2) },
        ...{ startsAt: hours(-1), endsAt: hours(1) },
      })
      .execute()
  }
  const card = await saveCard(desk, people)
  await card.bring('approval')
  expect((await card.read(deputy)).abilities.decide).toBe(false)
  expect(await card.run(deputy, { type: 'approve' })).toMatchObject({ code: 'fake.forbidden' })
  await standIn(people.head)
  expect((await card.read(deputy)).abilities.decide).toBe(true)
  await card.lead([deputy, { type: 'approve' }])
  const { details } = await desk.test.db
    .selectFrom('journal')
    .select('details')
    .where('objectId', '=', card.id)
    .where('action', '=', 'fake.approved')
    .executeTakeFirstOrThrow()
  expect(details).toMatchObject({ forUserId: people.head.id })

  // One who writes and one who stands in for them are one person here.
  const author = of('moderator', 'borovichi')
  const own = await saveCard(desk, people)
  await own.bring('text')
  await own.lead([author, write])
  await desk.test.owner.deleteFrom('substitution').execute()
  await standIn(author)
  expect(await own.run(deputy, { type: 'approve' })).toMatchObject({ code: 'fake.forbidden' })
  expect(await own.run(checker, { type: 'approve' })).toMatchObject({ code: 'fake.forbidden' })
})

it('refuses what was decided on an older view, and what makes no sense', async () => {
  const { checker, second } = people
  const card = await saveCard(desk, people)
  const client = desk.test.as(checker)
  const stale = await client.post(`${card.url}/commands`, { command: triage, expectedVersion: 7 })
  expect([stale.statusCode, stale.json()]).toMatchObject([
    409,
    { code: 'fake.stale', details: { version: 1 } },
  ])
  const edited = await client.patch(card.url, { claim: 'Роддом закроют', expectedVersion: 0 })
  expect(edited.json()).toMatchObject({ code: 'fake.stale' })

  const wrong = [
    [{ ...triage, harm: 6 }, 'command.harm'],
    [{ ...triage, agencyCode: '' }, 'command.agencyCode'],
    [{ ...write, reply: ' ' }, 'command.reply'],
    [{ ...opine('fake'), reason: '' }, 'command.reason'],
  ] as const
  for (const [command, field] of wrong) {
    const refused = await client.post(`${card.url}/commands`, { command, expectedVersion: 1 })
    expect(refused.json()).toMatchObject({ code: 'http.invalid', details: { fields: [{ field }] } })
  }
  const unknown = await card.run(checker, { ...triage, agencyCode: 'x' })
  expect(unknown.fake).toMatchObject({ code: 'directory.unknown_code', details: { field: 'agencyCode' } })
  const nobody = { responsibleId: desk.people.executor.id, expectedVersion: 1 }
  expect((await client.patch(card.url, nobody)).json()).toMatchObject({
    ...{ code: 'fake.unknown_responsible', details: { field: 'responsibleId' } },
  })
  const given = { responsibleId: second.id, claim: 'Роддом закроют', expectedVersion: 1 }
  expect((await client.patch(card.url, given)).json()).toMatchObject({
    responsibleName: second.name,
    version: 2,
  })
})

it('lets the words be set right only until they are judged, and its clocks follow its danger', async () => {
  const { checker } = people
  const card = await saveCard(desk, people)
  const client = desk.test.as(checker)
  const edit = async (changes: object) =>
    (await client.patch(card.url, { ...changes, expectedVersion: (await card.read()).version })).json()
  expect(await edit({ isDanger: true })).toMatchObject({ isDanger: true, totalLimitMinutes: 60 })
  expect(await edit({ isDanger: false })).toMatchObject({ totalLimitMinutes: 240 })

  await card.bring('verdict')
  const { claim } = await card.read()
  expect(await edit({ claim: 'Совсем другое' })).toMatchObject({
    ...{ code: 'fake.words_are_judged', details: { field: 'claim' } },
  })
  expect(await edit({ claim, truth: 'Ремонт' })).toMatchObject({ claim, truth: 'Ремонт' })
  await desk.test.as(checker).post(`${card.url}/evidence`, { kind: 'register', title: 'Приказ' })
  await card.lead([checker, opine('fake')], [people.second, opine('fake')], [checker, write])
  expect(await edit({ truth: 'Иное' })).toMatchObject({ details: { field: 'truth' } })
})
