/** A part of an answer from the asking body to the asked one and back, and what who gives it never sees. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { ROUTES } from '@veche/contract/routes/all.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { workOnClarifications } from '../../../../test/answers/clarifying.ts'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { filesWith } from '../../../../test/places-of.ts'
import { newId } from '../../../platform/ids.ts'
import { buildJpeg, jpegSegment } from '../../../platform/pictures/testing.ts'
import type { Actor } from '../../access/index.ts'
import { findBrokenChain } from '../../incidents/index.ts'

const BODY = 'ministry-roads'
const ASK = 'Когда откроют задвижку на Мира?'
const SECRET = 'zqsecret'

let desk: Desk
let work: ReturnType<typeof workOnClarifications>
const of = (name: string, code: string) =>
  buildActor({ role: 'executor', name, scope: { kind: 'agency', code } })
const helper = of('Соисполнитель Пётр', BODY)
const colleague = of('Соисполнитель Инна', BODY)
const stranger = of('Посторонний Лев', 'administration-valday')
beforeAll(async () => {
  desk = await openDesk()
  work = workOnClarifications(desk, 'part')
  for (const actor of [helper, colleague, stranger]) await saveUser(desk.test.db, actor)
})
afterAll(() => desk.close())
beforeEach(() => {
  desk.test.clock.now = DESK_NOON
})

const as = (actor: Actor) => desk.test.as(actor)
const executor = () => desk.people.executor
const body = (changes: object = {}) => ({ id: newId(), agencyCode: BODY, personId: null, ...changes })
const ask = (id: string, changes: object = {}, actor: Actor = executor()) =>
  as(actor).post(`/incidents/${id}/contributions`, {
    ...{ bodies: [body()], ask: ASK, shownWords: 'Второй день нет воды', hours: 8, ...changes },
  })
const ofIncident = async (id: string) => (await as(executor()).get(`/incidents/${id}/contributions`)).json()
const read = async (partId: string, actor: Actor = helper) =>
  (await as(actor).get(`/contributions/${partId}`)).json()
async function act(actor: Actor, partId: string, type: string, words?: string) {
  const { revision } = await read(partId, actor)
  return as(actor).post(`/contributions/${partId}/commands`, {
    ...{ type, expectedRevision: revision ?? 1, ...(words !== undefined && { words }) },
  })
}
async function asked(changes: object = {}) {
  const question = await work.question()
  const reply = await ask(question.id, changes)
  expect([reply.statusCode, reply.body.slice(0, 200)]).toEqual([200, expect.anything()])
  const [part] = reply.json().contributions
  return { ...question, part }
}
async function toldTo(actor: Actor): Promise<string[]> {
  const rows = await desk.test.db
    .selectFrom('notification')
    .select('details')
    .where('userId', '=', actor.id)
    .where('kind', '=', 'contribution')
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  await desk.test.db.updateTable('notification').set({ kind: 'mention' }).execute()
  return rows.map(({ details }) => String((details as Record<string, unknown>).news))
}
const sweep = () => desk.runJob('answers.sweep_contributions')

describe('a part of an answer', () => {
  it('is asked, taken, given, sent back, given again and accepted, and everybody is told', async () => {
    const { id, part } = await asked()
    expect(part).toMatchObject({ state: 'asked', agencyCode: BODY, isLate: false })
    expect(await toldTo(helper)).toEqual(['asked'])
    const list = (await as(helper).get('/contributions')).json().contributions
    expect(list.find((one: { id: string }) => one.id === part.id)).toMatchObject({ ask: ASK, isMine: false })

    const ofAsking = async (actor: Actor) =>
      (await as(actor).get('/contributions?list=asked'))
        .json()
        .contributions.map((one: { id: string; incidentId: string }) => [one.id, one.incidentId])
    expect(await ofAsking(executor())).toContainEqual([part.id, id])
    expect(await ofAsking(helper)).toEqual([])
    expect(list.find((one: { id: string }) => one.id === part.id).incidentId).toBeNull()
    const today = (await as(executor()).get('/today')).json().items
    expect(today.find((one: { id: string }) => one.id === id)).toMatchObject({
      ...{ act: 'open', awaitedPart: { agencyCode: BODY, dueAt: part.dueAt, more: 0 } },
    })

    expect((await act(helper, part.id, 'take')).json()).toMatchObject({ state: 'taken', isMine: true })
    expect((await act(helper, part.id, 'say', 'Какая задвижка?')).statusCode).toBe(200)
    expect(await toldTo(executor())).toEqual(['said'])
    expect((await act(executor(), part.id, 'say', 'У дома 5')).statusCode).toBe(200)
    expect(await toldTo(helper)).toEqual(['said'])
    expect((await act(helper, part.id, 'give', 'Откроем завтра')).json()).toMatchObject({ state: 'given' })
    expect(await toldTo(executor())).toEqual(['given'])
    expect((await act(executor(), part.id, 'send_back', 'Назовите час')).statusCode).toBe(200)
    expect(await toldTo(helper)).toEqual(['sent_back'])
    expect((await act(helper, part.id, 'give', 'Откроем 25 ноября в 9:00')).statusCode).toBe(200)
    const accepted = (await act(executor(), part.id, 'accept')).json()
    expect(accepted).toMatchObject({ state: 'accepted', answer: 'Откроем 25 ноября в 9:00', acts: [] })
    expect(await toldTo(helper)).toEqual(['accepted'])

    const { posts } = await read(part.id)
    expect(
      posts.map(({ kind, isOfWriter }: { kind: string; isOfWriter: boolean }) => [kind, isOfWriter]),
    ).toEqual([
      ['said', false],
      ['said', true],
      ['given', false],
      ['sent_back', true],
      ['given', false],
    ])
    const { activities } = (await as(executor()).get(`/incidents/${id}/activity`)).json()
    expect(activities.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining([
        ...['contribution_asked', 'contribution_taken', 'contribution_given'],
        ...['contribution_sent_back', 'contribution_accepted'],
      ]),
    )
    expect(await findBrokenChain(desk.test.db)).toBeNull()
  })

  it('moves no deadline of the question', async () => {
    const question = await work.question()
    const before = await work.deadlines(question.id)
    await ask(question.id)
    expect(await work.deadlines(question.id)).toEqual(before)
  })

  it('is asked of several bodies at once, and asking again with the same ids asks nobody twice', async () => {
    const question = await work.question()
    const bodies = [body(), body({ agencyCode: 'administration-valday' })]
    await ask(question.id, { bodies })
    const again = await ask(question.id, { bodies })
    expect(again.json().contributions).toHaveLength(2)
    expect(await toldTo(stranger)).toEqual(['asked'])
    // Also where the question has moved on since: nobody may ask any more, and this was asked.
    await desk.test.db
      .updateTable('incident')
      .set({ step: 'approval' })
      .where('id', '=', question.id)
      .execute()
    expect((await ask(question.id, { bodies })).statusCode).toBe(200)
    expect((await ask(question.id)).statusCode).not.toBe(200)
  })

  it('is given to one person where one is named', async () => {
    const { part } = await asked({ bodies: [body({ personId: colleague.id })] })
    expect(part.personName).toBe(colleague.name)
    expect(await toldTo(colleague)).toEqual(['asked'])
    expect(await toldTo(helper)).toEqual([])
  })

  it('is refused with a reason, and then may be asked of them again', async () => {
    const { id, part } = await asked()
    expect((await act(helper, part.id, 'refuse', 'Не наше: спросите водоканал')).statusCode).toBe(200)
    expect(await ofIncident(id)).toMatchObject({
      contributions: [{ state: 'refused', takenByName: helper.name, acts: [] }],
    })
    expect((await ask(id)).statusCode).toBe(200)
  })

  it('passes from one colleague to another', async () => {
    const { part } = await asked()
    await act(helper, part.id, 'take')
    expect((await act(colleague, part.id, 'release')).json().code).toBe('contribution.not_taken_by_you')
    expect((await act(colleague, part.id, 'take')).json()).toMatchObject({ takenByName: colleague.name })
    expect((await act(colleague, part.id, 'release')).json()).toMatchObject({
      state: 'asked',
      takenByName: null,
    })
  })
})

describe('its files', () => {
  const PDF = Buffer.from('%PDF-1.7 akt')
  type Sent = { id?: string; type?: string; bytes?: Buffer }
  async function bring(
    actor: Actor,
    partId: string,
    { id = newId(), type = 'application/pdf', bytes = PDF }: Sent = {},
  ) {
    const answer = await desk.test.app.inject({
      ...{
        method: 'POST',
        url: `/api/contributions/${partId}/files`,
        query: { id, name: 'Акт.pdf' },
        payload: bytes,
      },
      headers: { authorization: `Bearer ${await desk.test.tokenOf(actor)}`, 'content-type': type },
    })
    return { status: answer.statusCode, ...answer.json() }
  }
  const open = async (actor: Actor, partId: string, fileId: string) =>
    (await as(actor).get(`/contributions/${partId}/files/${fileId}`)).statusCode
  const remove = async (actor: Actor, partId: string, fileId: string, isRemoved = true) => {
    const answer = await as(actor).patch(`/contributions/${partId}/files/${fileId}`, { isRemoved })
    return { status: answer.statusCode, ...answer.json() }
  }

  it('are brought by the asked body, once each, and seen by it and by who writes the answer alone', async () => {
    const bodies = [body(), body({ agencyCode: 'administration-valday' })]
    const { id, part } = await asked({ bodies })
    const fileId = newId()
    for (let times = 0; times < 2; times += 1)
      expect(await bring(helper, part.id, { id: fileId })).toMatchObject({
        ...{ status: 200, mayBring: true, files: [{ id: fileId, name: 'Акт.pdf', byName: helper.name }] },
      })
    const camera = Buffer.from('Exif\0\0 GPS 58.5213 31.2710')
    const photo = buildJpeg({ extra: [jpegSegment(0xe1, camera)] })
    const { files } = await bring(colleague, part.id, { type: 'image/jpeg', bytes: photo })
    expect(files).toHaveLength(2)
    const shown = await as(executor()).get(`/contributions/${part.id}/files/${files[1].id}`)
    expect(shown.rawPayload.includes(camera)).toBe(false)
    const { contributions } = await ofIncident(id)
    const ofPart = (agencyCode: string) =>
      contributions.find((one: { agencyCode: string }) => one.agencyCode === agencyCode)
    expect(ofPart(BODY)).toMatchObject({ mayBring: false, files: [{ id: fileId }, { id: files[1].id }] })
    // The neighbour who gives another part of the same answer.
    const other = ofPart('administration-valday')
    expect((await read(other.id, stranger)).files).toEqual([])
    expect(await bring(stranger, part.id)).toMatchObject({ status: 404, code: 'contribution.not_found' })
    const seen = [helper, executor(), stranger].map((actor) => open(actor, part.id, fileId))
    expect(await Promise.all(seen)).toEqual([200, 200, 404])
    // Nor under the number of a part of their own.
    expect(await open(stranger, other.id, fileId)).toBe(404)
    expect(await remove(stranger, other.id, fileId)).toMatchObject({ status: 404 })
  })

  it('are taken away and put back by the body until the part is accepted, and whoever decides has seen them', async () => {
    const { part } = await asked()
    const { files } = await bring(helper, part.id)
    const fileId = files[0].id
    expect((await remove(executor(), part.id, fileId)).status).not.toBe(200)
    expect(await remove(colleague, part.id, fileId)).toMatchObject({ status: 200, files: [] })
    expect(await open(helper, part.id, fileId)).toBe(404)
    expect(await remove(colleague, part.id, fileId, false)).toMatchObject({ files: [{ id: fileId }] })
    await act(helper, part.id, 'give', 'Откроем завтра')
    const { revision } = await read(part.id, executor())
    await toldTo(executor())
    await bring(helper, part.id)
    expect(await toldTo(executor())).toEqual(['given'])
    const blind = await as(executor()).post(`/contributions/${part.id}/commands`, {
      ...{ type: 'accept', expectedRevision: revision },
    })
    expect(blind.json().code).toBe('contribution.changed_meanwhile')
    expect((await act(executor(), part.id, 'accept')).json()).toMatchObject({ mayBring: false })
    expect(await bring(helper, part.id)).toMatchObject({ status: 409, code: 'contribution.ended' })
    expect(await remove(helper, part.id, fileId)).toMatchObject({ status: 409 })
    expect(await open(executor(), part.id, fileId)).toBe(200)
  })

  it('are refused in words: of another kind, broken, an eleventh, an id of others', async () => {
    const { part } = await asked()
    const code = async (more: object) => (await bring(helper, part.id, more)).code
    expect(await code({ type: 'image/jpeg' })).toBe('contribution.file_unreadable')
    const first = newId()
    await bring(helper, part.id, { id: first })
    expect((await bring(colleague, part.id, { id: first })).code).toBe('contribution.file_id_taken')
    for (let count = 1; count < 10; count += 1) await bring(helper, part.id)
    expect(await code({})).toBe('contribution.too_many_files')
  })

  it('that were taken away go with their bytes after a day', async () => {
    const { part } = await asked()
    const bytes = Buffer.from('%PDF-1.7 zqgone')
    const { files } = await bring(helper, part.id, { bytes })
    const [file] = files
    await remove(helper, part.id, file.id)
    desk.passMs(25 * 60 * MINUTE_MS)
    await desk.runJob('answers.remove_part_files')
    expect((await remove(helper, part.id, file.id, false)).code).toBe('contribution.file_not_found')
    expect(filesWith(desk.test.product.config.dataDir, 'zqgone')).toEqual([])
  })
})

describe('its term', () => {
  it('leaves time to make the answer, and says so before it is asked', async () => {
    const { id } = await work.question()
    const url = `/incidents/${id}/contributions/term?agencyCode=${BODY}`
    const { terms, answerDueAt, latestAt, people } = (await as(executor()).get(url)).json()
    const { deadline } = await work.card(id)
    expect(answerDueAt).toBe(deadline.dueAt)
    expect(terms.map(({ hours }: { hours: number }) => hours)).toEqual([2, 4, 8, 16, 24, 40])
    const whole = { isCut: false, isTooShort: false }
    expect(terms[0]).toEqual({ hours: 2, dueAt: '2026-11-24T11:48:00.000Z', ...whole })
    const now = desk.test.clock.now.getTime()
    const latest = now + Math.ceil((Date.parse(deadline.dueAt) - now) * 0.75)
    expect(latestAt).toBe(new Date(latest).toISOString())
    const cut = { dueAt: new Date(latest).toISOString(), isCut: true, isTooShort: false }
    expect(terms.at(-1)).toEqual({ hours: 40, ...cut })
    // So late that three quarters of what is left are less than an hour of work.
    desk.test.clock.now = new Date(Date.parse(deadline.dueAt) - 56 * MINUTE_MS)
    const late = (await as(executor()).get(url)).json()
    expect(late.terms[2]).toMatchObject({ hours: 8, isCut: true, isTooShort: true })
    desk.test.clock.now = new Date(Date.parse(deadline.dueAt) + MINUTE_MS)
    expect((await as(executor()).get(url)).json()).toMatchObject({ answerDueAt: null })
    expect(people.map(({ name }: { name: string }) => name)).toEqual([colleague.name, helper.name])
  })

  it('is a moment of one’s own too, up to the bound and not before now', async () => {
    const dueAt = new Date(desk.test.clock.now.getTime() + 90 * MINUTE_MS).toISOString()
    const { part } = await asked({ dueAt })
    expect(part.dueAt).toBe(dueAt)
    await act(executor(), part.id, 'withdraw', 'Узнали сами')
    const { id } = await work.question()
    const { latestAt } = (
      await as(executor()).get(`/incidents/${id}/contributions/term?agencyCode=${BODY}`)
    ).json()
    const late = await ask(id, { dueAt: new Date(Date.parse(latestAt) + MINUTE_MS).toISOString() })
    expect([late.statusCode, late.json().code, late.json().details]).toEqual([
      ...[400, 'contribution.due_too_late', { field: 'dueAt', latestAt }],
    ])
    const passed = await ask(id, { dueAt: DESK_NOON.toISOString() })
    expect([passed.statusCode, passed.json().code]).toEqual([400, 'contribution.due_passed'])
  })

  it('reminds once before it and once at it, then of the writer too', async () => {
    const { part } = await asked({ hours: 2 })
    await act(helper, part.id, 'take')
    await toldTo(helper)
    const at = (ms: number) => {
      desk.test.clock.now = new Date(Date.parse(part.dueAt) + ms)
    }
    at(-20 * MINUTE_MS)
    await sweep()
    await sweep()
    expect(await toldTo(helper)).toEqual(['soon'])
    at(MINUTE_MS)
    await sweep()
    await sweep()
    expect((await read(part.id)).isLate).toBe(true)
    const told = await desk.test.db
      .selectFrom('notification')
      .select(['userId', 'details'])
      .where('kind', '=', 'contribution')
      .execute()
    expect(told.map(({ userId }) => userId).toSorted()).toEqual([executor().id, helper.id].toSorted())
    await toldTo(helper)
  })

  it('tells whoever has the question by then, not who asked and was relieved of it', async () => {
    const { id, part } = await asked({ hours: 2 })
    const heir = of('Преемница Вера', DESK_AGENCY)
    await saveUser(desk.test.db, heir)
    await desk.test.db.updateTable('incident').set({ assigneeId: heir.id }).where('id', '=', id).execute()
    await toldTo(helper)
    desk.test.clock.now = new Date(Date.parse(part.dueAt) + MINUTE_MS)
    await sweep()
    expect(await tellers()).toEqual([heir.id])

    // In nobody's hands it is of the others of its body once it was given back.
    const given = { assigneeId: null, releasedBy: executor().id }
    await desk.test.db.updateTable('incident').set(given).where('id', '=', id).execute()
    await act(helper, part.id, 'give', 'Откроем 25 ноября')
    const told = await tellers()
    expect(told).toContain(heir.id)
    expect(told).not.toContain(executor().id)
  })
})

/** Who of the asking side was told since the last look. */
async function tellers(): Promise<string[]> {
  const rows = await desk.test.db
    .selectFrom('notification')
    .select('userId')
    .where('kind', '=', 'contribution')
    .where('incidentId', 'is not', null)
    .execute()
  await desk.test.db.updateTable('notification').set({ kind: 'mention' }).execute()
  return rows.map(({ userId }) => userId)
}

