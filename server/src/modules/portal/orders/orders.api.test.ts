import { buffer } from 'node:stream/consumers'
import type { Scope } from '@veche/contract/access.ts'
import { BULLETIN_PAPERS } from '@veche/contract/values/orders.ts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { listIncidentNumbers } from '../../incidents/index.ts'
import { seedArticles } from '../knowledge/index.ts'
import { bulletinFileJobs } from './bulletin-files.ts'
import { openBulletinsOf } from './bulletin-list.repository.ts'
import { notifyNewcomers, orderJobs, remindOfOrders } from './notify-bulletin.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(() => {
  desk.test.clock.now = DESK_NOON
})
afterAll(() => desk.close())

const OURS = { roles: [], agencyCodes: [DESK_AGENCY], municipalityCodes: [] }
const NEWS = { title: 'Новая форма отчёта', text: 'С понедельника форма другая.', audience: OURS }
const TASK = { act: 'Прислать список домов', dueOn: '2026-11-30', doneBy: 'person' }
const as = (actor: Actor) => desk.test.as(actor)
const now = () => desk.test.clock.now.toISOString()
const at = (wall: string) => {
  desk.test.clock.now = new Date(`${wall}+03:00`)
}
const post = async (actor: Actor, path: string, body: object) => {
  const response = await as(actor).post(`/bulletins${path}`, body)
  return { status: response.statusCode, ...response.json() }
}
const read = async (actor: Actor, id: string) => {
  const response = await as(actor).get(`/bulletins/${id}`)
  return { status: response.statusCode, ...response.json() }
}
const listed = async (actor: Actor, query = 'list=open'): Promise<string[]> =>
  (await as(actor).get(`/bulletins?${query}`)).json().bulletins.map(({ title }: { title: string }) => title)
const run = (actor: Actor, id: string, command: object) => post(actor, `/${id}/commands`, command)
const receive = (actor: Actor, id: string, versionNo = 1, pressedAt = now()) =>
  post(actor, `/${id}/receipts`, { versionNo, pressedAt })
const say = (actor: Actor, id: string, body: object = {}) =>
  post(actor, `/${id}/deeds`, { id: newId(), state: 'done', pressedAt: now(), ...body })
