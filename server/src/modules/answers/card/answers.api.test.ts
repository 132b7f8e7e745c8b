import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'
import type { Incident } from '../../incidents/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const OURS = { agencyCode: DESK_AGENCY, municipalityCode: 'borovichi' }
const inWork = (changes: Partial<Incident> & { text?: string } = {}) =>
  saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    ...OURS,
    text: 'Когда заделают яму на Мира, 5?',
    ...changes,
  })
const stored = (id: string) =>
  desk.test.db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const versionsOf = (id: string) =>
  desk.test.db
    .selectFrom('answerVersion')
    .selectAll()
    .where('incidentId', '=', id)
    .orderBy('versionNo')
    .execute()
const outboxOf = (id: string) =>
  desk.test.db.selectFrom('outbox').selectAll().where('incidentId', '=', id).execute()
const answer = (actor: Actor, id: string) => {
  const client = desk.test.as(actor)
  const url = `/incidents/${id}/answer`
  return {
    save: (text: string, expectedRevision: number) =>
      client.put(`${url}/draft`, { kind: 'final', text, expectedRevision }),
    submit: (body: object) =>
      client.post(`${url}/submit`, {
        kind: 'final',
        text: GOOD_ANSWER,
        overrideReason: 'Тот же случай',
        ...body,
      }),
    approve: (body: object) => client.post(`${url}/approve`, body),
    sendBack: (body: object) =>
      client.post(`${url}/send-back`, { reasonCode: 'no_date', comment: 'Назовите срок', ...body }),
    read: async () => (await client.get(url)).json(),
  }
}

it('keeps the draft, and tells the second of two writers that there is another text', async () => {
  const { id } = await inWork()
  const first = answer(desk.people.executor, id)
  const second = answer(desk.people.coordinator, id)

  expect((await first.save('Здрав', 0)).json().drafts).toMatchObject([{ text: 'Здрав', revision: 1 }])
  expect((await first.save('Здравствуйте', 1)).json().drafts).toMatchObject([{ revision: 2 }])
  for (const revision of [0, 1, 3]) {
    const late = await second.save('Добрый день', revision)
    expect(late.statusCode).toBe(409)
    expect(late.json().code).toBe('answer.draft_changed_meanwhile')
  }
  expect((await second.read()).drafts).toMatchObject([
    { text: 'Здравствуйте', savedByName: desk.people.executor.name },
  ])
  expect((await second.save('Добрый день', 2)).statusCode).toBe(200)
  expect((await stored(id)).version).toBe(1)
})

it('lets one of ten savers through who start from the same text', async () => {
  const { id } = await inWork()
  const writer = answer(desk.people.executor, id)
  await writer.save('начало', 0)

  const saves = await Promise.all(Array.from({ length: 10 }, (_, index) => writer.save(`текст ${index}`, 1)))

  expect(saves.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  expect((await writer.read()).drafts[0].revision).toBe(2)
})

it('keeps the task with the person who writes', async () => {
  const { executor } = desk.people
  const { id } = await inWork({ assigneeId: executor.id, leaseUntil: desk.test.clock.now })

  await answer(executor, id).save('Здравствуйте', 0)

  expect((await stored(id)).leaseUntil).toEqual(new Date(desk.test.clock.now.getTime() + 15 * 60_000))
})

it('takes no draft where there is nothing to write', async () => {
  for (const step of ['assigned', 'approval', 'publishing', 'done'] as const) {
    const { id } = await inWork({ step })
    const late = await answer(desk.people.executor, id).save('поздно', 0)
    expect([late.statusCode, late.json().code]).toEqual([409, 'incident.step_not_allowed'])
    expect((await answer(desk.people.executor, id).read()).drafts).toEqual([])
  }
})

it('asks for a reason where the checklist has remarks', async () => {
  const { id } = await inWork()
  const writer = answer(desk.people.executor, id)
  const text = 'Ваше мнение очень важно'

  const bare = await writer.submit({ text, expectedVersion: 1, overrideReason: '' })
  expect([bare.statusCode, bare.json().code]).toEqual([400, 'answer.reason_required'])
  expect(bare.json().details.remarks).toBeGreaterThan(1)
  expect(await versionsOf(id)).toEqual([])

  const reasoned = await writer.submit({ text, expectedVersion: 1, overrideReason: 'Так просил глава' })
  expect(reasoned.json()).toMatchObject({ step: 'approval', version: 2 })
  expect(await versionsOf(id)).toMatchObject([{ versionNo: 1, overrideReason: 'Так просил глава' }])
})

it('refuses a text that fits no network, whatever the reason', async () => {
  const { id } = await inWork()

  const long = await answer(desk.people.executor, id).submit({
    text: GOOD_ANSWER + ' да'.repeat(2000),
    expectedVersion: 1,
    overrideReason: 'надо',
  })

  expect([long.statusCode, long.json().code]).toEqual([400, 'answer.too_long'])
})

it('goes from draft to version, back for rework, to the next version, and out', async () => {
  const { id } = await inWork()
  const { executor, moderator } = desk.people
  const writer = answer(executor, id)
  const approver = answer(moderator, id)
  await writer.save(GOOD_ANSWER, 0)

  expect((await writer.submit({ expectedVersion: 1 })).json()).toMatchObject({
    step: 'approval',
    abilities: { approve: false, send_back: false },
  })
  expect(await writer.read()).toMatchObject({
    drafts: [],
    versions: [{ versionNo: 1, isMine: true, decision: null }],
  })

  const back = await approver.sendBack({ versionNo: 1, expectedVersion: 2 })
  expect(back.json()).toMatchObject({ step: 'rework', version: 3 })
  const better = `${GOOD_ANSWER} Срок: до 1 декабря.`
  expect((await writer.submit({ text: better, expectedVersion: 3 })).json()).toMatchObject({
    step: 'approval',
  })

  const old = await approver.approve({ versionNo: 1, expectedVersion: 4 })
  expect([old.statusCode, old.json().code]).toEqual([409, 'answer.newer_version'])
  expect((await approver.approve({ versionNo: 2, expectedVersion: 4 })).json()).toMatchObject({
    step: 'publishing',
  })

  expect((await writer.read()).versions).toMatchObject([
    { versionNo: 1, decision: { outcome: 'sent_back', reasonCode: 'no_date', comment: 'Назовите срок' } },
    { versionNo: 2, text: better, decision: { outcome: 'approved', byName: moderator.name } },
  ])
  expect(await outboxOf(id)).toMatchObject([
    {
      state: 'queued',
      answerVersionNo: 2,
      attempts: 0,
      nextAttemptAt: desk.test.clock.now,
      message: { text: better },
    },
  ])
})

it('wants another pair of eyes, also when the writer may approve', async () => {
  const { id } = await inWork()
  const own = answer(desk.people.moderator, id)
  await own.submit({ expectedVersion: 1 })

  for (const act of [own.approve, own.sendBack]) {
    const refused = await act({ versionNo: 1, expectedVersion: 2 })
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'answer.four_eyes'])
  }
  const card = await desk.test.as(desk.people.moderator).get(`/incidents/${id}`)
  expect(card.json().abilities).toMatchObject({ approve: false, send_back: false })
  expect(await outboxOf(id)).toEqual([])
})