describe('parts that nobody needs any more', () => {
  it('end by themselves when the question leaves its body, and are refused before that', async () => {
    const { id, part } = await asked()
    await toldTo(helper)
    const { version } = await work.card(id)
    const moved = await as(desk.people.moderator).post(`/incidents/${id}/commands`, {
      ...{ type: 'assign', agencyCode: 'administration-valday', expectedVersion: version },
    })
    expect(moved.json()).toMatchObject({ agencyCode: 'administration-valday' })
    expect(await read(part.id)).toMatchObject({ state: 'not_needed', acts: [] })
    expect((await act(helper, part.id, 'give', 'Поздно')).json().code).toBe('contribution.ended')
    await sweep()
    expect(await toldTo(helper)).toEqual(['ended'])
    const { contributions } = (await as(helper).get('/contributions')).json()
    expect(contributions.map((one: { id: string }) => one.id)).not.toContain(part.id)
    const ended = (await as(helper).get('/contributions?list=ended')).json().contributions
    expect(ended[0]).toMatchObject({ id: part.id, state: 'not_needed' })
  })
})

describe('refusals', () => {
  it('has a code for each', async () => {
    const { id, part } = await asked()
    const code = async (reply: Promise<{ json: () => { code: string } }>) => (await reply).json().code
    expect(await code(ask(id))).toBe('contribution.already_asked')
    expect(await code(ask(id, { bodies: [body({ agencyCode: 'administration-borovichi' })] }))).toBe(
      'contribution.own_body',
    )
    expect(await code(ask(id, { bodies: [body({ agencyCode: 'nobody' })] }))).toBe(
      'contribution.unknown_body',
    )
    expect(
      await code(ask(id, { bodies: [body({ agencyCode: 'administration-valday', personId: helper.id })] })),
    ).toBe('contribution.not_of_body')
    const phone = {
      shownWords: 'Позвоните +7 921 123-45-67',
      bodies: [body({ agencyCode: 'administration-valday' })],
    }
    expect(await code(ask(id, phone))).toBe('contribution.personal_data')
    expect((await ask(id, { ...phone, isConfirmed: true })).statusCode).toBe(200)
    expect(await code(ask(id, {}, helper))).toBe('incident.not_found')
    expect(await code(act(helper, part.id, 'accept'))).toBe('contribution.step_not_allowed')
    expect(await code(act(executor(), part.id, 'give', 'Сами'))).toBe('contribution.step_not_allowed')
    expect(await code(act(stranger, part.id, 'take'))).toBe('contribution.not_found')
    const stale = { type: 'take', expectedRevision: 9 }
    expect(await code(as(helper).post(`/contributions/${part.id}/commands`, stale))).toBe(
      'contribution.changed_meanwhile',
    )
    await act(executor(), part.id, 'withdraw', 'Узнали сами')
    expect(await code(act(helper, part.id, 'take'))).toBe('contribution.ended')
    const other = await work.question()
    expect(await code(ask(other.id, { bodies: [body({ id: part.id })] }))).toBe('contribution.key_taken')
  })
})