/** As the worker does it. */
async function tell(): Promise<void> {
  const added = desk.test.jobs.splice(0).filter(({ name }) => name === 'orders.tell')
  const job = orderJobs(desk.test.context).find(({ name }) => name === 'orders.tell')
  await job?.handle(added.map(({ payload }) => payload))
}
async function told(userId: string, id: string): Promise<string[]> {
  await tell()
  return desk.test.db
    .selectFrom('notification')
    .select(['details', 'readAt'])
    .where('userId', '=', userId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
    .then((rows) =>
      rows.flatMap(({ details }) => {
        const { bulletinId, news } = details as { bulletinId?: string; news: string }
        return bulletinId === id ? [news] : []
      }),
    )
}
async function published(body: object = {}, actor: Actor = desk.people.moderator): Promise<string> {
  const { id } = await post(actor, '', { ...NEWS, ...body })
  expect(await run(actor, id, { type: 'publish', expectedVersion: 1 })).toMatchObject({ status: 200 })
  return id
}
/** They leave with their test: whom an order reaches is counted. */
const hired: string[] = []
async function hire(role: 'executor' | 'head' | 'coordinator', scope: Scope): Promise<Actor> {
  const actor = await saveUser(desk.test.db, buildActor({ role, scope, name: 'Новый человек' }))
  hired.push(actor.id)
  return actor
}
afterEach(async () => {
  if (hired.length > 0) await desk.test.db.deleteFrom('roleGrant').where('userId', 'in', hired).execute()
})

async function getUnitCode(): Promise<string> {
  const { agencies } = await getDirectory(desk.test.db)
  const [unit] = agencies.find(({ code }) => code === DESK_AGENCY)?.units ?? []
  if (!unit) throw new Error('The body has no unit')
  return unit.code
}

describe('writing', () => {
  it('is seen by nobody until it is published, then by those it is addressed to', async () => {
    const { moderator, dispatcher, executor, coordinator } = desk.people
    const draft = await post(moderator, '', { ...NEWS, title: 'Черновик' })
    expect(draft).toMatchObject({ status: 200, state: 'draft', mayChange: true, maySeePeople: false })
    expect((await read(executor, draft.id)).status).toBe(404)
    expect((await read(dispatcher, draft.id)).status).toBe(404)
    expect(await listed(moderator, 'list=mine')).toContain('Черновик')

    await run(moderator, draft.id, { type: 'publish', expectedVersion: 1 })
    expect(await read(executor, draft.id)).toMatchObject({
      status: 200,
      state: 'open',
      isRead: false,
      isAddressed: true,
    })
    expect(await read(moderator, draft.id)).toMatchObject({ isAddressed: false, maySeePeople: true })
    expect(await listed(executor)).toContain('Черновик')
    // Whoever it is not addressed to finds nothing.
    const other = await hire('executor', { kind: 'agency', code: 'ministry-roads' })
    expect((await read(other, draft.id)).status).toBe(404)
    expect(await listed(other)).not.toContain('Черновик')
    expect((await read(dispatcher, draft.id)).status).toBe(404)
    expect(await told(coordinator.id, draft.id)).toEqual(['published'])
    expect(await told(other.id, draft.id)).toEqual([])
  })

  it('reaches a role in a municipality through its administration, its units and its territory', async () => {
    const id = await published({
      title: 'Главам и исполнителям',
      audience: { roles: ['executor'], agencyCodes: [], municipalityCodes: ['borovichi'] },
    })
    const inUnit = await hire('executor', { kind: 'unit', code: await getUnitCode() })
    const inPlace = await hire('executor', { kind: 'municipality', code: 'borovichi' })
    const { executor, coordinator } = desk.people
    const statuses = [executor, inPlace, inUnit, coordinator].map(async (one) => (await read(one, id)).status)
    expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404])
  })

  it('lets whoever leads one body address that body and its municipality alone', async () => {
    const { head, executor, coordinator } = desk.people
    const audience = (changes: object) => ({ ...NEWS, audience: { ...OURS, agencyCodes: [], ...changes } })
    const refused = { status: 403, code: 'bulletin.out_of_scope' }
    expect(await post(head, '', audience({}))).toMatchObject({ status: 403, code: 'bulletin.own_unnamed' })
    const withOthers = {
      agencyCodes: [DESK_AGENCY, 'ministry-roads'],
      municipalityCodes: ['borovichi', 'volot'],
    }
    const beyond = await post(head, '', audience(withOthers))
    expect(beyond).toMatchObject({ ...refused, details: { codes: ['ministry-roads', 'volot'] } })
    // The own body and its municipality are not among those to be taken away.
    expect(beyond.details.names.split(', ')).toHaveLength(2)
    const both = { agencyCodes: [DESK_AGENCY], municipalityCodes: ['borovichi'] }
    expect((await post(head, '', audience(both))).status).toBe(200)
    expect(await post(head, '', audience({ municipalityCodes: ['volot'] }))).toMatchObject(refused)
    expect((await post(head, '', audience({ municipalityCodes: ['borovichi'] }))).status).toBe(200)
    expect((await post(executor, '', NEWS)).status).toBe(403)
    const ofUnit = await hire('coordinator', { kind: 'unit', code: await getUnitCode() })
    expect(await post(ofUnit, '', NEWS)).toMatchObject(refused)
    // Widened afterwards it is refused too.
    const { id } = await post(head, '', NEWS)
    // A draft is its writer's alone, whoever leads them.
    const ofCoordinator = await post(coordinator, '', NEWS)
    expect((await read(head, ofCoordinator.id)).status).toBe(404)
    expect((await run(head, ofCoordinator.id, { type: 'publish', expectedVersion: 1 })).status).toBe(404)
    const wide = { ...NEWS, audience: { ...OURS, agencyCodes: [] } }
    expect((await as(head).put(`/bulletins/${id}`, wide)).json()).toMatchObject({
      code: 'bulletin.own_unnamed',
    })
    expect(await post(head, '', audience({ agencyCodes: ['no-such'] }))).toMatchObject({
      ...{ status: 400, code: 'directory.unknown_code' },
    })
  })

  it('asks for a day that has not passed, in the zone of the region', async () => {
    const { moderator } = desk.people
    // 23:30 of the 24th in the region.
    at('2026-11-24T23:30:00')
    const on = (dueOn: string) => post(moderator, '', { ...NEWS, task: { ...TASK, dueOn } })
    expect((await on('2026-11-24')).status).toBe(200)
    expect(await on('2026-11-23')).toMatchObject({ status: 400, code: 'bulletin.day_passed' })
    const late = await on('2026-11-24')
    at('2026-11-25T00:30:00')
    expect(await run(moderator, late.id, { type: 'publish', expectedVersion: 1 })).toMatchObject({
      ...{ status: 400, code: 'bulletin.day_passed' },
    })
    const mixed = { ...NEWS, task: { ...TASK, doneBy: 'municipality' } }
    expect(await post(moderator, '', mixed)).toMatchObject({ code: 'bulletin.bodies_are_no_municipalities' })
  })

  it('names what it links to, and refuses what is nowhere', async () => {
    const { moderator, executor } = desk.people
    await seedArticles(desk.test.db, DESK_NOON)
    const article = await desk.test.db.selectFrom('article').select('id').limit(1).executeTakeFirstOrThrow()
    const incident = await saveIncident(desk.test.db, { channelId: desk.channel.id })
    const [{ number = 0 } = {}] = await listIncidentNumbers(desk.test.db, [incident.id])
    const links = [
      { kind: 'incident', id: incident.id },
      { kind: 'article', id: article.id },
    ]
    const id = await published({ links })
    expect((await read(executor, id)).linkNames).toEqual([String(number), expect.stringMatching(/.{3,}/)])
    const nowhere = { ...NEWS, links: [{ kind: 'outage', id: newId() }] }
    expect(await post(moderator, '', nowhere)).toMatchObject({ status: 400, code: 'bulletin.unknown_link' })
    await desk.test.db
      .updateTable('article')
      .set({ withdrawnAt: DESK_NOON, withdrawnReason: 'Устарела' })
      .where('id', '=', article.id)
      .execute()
    expect((await read(executor, id)).linkNames).toEqual([String(number), null])
  })

  it('removes a draft for its writer alone, and nothing that was published', async () => {
    const { moderator, head } = desk.people
    const { id } = await post(head, '', { ...NEWS, title: 'Лишний черновик' })
    const remove = async (actor: Actor, one: string) => (await as(actor).delete(`/bulletins/${one}`)).json()
    expect(await remove(moderator, id)).toMatchObject({ code: 'bulletin.not_found' })
    expect(await listed(head, 'list=mine')).toContain('Лишний черновик')
    expect(await remove(head, id)).toEqual({ ok: true })
    expect((await read(head, id)).status).toBe(404)
    expect(await listed(head, 'list=mine')).not.toContain('Лишний черновик')
    expect(await run(head, id, { type: 'publish', expectedVersion: 1 })).toMatchObject({ status: 404 })
    expect(await remove(moderator, await published())).toMatchObject({ code: 'bulletin.not_draft' })
  })

  it('publishes the version that was read', async () => {
    const { moderator } = desk.people
    const { id } = await post(moderator, '', NEWS)
    await as(moderator).put(`/bulletins/${id}`, { ...NEWS, text: 'Иначе' })
    expect(await run(moderator, id, { type: 'publish', expectedVersion: 1 })).toMatchObject({
      ...{ status: 409, code: 'bulletin.changed_meanwhile' },
    })
    expect(await run(moderator, id, { type: 'publish', expectedVersion: 2 })).toMatchObject({
      ...{ status: 200, isCorrected: false, content: { text: 'Иначе' } },
    })
    expect(await run(moderator, id, { type: 'publish', expectedVersion: 2 })).toMatchObject({
      code: 'bulletin.not_draft',
    })
  })
})