it('keeps four eyes in the database too, for a check that is forgotten in the code', async () => {
  const { id } = await inWork()
  await answer(desk.people.moderator, id).submit({ expectedVersion: 1 })

  const forged = desk.test.db
    .updateTable('answerVersion')
    .set({ outcome: 'approved', decidedBy: desk.people.moderator.id, decidedAt: desk.test.clock.now })
    .where('incidentId', '=', id)
    .execute()

  await expect(forged).rejects.toMatchObject({ code: '23514' })
})

it('lets an agency approve for itself only when it is trusted to publish', async () => {
  const heads = { [DESK_AGENCY]: desk.people.head } as Record<string, Actor>
  const trusted = 'administration-novgorod-city'
  heads[trusted] = buildActor({ role: 'head', scope: { kind: 'agency', code: trusted } })
  for (const [agencyCode, status] of [
    [DESK_AGENCY, 403],
    [trusted, 200],
  ] as const) {
    const { id } = await inWork({ agencyCode })
    await answer(desk.people.dispatcher, id).submit({ expectedVersion: 1 })
    const approved = await answer(heads[agencyCode]!, id).approve({ versionNo: 1, expectedVersion: 2 })
    expect(approved.statusCode).toBe(status)
  }
})

it('queues one publication, however many approve at the same moment', async () => {
  const { id } = await inWork()
  await answer(desk.people.executor, id).submit({ expectedVersion: 1 })
  const approver = answer(desk.people.moderator, id)

  const approvals = await Promise.all(
    Array.from({ length: 12 }, () => approver.approve({ versionNo: 1, expectedVersion: 2 })),
  )

  expect(approvals.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  expect(await outboxOf(id)).toHaveLength(1)
})

it('approves nothing without its place in line: both are written or none', async () => {
  const { id } = await inWork()
  await answer(desk.people.executor, id).submit({ expectedVersion: 1 })
  await sql`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'disk full'; end $$;
    create trigger refuse before insert on outbox for each row execute function refuse()`.execute(
    desk.test.owner,
  )

  const failed = await answer(desk.people.moderator, id).approve({ versionNo: 1, expectedVersion: 2 })
  await sql`drop trigger refuse on outbox; drop function refuse`.execute(desk.test.owner)

  expect(failed.statusCode).toBe(500)
  expect(await stored(id)).toMatchObject({ step: 'approval', version: 2 })
  expect(await versionsOf(id)).toMatchObject([{ outcome: null, decidedBy: null }])
})

it('does not approve while the author’s newer message is unread', async () => {
  const { id } = await inWork()
  await answer(desk.people.executor, id).submit({ expectedVersion: 1 })
  await desk.test.db.updateTable('incident').set({ hasUnreadFollowUp: true }).where('id', '=', id).execute()
  const approver = answer(desk.people.moderator, id)

  const blocked = await approver.approve({ versionNo: 1, expectedVersion: 2 })
  expect([blocked.statusCode, blocked.json().code]).toEqual([409, 'incident.unread_follow_up'])

  const client = desk.test.as(desk.people.moderator)
  await client.post(`/incidents/${id}/commands`, { type: 'read_follow_ups', expectedVersion: 2 })
  expect((await approver.approve({ versionNo: 1, expectedVersion: 3 })).statusCode).toBe(200)
})

it('warns that an answer speaks of another matter than its question, and lets it go', async () => {
  const { id } = await inWork({ text: 'На детской площадке сломана горка, дети поранятся', topicCode: null })
  const check = async (text: string) => {
    const body = { kind: 'final', text, outcome: 'explained' }
    const said = await desk.test.as(desk.people.executor).post(`/incidents/${id}/answer/check`, body)
    return said.json().checks.find(({ code }: { code: string }) => code === 'same_matter')
  }
  const other = 'Здравствуйте! Автобус вышел на маршрут по расписанию, опоздания рейсов больше не будет.'
  expect(await check(other)).toMatchObject({
    state: 'unsure',
    words: [expect.any(String), expect.any(String)],
  })
  expect(await check('Здравствуйте! Горку на площадке починят 3 декабря.')).toBeUndefined()
})