describe('a co-executor', () => {
  it('gets nothing of the question but their part, by whatever route', async () => {
    const { id, part, root, author } = await asked({ shownWords: 'Нет воды' })
    await work.reply({ id, root, author, surface: 'comment', container: 'wall-1', thread: root }, SECRET)
    await act(helper, part.id, 'take')
    const { number, thread } = await work.card(id)
    const messageId = thread[0].id
    const own = new Set(['/api/contributions', '/api/contributions/{contributionId}'])
    const filled: Record<string, string> = {
      ...{
        incidentId: id,
        messageId,
        contributionId: part.id,
        no: '0',
        number: String(number),
        queue: 'all',
      },
    }
    const leaks: string[] = []
    let asks = 0
    for (const route of ROUTES.filter(({ method, path }) => method === 'GET' && path.startsWith('/api/'))) {
      const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? id)
      if (path.includes('/events')) continue
      const reply = await as(helper).get(path.slice('/api'.length))
      asks += 1
      const words = [id, messageId, SECRET, 'Анна', 'part-author']
      const found = reply.statusCode < 400 ? words.filter((one) => one && reply.body.includes(one)) : []
      if (own.has(route.path)) expect([route.path, found]).toEqual([route.path, []])
      else if (found.length > 0) leaks.push(`${route.path}: ${found.join()}`)
      if (route.path.includes('{incidentId}') && reply.statusCode < 400) leaks.push(route.path)
    }
    expect(asks).toBeGreaterThan(100)
    expect(leaks).toEqual([])
    const { version } = await work.card(id)
    const refused = [
      await as(helper).post(`/incidents/${id}/commands`, { type: 'take', expectedVersion: version }),
      await as(helper).post(`/incidents/${id}/notes`, { text: 'и я', mentions: [] }),
      await as(helper).post(`/incidents/${id}/clarifications`, {
        text: 'Где это?',
        expectedVersion: version,
      }),
      await as(helper).put(`/incidents/${id}/answer/draft`, { kind: 'final', text: 'Сами', baseVersion: 0 }),
      await ask(id, {}, helper),
    ]
    for (const reply of refused) expect([400, 403, 404]).toContain(reply.statusCode)
    for (const { body: words } of refused) expect(words).not.toContain(SECRET)
  })
})