describe('a receipt', () => {
  it('counts once however often it comes, with the moment of the first press', async () => {
    const { executor, moderator } = desk.people
    const id = await published()
    at('2026-11-24T13:00:00')
    const pressedAt = '2026-11-24T09:30:00.000Z'
    for (let repeat = 0; repeat < 3; repeat += 1)
      expect((await receive(executor, id, 1, pressedAt)).status).toBe(200)
    await receive(executor, id, 1, '2026-11-24T09:50:00Z')
    expect(await read(executor, id)).toMatchObject({ isRead: true, readAt: pressedAt, counts: { read: 1 } })
    expect((await read(moderator, id)).counts).toMatchObject({ people: 3, read: 1 })
    const rows = await desk.test.db
      .selectFrom('bulletinReceipt')
      .select('userId')
      .where('bulletinId', '=', id)
      .execute()
    expect(rows).toEqual([{ userId: executor.id }])
  })

  it('is not believed of the future, nor of the time before the text', async () => {
    const { executor, coordinator, head } = desk.people
    const id = await published()
    await receive(executor, id, 1, '2031-01-01T00:00:00Z')
    expect((await read(executor, id)).readAt).toBe(now())
    await receive(coordinator, id, 1, '2020-01-01T00:00:00Z')
    expect((await read(coordinator, id)).readAt).toBe(now())
    expect((await receive(head, id, 2)).status).toBe(404)
  })

  it('for an older version is saved, and the newer one waits', async () => {
    const { executor, coordinator, moderator } = desk.people
    const id = await published()
    await receive(coordinator, id)
    at('2026-11-24T14:00:00')
    const changed = { ...NEWS, text: 'С вторника форма другая.' }
    expect((await as(moderator).put(`/bulletins/${id}`, changed)).json()).toMatchObject({
      code: 'bulletin.note_required',
    })
    const corrected = await as(moderator).put(`/bulletins/${id}`, { ...changed, note: 'Другой день' })
    expect(corrected.json()).toMatchObject({ versionNo: 2, isCorrected: true, note: 'Другой день' })
    // Whoever had read reads again; who pressed without a line had the older words before them.
    expect((await read(coordinator, id)).isRead).toBe(false)
    expect((await receive(executor, id, 1, '2026-11-24T10:00:00Z')).status).toBe(200)
    expect(await read(executor, id)).toMatchObject({ isRead: false, counts: { read: 0 } })
    expect(await told(executor.id, id)).toEqual(['published', 'corrected'])
    await receive(executor, id, 2)
    expect(await read(executor, id)).toMatchObject({ isRead: true, counts: { read: 1 } })
    const { versions } = (await as(executor).get(`/bulletins/${id}/versions`)).json()
    expect(versions.map(({ note }: { note: string | null }) => note)).toEqual(['Другой день', null])
  })

  it('counts once also when several come at the same moment', async () => {
    const { executor, coordinator } = desk.people
    const id = await published({ title: 'Вместе', task: { ...TASK, doneBy: 'agency' } })
    const pressed = await Promise.all([1, 2, 3, 4].map(() => receive(executor, id)))
    expect(pressed.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await read(executor, id)).counts.read).toBe(1)
    const deed = { id: newId() }
    const done = await Promise.all([say(executor, id, deed), say(executor, id, deed), say(coordinator, id)])
    expect(done.map(({ status }) => status).filter((status) => status === 200).length).toBeLessThanOrEqual(2)
    const rows = await desk.test.db
      .selectFrom('bulletinDeed')
      .select('no')
      .where('bulletinId', '=', id)
      .execute()
    expect(rows).toEqual([{ no: 1 }])
  })

  it('stays as it was given, for the database too', async () => {
    const { executor } = desk.people
    const id = await published({ title: 'Навсегда', task: TASK })
    await receive(executor, id)
    await say(executor, id)
    const { db } = desk.test
    const refused = /permission denied/
    await expect(db.updateTable('bulletinReceipt').set({ pressedAt: DESK_NOON }).execute()).rejects.toThrow(
      refused,
    )
    await expect(db.deleteFrom('bulletinReceipt').execute()).rejects.toThrow(refused)
    await expect(db.updateTable('bulletinDeed').set({ words: 'иначе' }).execute()).rejects.toThrow(refused)
    await expect(db.updateTable('bulletinVersion').set({ note: 'иначе' }).execute()).rejects.toThrow(refused)
  })

  it('is not given by a program that may only read', async () => {
    const { executor } = desk.people
    const id = await published()
    const program = { ...executor, tokenScopes: ['read'] as const }
    expect((await read(program, id)).status).toBe(200)
    expect((await receive(program, id)).status).toBe(403)
    expect((await say(program, id)).status).toBe(403)
  })

  it('ends the notices that asked for it', async () => {
    const { executor } = desk.people
    const id = await published()
    await tell()
    const unread = () => as(executor).get('/notifications?unread=true')
    const speaks = async () =>
      (await unread())
        .json()
        .notifications.some(({ details }: { details: { bulletinId?: string } }) => details.bulletinId === id)
    expect(await speaks()).toBe(true)
    await receive(executor, id)
    expect(await speaks()).toBe(false)
  })

  it('changes nothing where the text did not change', async () => {
    const { executor, moderator } = desk.people
    const id = await published()
    await receive(executor, id)
    const { content } = await read(moderator, id)
    expect(
      (await as(moderator).put(`/bulletins/${id}`, { ...content, note: 'Ничего' })).json().versionNo,
    ).toBe(1)
    expect((await read(executor, id)).isRead).toBe(true)
  })
})

describe('an order', () => {
  it('for each person is done when the last of them has done it, and open again when one takes it back', async () => {
    const { executor, coordinator, head, moderator } = desk.people
    const id = await published({ title: 'Каждому', task: TASK })
    const deed = { id: newId(), words: 'Отправил', link: 'https://example.org/list' }
    await say(executor, id, deed)
    // The same press came twice.
    expect((await say(executor, id, deed)).status).toBe(200)
    expect((await read(moderator, id)).counts).toMatchObject({ must: 3, done: 1, cannot: 0, late: 0 })
    expect(await say(coordinator, id, { state: 'cannot' })).toMatchObject({ code: 'bulletin.words_required' })
    await say(coordinator, id, { state: 'cannot', words: 'Нет доступа к реестру' })
    await say(head, id)
    // Who cannot is left to the author.
    expect(await read(moderator, id)).toMatchObject({ state: 'open', counts: { done: 2, cannot: 1 } })
    await say(coordinator, id)
    expect(await read(moderator, id)).toMatchObject({ state: 'done', counts: { done: 3, cannot: 0 } })
    expect(await listed(executor)).not.toContain('Каждому')
    expect(await listed(executor, 'list=archive')).toContain('Каждому')
    await say(executor, id, { state: 'taken_back' })
    expect(await read(executor, id)).toMatchObject({ state: 'open', deed: null, counts: { done: 2 } })
    const rows = await desk.test.db
      .selectFrom('bulletinDeed')
      .select('no')
      .where('bulletinId', '=', id)
      .execute()
    expect(rows).toHaveLength(5)
  })

  it('takes no word over another that was said meanwhile, says whose it is, and keeps both in order', async () => {
    const { executor, coordinator, moderator } = desk.people
    const id = await published({ title: 'Два окна', task: { ...TASK, doneBy: 'agency' } })
    const done = { id: newId(), after: null }
    expect((await say(executor, id, done)).status).toBe(200)
    const stale = { after: null, state: 'cannot', words: 'Нет доступа' }
    // The same person in another window, and a colleague: neither saw it.
    for (const one of [executor, coordinator])
      expect(await say(one, id, stale)).toMatchObject({
        ...{ status: 409, code: 'bulletin.said_meanwhile' },
        details: { id: done.id, state: 'done', by: executor.name },
      })
    expect((await read(moderator, id)).counts).toMatchObject({ done: 1, cannot: 0 })
    // Who pressed the same says nothing against it; whoever has seen it decides.
    expect((await say(executor, id, { after: null })).status).toBe(200)
    expect((await say(executor, id, { ...stale, after: done.id })).status).toBe(200)
    expect((await read(moderator, id)).counts).toMatchObject({ done: 0, cannot: 1 })
    const rows = await desk.test.db
      .selectFrom('bulletinDeed')
      .select(['no', 'state'])
      .where('bulletinId', '=', id)
      .orderBy('no')
      .execute()
    expect(rows.map(({ state }) => state)).toEqual(['done', 'cannot'])
  })

  it('that is done after its day stays late in the counts', async () => {
    const { executor, coordinator, moderator, head } = desk.people
    const id = await published({ title: 'Поздно', task: TASK })
    const ofBody = await published({ title: 'Поздно, один', task: { ...TASK, doneBy: 'agency' } })
    await say(coordinator, id)
    at('2026-12-02T10:00:00')
    await say(executor, id)
    await say(executor, ofBody)
    const { counts } = await read(moderator, id)
    expect(counts).toMatchObject({ must: 3, done: 2, doneLate: 1, late: 1 })
    expect((await read(moderator, ofBody)).counts).toMatchObject({ done: 1, doneLate: 1, late: 0 })
    const { groups } = (await as(head).get(`/bulletins/${id}/progress`)).json()
    expect(groups).toMatchObject([{ done: 2, doneLate: 1, isLate: true }])
  })

  it('for each municipality is done by one of each, also where nobody has an account', async () => {
    const { executor, coordinator, moderator, head } = desk.people
    const id = await published({
      title: 'Один от округа',
      audience: { roles: [], agencyCodes: [], municipalityCodes: ['borovichi', 'volot'] },
      task: { ...TASK, doneBy: 'municipality' },
    })
    expect(await read(executor, id)).toMatchObject({
      isMine: true,
      subjects: ['borovichi'],
      counts: { must: 2 },
    })
    await say(executor, id, { words: 'Список у вас' })
    expect(await say(coordinator, id)).toMatchObject({ status: 409, code: 'bulletin.done_already' })
    expect(await say(coordinator, id, { state: 'taken_back' })).toMatchObject({ code: 'bulletin.not_yours' })
    expect(await read(head, id)).toMatchObject({ deed: 'done', deeds: [{ byName: executor.name }] })
    const { groups } = (await as(moderator).get(`/bulletins/${id}/progress`)).json()
    expect(groups).toMatchObject([
      { municipalityCode: 'borovichi', must: 1, done: 1, deed: { words: 'Список у вас' } },
      { municipalityCode: 'volot', people: 0, must: 1, done: 0, deed: null },
    ])
    const volot = await hire('executor', { kind: 'agency', code: 'administration-volot' })
    expect(await say(volot, id, { subject: 'borovichi' })).toMatchObject({ code: 'bulletin.not_yours' })
    await say(volot, id)
    expect(await read(moderator, id)).toMatchObject({ state: 'done', counts: { must: 2, done: 2 } })
  })

  it('is asked of whoever comes while it is open, and of nobody after', async () => {
    const { moderator, executor } = desk.people
    const id = await published({ title: 'И тем, кто придёт', task: TASK })
    const newcomer = await hire('executor', { kind: 'agency', code: DESK_AGENCY })
    expect(await read(newcomer, id)).toMatchObject({ isMine: true, isRead: false })
    expect((await read(moderator, id)).counts.people).toBe(4)
    await notifyNewcomers(desk.test.context)
    await notifyNewcomers(desk.test.context)
    expect(await told(newcomer.id, id)).toEqual(['published'])
    expect(await told(executor.id, id)).toEqual(['published'])
    expect((await run(moderator, id, { type: 'close' })).state).toBe('done')
    expect(await say(newcomer, id)).toMatchObject({ status: 409, code: 'bulletin.closed' })
    await desk.test.db.deleteFrom('roleGrant').where('userId', '=', newcomer.id).execute()
    expect((await read(newcomer, id)).status).toBe(403)
  })

  it('that is withdrawn stays in the archive with its reason and takes no deeds', async () => {
    const { executor, moderator, head } = desk.people
    const id = await published({ title: 'Отозванное', task: TASK })
    expect(await run(moderator, id, { type: 'withdraw', reason: 'Поручение отменено' })).toMatchObject({
      ...{ state: 'withdrawn', withdrawn: { reason: 'Поручение отменено', name: moderator.name } },
    })
    expect(await say(executor, id)).toMatchObject({ code: 'bulletin.withdrawn' })
    // Pressed before it was withdrawn, on a cut line.
    expect((await receive(head, id)).status).toBe(200)
    expect(await listed(executor)).not.toContain('Отозванное')
    expect(await listed(executor, 'list=archive&search=отозванного')).toContain('Отозванное')
    expect(await run(moderator, id, { type: 'withdraw', reason: 'Ещё раз' })).toMatchObject({
      code: 'bulletin.not_open',
    })
    expect((await as(moderator).put(`/bulletins/${id}`, { ...NEWS, note: 'Нет' })).json()).toMatchObject({
      code: 'bulletin.not_open',
    })
  })

  it('is refused of news, and kept from becoming news', async () => {
    const { executor, moderator } = desk.people
    const news = await published()
    expect(await say(executor, news)).toMatchObject({ code: 'bulletin.asks_nothing' })
    const changed = await as(moderator).put(`/bulletins/${news}`, {
      ...NEWS,
      task: TASK,
      note: 'Теперь распоряжение',
    })
    expect(changed.json()).toMatchObject({ code: 'bulletin.kind_stays' })
  })
})

describe('who has read and done it', () => {
  it('is shown by name to the author, whoever leads their body, and administrators', async () => {
    const { coordinator, head, executor, administrator, dispatcher } = desk.people
    const id = await published({ title: 'Кто прочёл', task: TASK }, coordinator)
    await receive(executor, id)
    await say(executor, id, { words: 'Готово' })
    const status = async (actor: Actor) => (await as(actor).get(`/bulletins/${id}/people`)).statusCode
    expect(await Promise.all([coordinator, head, administrator, executor, dispatcher].map(status))).toEqual([
      ...[200, 200, 200, 403, 404],
    ])
    const people = async (query: string) =>
      (await as(coordinator).get(`/bulletins/${id}/people?${query}`))
        .json()
        .people.map(({ name }: { name: string }) => name)
    expect(await people('state=unread')).toEqual([head.name])
    expect(await people('state=done')).toEqual([executor.name])
    expect(await people('isCentre=true')).toEqual([])
    const first = (await as(coordinator).get(`/bulletins/${id}/people?limit=1`)).json()
    const second = (
      await as(coordinator).get(`/bulletins/${id}/people?limit=1&cursor=${first.nextCursor}`)
    ).json()
    expect([...first.people, ...second.people].map(({ name }) => name)).toEqual(
      [head.name, executor.name].toSorted(),
    )
    const file = await as(head).get(`/bulletins/${id}/people.csv`)
    expect(file.body).toContain(`${executor.name};24.11.2026 12:00;сделано;24.11.2026 12:00;Готово;`)
    expect((await as(executor).get(`/bulletins/${id}/people.csv`)).statusCode).toBe(403)
    // Everybody addressed sees how many.
    expect((await read(executor, id)).counts).toMatchObject({ people: 2, read: 1, done: 1 })
  })

  it('goes out as a table of the list, for whom each is and how many have done it, within what one sees', async () => {
    const { coordinator, executor, dispatcher } = desk.people
    const id = await published({ title: '=Перечень дворов', task: TASK }, coordinator)
    await receive(executor, id)
    await say(executor, id)
    const line = async (actor: Actor, query = '') => {
      const { body } = await as(actor).get(`/bulletins.csv?${query}`)
      return body.split('\r\n').find((one) => one.includes('=Перечень дворов'))
    }
    const { agencies } = await getDirectory(desk.test.db)
    const ours = agencies.find(({ code }) => code === DESK_AGENCY)?.name
    const shown = `распоряжение;'=Перечень дворов;действует;${ours};Прислать список домов;30.11.2026;`
    expect(await line(executor)).toBe(
      `${shown}${coordinator.name};24.11.2026 12:00;да;сделано;;2;1;2;1;0;0;0`,
    )
    expect(await line(coordinator, 'list=mine')).toContain(shown)
    expect(await line(dispatcher)).toBeUndefined()
    expect(await line(executor, 'kind=news')).toBeUndefined()
  })

  it('reminds those who have not read, once an hour', async () => {
    const { moderator, executor, coordinator } = desk.people
    const id = await published()
    await receive(executor, id)
    expect((await run(moderator, id, { type: 'remind' })).status).toBe(200)
    expect(await told(coordinator.id, id)).toEqual(['published', 'unread'])
    expect(await told(executor.id, id)).toEqual(['published'])
    at('2026-11-24T12:59:00')
    expect(await run(moderator, id, { type: 'remind' })).toMatchObject({
      status: 409,
      code: 'bulletin.reminded_lately',
    })
    at('2026-11-24T13:00:00')
    expect((await run(moderator, id, { type: 'remind' })).status).toBe(200)
    expect(await told(coordinator.id, id)).toEqual(['published', 'unread', 'unread'])
    expect((await run(coordinator, id, { type: 'remind' })).status).toBe(403)
  })
})

describe('whoever leads people', () => {
  it('sees who of their own has read and done what the centre asks, reminds those, and sees nobody else', async () => {
    const { moderator, executor, head, coordinator } = desk.people
    const stranger = await hire('executor', { kind: 'agency', code: 'ministry-roads' })
    const unit = await getUnitCode()
    const ofUnit = await hire('executor', { kind: 'unit', code: unit })
    const unitHead = await hire('head', { kind: 'unit', code: unit })
    const elsewhere = await hire('head', { kind: 'agency', code: 'administration-kholm' })
    const audience = { roles: ['executor', 'coordinator'], agencyCodes: [DESK_AGENCY, 'ministry-roads'] }
    const id = await published({ audience: { ...audience, municipalityCodes: [] }, task: TASK })
    await say(executor, id, { words: 'Готово' })
    const people = async (actor: Actor) =>
      (await as(actor).get(`/bulletins/${id}/people`))
        .json()
        .people?.map(({ userId }: { userId: string }) => userId)
        .toSorted()
    expect(await read(head, id)).toMatchObject({ maySeePeople: true, seesOwnPeople: true, mayChange: false })
    expect(await people(head)).toEqual([coordinator.id, executor.id, ofUnit.id].toSorted())
    expect(await people(unitHead)).toEqual([ofUnit.id])
    expect((await read(elsewhere, id)).status).toBe(404)
    expect((await as(executor).get(`/bulletins/${id}/people`)).statusCode).toBe(403)
    expect((await as(head).get(`/bulletins/${id}/progress`)).json()).toMatchObject({
      ...{ counts: { people: 3, must: 3, done: 1 }, groups: [{ municipalityCode: 'borovichi' }] },
    })
    expect((await as(head).get(`/bulletins/${id}/people.csv`)).body).not.toContain('ministry-roads')
    expect((await run(head, id, { type: 'remind' })).status).toBe(200)
    expect(await told(coordinator.id, id)).toEqual(['published', 'unread'])
    expect(await told(stranger.id, id)).toEqual(['published'])
    expect(await run(head, id, { type: 'remind' })).toMatchObject({ code: 'bulletin.reminded_lately' })
    // Neither is in the other's way.
    expect((await run(moderator, id, { type: 'remind' })).status).toBe(200)
    expect(await told(stranger.id, id)).toEqual(['published', 'unread'])
    expect((await run(elsewhere, id, { type: 'remind' })).status).toBe(403)
  })
})

describe('reminders', () => {
  const remind = () => remindOfOrders(desk.test.context)

  it('come the working day before, on the day, after it, and then to the head, each once', async () => {
    const { executor, coordinator, head } = desk.people
    const audience = { ...OURS, roles: ['executor', 'coordinator'] }
    const id = await published({ title: 'К понедельнику', audience, task: TASK })
    await say(coordinator, id)
    const both = async () => [await told(executor.id, id), await told(head.id, id)]
    at('2026-11-26T10:00:00')
    await remind()
    at('2026-11-27T08:50:00')
    await remind()
    expect(await both()).toEqual([['published'], []])
    at('2026-11-27T09:00:00')
    // Two workers at once, and a third time later.
    await Promise.all([remind(), remind()])
    await remind()
    expect(await both()).toEqual([['published', 'eve'], []])
    // Notices are forgotten by age; that it was reminded of is not.
    await desk.test.db.deleteFrom('notification').where('userId', '=', executor.id).execute()
    await remind()
    expect(await both()).toEqual([[], []])
    for (const day of ['2026-11-28', '2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03']) {
      at(`${day}T09:10:00`)
      await remind()
    }
    expect(await both()).toEqual([['day', 'late'], ['head']])
    const unread = async () =>
      (await as(executor).get('/notifications?unread=true'))
        .json()
        .notifications.map(({ details }: { details: { bulletinId?: string; news?: string } }) =>
          details.bulletinId === id ? details.news : null,
        )
    expect(await unread()).toEqual(expect.arrayContaining(['day', 'late']))
    expect(await told(coordinator.id, id)).toEqual(['published'])
    expect(
      await openBulletinsOf(desk.test.db, { userId: executor.id, now: desk.test.clock.now }),
    ).toContainEqual({
      ...{
        id,
        kind: 'order',
        title: 'К понедельнику',
        act: TASK.act,
        isRead: false,
        isOwing: true,
        isLate: true,
      },
      dueAt: new Date('2026-11-30T23:59:00+03:00'),
    })
    await say(executor, id)
    expect(await unread()).not.toEqual(expect.arrayContaining(['late']))
  })

  it('reach each person once, though the job that tells them dies and runs again', async () => {
    const { executor } = desk.people
    const id = await published({ title: 'Под падением', task: { ...TASK, dueOn: '2026-12-10' } })
    expect(await told(executor.id, id)).toEqual(['published'])
    at('2026-12-09T09:00:00')
    await remind()
    const added = [...desk.test.jobs]
    const { owner } = desk.test
    await sql`alter table notification add constraint broken check (kind <> 'bulletin') not valid`.execute(
      owner,
    )
    await expect(tell()).rejects.toThrow(/broken/)
    await sql`alter table notification drop constraint broken`.execute(owner)
    // Nobody is told by another look at the orders: the job that died is there still.
    await remind()
    expect(await told(executor.id, id)).toEqual(['published'])
    for (let run = 0; run < 2; run += 1) {
      desk.test.jobs.push(...added)
      expect(await told(executor.id, id)).toEqual(['published', 'eve'])
    }
  })

  it('are not told of what was withdrawn meanwhile', async () => {
    const { executor, moderator } = desk.people
    const { id } = await post(moderator, '', { ...NEWS, task: TASK })
    await run(moderator, id, { type: 'publish', expectedVersion: 1 })
    await run(moderator, id, { type: 'withdraw', reason: 'Ошибка в тексте' })
    expect(await told(executor.id, id)).toEqual(['withdrawn'])
  })
})

describe('what waits for one person', () => {
  it('is what they have not read, and what they have not done', async () => {
    const reader = await hire('executor', { kind: 'agency', code: 'administration-kholm' })
    const { moderator } = desk.people
    const audience = { roles: [], agencyCodes: ['administration-kholm'], municipalityCodes: [] }
    const news = await published({ title: 'Новость', audience }, moderator)
    const order = await published({ title: 'Распоряжение', audience, task: TASK }, moderator)
    const waits = async () =>
      (await openBulletinsOf(desk.test.db, { userId: reader.id, now: desk.test.clock.now })).map(
        ({ id }) => id,
      )
    expect(await waits()).toEqual([order, news])
    expect(await listed(reader)).toEqual(['Распоряжение', 'Новость'])
    await receive(reader, order)
    await receive(reader, news)
    expect(await waits()).toEqual([order])
    await say(reader, order, { state: 'cannot', words: 'Не наш округ' })
    expect(await waits()).toEqual([])
  })

  it('is an order until they have said it for each of their bodies', async () => {
    const reader = await hire('executor', { kind: 'municipality', code: 'volot' })
    await desk.test.db
      .insertInto('roleGrant')
      .values({
        id: newId(),
        userId: reader.id,
        role: 'executor',
        scopeKind: 'municipality',
        scopeCode: 'kholm',
      })
      .execute()
    const audience = { roles: [], agencyCodes: [], municipalityCodes: ['kholm', 'volot'] }
    const id = await published({
      title: 'За два округа',
      audience,
      task: { ...TASK, doneBy: 'municipality' },
    })
    await receive(reader, id)
    const waits = async () =>
      (await openBulletinsOf(desk.test.db, { userId: reader.id, now: desk.test.clock.now })).map(
        (one) => one.id,
      )
    expect(await say(reader, id)).toMatchObject({ status: 400, code: 'bulletin.subject_needed' })
    await say(reader, id, { subject: 'kholm' })
    expect(await waits()).toEqual([id])
    await say(reader, id, { subject: 'volot' })
    expect(await waits()).toEqual([])
  })

  it('does not include news older than thirty days, which stand in the archive', async () => {
    const reader = await hire('executor', { kind: 'agency', code: 'administration-shimsk' })
    const audience = { roles: [], agencyCodes: ['administration-shimsk'], municipalityCodes: [] }
    await published({ title: 'Осенняя новость', audience })
    at('2026-12-25T12:00:00')
    expect(await listed(reader)).toEqual([])
    expect(await listed(reader, 'list=archive')).toEqual(['Осенняя новость'])
  })

  it('pages the archive by where the last page ended', async () => {
    const reader = await hire('executor', { kind: 'agency', code: 'administration-parfino' })
    const audience = { roles: [], agencyCodes: ['administration-parfino'], municipalityCodes: [] }
    for (const minute of ['01', '02', '03']) {
      at(`2026-11-24T12:${minute}:00`)
      const id = await published({ title: `Закрытое ${minute}`, audience })
      await run(desk.people.moderator, id, { type: 'close' })
    }
    const page = async (cursor = '') =>
      (await as(reader).get(`/bulletins?list=archive&limit=2${cursor && `&cursor=${cursor}`}`)).json()
    const first = await page()
    const second = await page(first.nextCursor)
    const titles = [...first.bulletins, ...second.bulletins].map(({ title }) => title)
    expect([titles, second.nextCursor]).toEqual([['Закрытое 03', 'Закрытое 02', 'Закрытое 01'], null])
  })
})

// The last one: it reaches the people of all tests before it.
describe('the whole region', () => {
  it('is reached only when that was said, and how many are reached is counted before', async () => {
    const { moderator, executor, head, coordinator } = desk.people
    const count = (audience: object) => post(moderator, '/reach', { audience: { ...OURS, ...audience } })
    expect(await count({})).toMatchObject({ status: 200, people: 3, municipalities: 1, agencies: 0 })
    expect(await count({ roles: ['executor'] })).toMatchObject({ people: 1 })
    expect((await count({ agencyCodes: [] })).people).toBeGreaterThan(3)
    const everybody = { roles: [], agencyCodes: [], municipalityCodes: [] }
    const { id } = await post(moderator, '', { ...NEWS, audience: everybody })
    const publish = { type: 'publish', expectedVersion: 1 }
    expect(await run(moderator, id, publish)).toMatchObject({ code: 'bulletin.everybody_unsaid' })
    expect((await run(moderator, id, { ...publish, isForEverybody: true })).status).toBe(200)
    for (const one of [executor, head, coordinator]) expect((await read(one, id)).isAddressed).toBe(true)
    const named = await published()
    const widened = { ...NEWS, audience: everybody, note: 'Всем' }
    expect((await as(moderator).put(`/bulletins/${named}`, widened)).json()).toMatchObject({
      code: 'bulletin.everybody_unsaid',
    })
    const nobody = await post(moderator, '', {
      ...NEWS,
      audience: { ...everybody, agencyCodes: ['ministry-roads'] },
    })
    expect(await run(moderator, nobody.id, publish)).toMatchObject({ code: 'bulletin.reaches_nobody' })
  })
})

describe('files of news and orders', () => {
  const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')
  const bring = async (
    actor: Actor,
    { id = newId(), type = 'application/pdf', bytes = PDF, name = 'Форма.pdf' } = {},
  ) => {
    const answer = await desk.test.app.inject({
      ...{ method: 'POST', url: '/api/bulletins/files', query: { id, name }, payload: bytes },
      headers: { authorization: `Bearer ${await desk.test.tokenOf(actor)}`, 'content-type': type },
    })
    return { status: answer.statusCode, ...answer.json() }
  }
  const look = async (actor: Actor, id: string) => (await as(actor).get(`/bulletins/files/${id}`)).statusCode
  const sweep = async () => {
    const { clock, context, product } = desk.test
    clock.now = new Date(clock.now.getTime() + 25 * 3_600_000)
    const [job] = bulletinFileJobs({ ...context, files: product.bulletinFiles })
    await job?.handle([])
  }
  const filesOf = (...ids: string[]) => ids.map((id) => ({ id, name: 'Форма.pdf' }))

  it('come with «Сделано», are seen by whoever watches the order and stay when the unused are removed', async () => {
    const { coordinator, executor, moderator } = desk.people
    const order = await post(moderator, '', { ...NEWS, title: 'С отчётом', task: TASK })
    await run(moderator, order.id, { type: 'publish', expectedVersion: 1 })
    const [act, other] = [await bring(executor), await bring(coordinator)]
    const deed = (files: object[]) => ({ id: newId(), state: 'done', pressedAt: desk.test.clock.now, files })
    expect(await post(executor, `/${order.id}/deeds`, deed(filesOf(other.id)))).toMatchObject({
      ...{ status: 400, code: 'bulletin.file_gone', details: { field: 'files' } },
    })
    expect(await post(executor, `/${order.id}/deeds`, deed(filesOf(act.id)))).toMatchObject({ status: 200 })
    // Whoever knows the number of another person's file does not get it by it.
    expect(await post(coordinator, `/${order.id}/deeds`, deed(filesOf(act.id)))).toMatchObject({
      status: 400,
    })
    expect([await look(moderator, act.id), await look(executor, act.id)]).toEqual([200, 200])
    expect(await look(coordinator, act.id)).toBe(404)
    const { people } = (await as(moderator).get(`/bulletins/${order.id}/people?state=done`)).json()
    expect(people).toMatchObject([{ name: executor.name, files: filesOf(act.id) }])
    expect((await as(moderator).get(`/bulletins/${order.id}/people.csv`)).body).toContain('Форма.pdf')
    await sweep()
    expect([await look(moderator, act.id), await look(coordinator, other.id)]).toEqual([200, 404])
  })

  it('are lists and letters of offices too, known by their bytes and never opened in place', async () => {
    const { executor } = desk.people
    const sheet = async (names: string[]) => {
      const zip = new ZipFile()
      for (const name of names) zip.addBuffer(Buffer.from('<x/>'), name)
      zip.end()
      return buffer(zip.outputStream)
    }
    const list = await sheet(['[Content_Types].xml', 'xl/workbook.xml'])
    const { xlsx, docx, csv } = BULLETIN_PAPERS
    const cp1251 = Buffer.from([0xc4, 0xee, 0xec, 0x3b, 0x31])
    const taken = [
      await bring(executor, { name: 'дома.xlsx', type: xlsx, bytes: list }),
      await bring(executor, { name: 'дома.csv', type: csv, bytes: cp1251 }),
      await bring(executor, { name: 'дома.txt', type: 'text/plain', bytes: Buffer.from('Мира, 5') }),
    ]
    for (const { id, status } of taken) {
      expect(status).toBe(200)
      const { statusCode, headers } = await as(executor).get(`/bulletins/files/${id}`)
      expect([statusCode, headers['content-disposition']]).toEqual([
        200,
        expect.stringMatching(/^attachment;/),
      ])
    }
    const macros = await sheet(['[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin'])
    const refused = [
      { name: 'дома.xlsx', type: xlsx, bytes: macros },
      { name: 'дома.docx', type: docx, bytes: list },
      { name: 'дома.csv', type: csv, bytes: Buffer.from('Дом\0') },
    ]
    for (const file of refused)
      expect(await bring(executor, file)).toMatchObject({ status: 400, code: 'bulletin.file_unreadable' })
    for (const name of ['дома.xlsm', 'дома.exe', 'дома.docx'])
      expect(await bring(executor, { name, type: xlsx, bytes: list })).toMatchObject({
        ...{ status: 400, code: 'bulletin.file_wrong_type' },
      })
  })

  it('are seen by whoever reads the version that has them, and by nobody else', async () => {
    const { coordinator, executor, moderator } = desk.people
    const file = await bring(coordinator)
    expect(file).toMatchObject({ status: 200, name: 'Форма.pdf' })
    expect(await bring(coordinator, { id: file.id })).toMatchObject({ status: 200 })
    const news = await post(coordinator, '', { ...NEWS, files: filesOf(file.id) })
    expect(news.content.files).toEqual(filesOf(file.id))
    expect([await look(coordinator, file.id), await look(executor, file.id)]).toEqual([200, 404])
    await run(coordinator, news.id, { type: 'publish', expectedVersion: 1 })
    const shown = await as(executor).get(`/bulletins/files/${file.id}`)
    expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'application/pdf'])
    const stranger = buildActor({
      name: 'Другое Ведомство',
      grants: [{ role: 'executor', scope: { kind: 'agency', code: 'ministry-roads' } }],
    })
    await saveUser(desk.test.db, stranger)
    expect(await look(stranger, file.id)).toBe(404)
    // A correction without it takes it from readers; whoever may correct sees what stood there.
    const put = await as(coordinator).put(`/bulletins/${news.id}`, { ...NEWS, files: [], note: 'Без формы' })
    expect(put.statusCode).toBe(200)
    expect([await look(executor, file.id), await look(coordinator, file.id)]).toEqual([404, 200])
    const other = await bring(moderator)
    expect(await post(coordinator, '', { ...NEWS, files: filesOf(other.id) })).toMatchObject({
      ...{ status: 400, code: 'bulletin.file_gone', details: { field: 'files' } },
    })
  })

  it('stay while anything uses them, and go a day after nothing does', async () => {
    const { coordinator } = desk.people
    const [used, unused, ofDraft] = [
      await bring(coordinator),
      await bring(coordinator, { bytes: Buffer.concat([PDF, Buffer.from('% other\n')]) }),
      await bring(coordinator, { bytes: Buffer.concat([PDF, Buffer.from('% draft\n')]) }),
    ]
    await post(coordinator, '', { ...NEWS, title: 'С файлом', files: filesOf(used.id) })
    const draft = await post(coordinator, '', { ...NEWS, files: filesOf(ofDraft.id) })
    const all = [used.id, unused.id, ofDraft.id]
    const seen = () => Promise.all(all.map((id) => look(coordinator, id)))
    expect(await seen()).toEqual([200, 200, 200])
    await sweep()
    expect(await seen()).toEqual([200, 404, 200])
    expect((await as(coordinator).delete(`/bulletins/${draft.id}`)).statusCode).toBe(200)
    await sweep()
    expect(await seen()).toEqual([200, 404, 404])
  })

  it('are photographs and papers alone', async () => {
    const { coordinator } = desk.people
    expect((await bring(coordinator, { type: 'text/html', bytes: Buffer.from('<p>') })).status).toBe(415)
    expect(await bring(coordinator, { bytes: Buffer.from('нет') })).toMatchObject({
      ...{ status: 400, code: 'bulletin.file_unreadable' },
    })
  })
})

describe('Markdown', () => {
  const load = async (actor: Actor, text: string, preview: boolean) => {
    const files = [{ name: 'orders.md', text }]
    const response = await as(actor).post(`/bulletins/file?preview=${preview}`, { files })
    return { status: response.statusCode, ...response.json() }
  }
  const file = async (actor: Actor, path: string) => (await as(actor).get(`/bulletins${path}`)).body
  const NOTHING = { added: [], changed: [], unchanged: [], filesLeft: [], problems: [] }

  it('goes out alone and as a list, and comes in again as a draft of whoever loads it', async () => {
    const { moderator, executor } = desk.people
    const id = await published({ title: 'Списки домов', task: TASK })
    const one = await file(executor, `/${id}/file`)
    expect(one).toContain(`act: ${TASK.act}\ndue_on: ${TASK.dueOn}\ndone_by: person\n`)
    expect(await file(executor, '/file?list=open&search=Списки домов')).toBe(one)

    expect(await load(moderator, one, true)).toEqual({ status: 200, ...NOTHING, added: ['Списки домов'] })
    expect(await listed(moderator, 'list=mine&search=Списки домов')).toEqual(['Списки домов'])
    expect(await load(moderator, one, false)).toMatchObject({ added: ['Списки домов'] })
    // Loaded twice it is there once.
    expect(await load(moderator, one, false)).toEqual({
      status: 200,
      ...NOTHING,
      unchanged: ['Списки домов'],
    })
    const { bulletins } = (await as(moderator).get('/bulletins?list=mine&search=Списки домов')).json()
    const draft = bulletins.find(({ state }: { state: string }) => state === 'draft')
    expect(await read(moderator, draft.id)).toMatchObject({ content: { audience: OURS, task: TASK } })
    expect((await read(executor, draft.id)).status).toBe(404)

    const own = (await file(moderator, `/${draft.id}/file`)).replace(
      'title: Списки домов',
      'title: Другие дома',
    )
    expect(await load(moderator, own, false)).toMatchObject({ changed: ['Другие дома'] })
    expect(await read(moderator, draft.id)).toMatchObject({ title: 'Другие дома', versionNo: 2 })
    // The draft of somebody else is nobody's business: it is a new one.
    const { head } = desk.people
    expect(await load(head, own, false)).toMatchObject({ added: ['Другие дома'] })
    expect(await read(moderator, draft.id)).toMatchObject({ versionNo: 2 })
  })

  it('loads nothing where something is wrong, and names the line and the field', async () => {
    const { head } = desk.people
    const good = ['---', 'title: Хорошая новость', `bodies: [${DESK_AGENCY}]`, '---', '', 'Текст', '']
    const order = [
      '---',
      'title: Прошлый срок',
      `bodies: [${DESK_AGENCY}]`,
      'act: Сделать',
      'due_on: 2020-01-01',
    ]
    const late = [...order, 'done_by: person', '---', '', 'Текст', '']
    const lost = ['---', 'title: Чужой адресат', 'bodies: [нет такого]', '---', '', 'Текст', '']
    const far = ['---', 'title: Чужое ведомство', 'bodies: [ministry-roads]', '---', '', 'Текст', '']
    const told = await load(head, [...good, ...late, ...lost, ...far].join('\n'), false)
    expect(told).toEqual({
      ...{ ...NOTHING, status: 200, added: ['Хорошая новость'] },
      problems: [
        { file: 'orders.md', field: 'due_on', line: 12, problem: 'bulletin.day_passed' },
        { file: 'orders.md', field: 'bodies', line: 20, problem: 'directory.unknown_code' },
        { file: 'orders.md', field: 'bodies', line: 27, problem: 'bulletin.out_of_scope' },
      ],
    })
    expect(await listed(head, 'list=mine&search=Хорошая новость')).toEqual([])
    expect((await load(desk.people.executor, good.join('\n'), true)).status).toBe(403)
  })
})
