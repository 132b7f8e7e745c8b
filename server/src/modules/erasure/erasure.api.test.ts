/** A question whose every input holds a canary; after the erasure none of them is anywhere. */

import { isOfQuestion } from '@veche/book/entry/entry.ts'
import { readEntry } from '@veche/book/entry/read-entry.ts'
import { startRecount } from '@veche/book/figures/recount.ts'
import { endWalk, startWalk, walkOn } from '@veche/book/sense/walk.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { openBrowser } from '../../../test/browser.ts'
import { saveChat } from '../../../test/chats/chat-factory.ts'
import { DESK_AGENCY, type Desk, openDesk } from '../../../test/desk.ts'
import { buildActor, journalMadeBy } from '../../../test/factories.ts'
import { filesWith, placesOf } from '../../../test/places-of.ts'
import { openAdministrator } from '../../../test/sign-in/open-administrator.ts'
import type { Actor } from '../access/index.ts'
import { listAlteredMessages, listAlteredPublications } from '../answers/index.ts'
import { appendChanges, compareBook, findReceipt } from '../book/index.ts'
import { figuresJobs } from '../figures/index.ts'
import { findBrokenChain } from '../incidents/index.ts'

/** Begins every canary; a stem of search keeps it. */
const CANARY = 'zqkenar'
const ID = { root: 'zqkenar-root', author: 'zqkenar-author' }

let desk: Desk
let asker: ReturnType<typeof openBrowser>
let decider: ReturnType<typeof openBrowser>
beforeAll(async () => {
  desk = await openDesk()
  asker = await openAdministrator(desk.test, 'first')
  decider = await openAdministrator(desk.test, 'second')
})
afterAll(() => desk.close())

const book = () => ({ ...desk.test.context, origin: 'veche.example.org/book' })
const places = () => placesOf(desk.test.owner, desk.test.context.vault, CANARY)
const card = async (id: string) => (await desk.test.as(desk.people.moderator).get(`/incidents/${id}`)).json()

async function openMade(maker: Actor, name: string) {
  const browser = await openAdministrator(desk.test, name)
  const { id } = (await browser.get('/api/me')).json()
  await journalMadeBy(desk.test.db, maker, buildActor({ id, role: 'administrator' }))
  return browser
}

async function post(who: keyof Desk['people'], url: string, body: object) {
  const reply = await desk.test.as(desk.people[who]).post(url, body)
  expect([url, reply.statusCode, reply.body.slice(0, 300)]).toEqual([url, 200, expect.anything()])
  return reply.json()
}
async function run(who: keyof Desk['people'], id: string, command: object) {
  return post(who, `/incidents/${id}/commands`, { ...command, expectedVersion: (await card(id)).version })
}

const ACCEPT = {
  ...{ type: 'accept', topicCode: 'roads.potholes', municipalityCode: 'borovichi', agencyCode: DESK_AGENCY },
  address: { settlement: 'Боровичи', street: 'zqkenarStreet', house: '5', object: 'zqkenarObject' },
}
const ANSWER = {
  text: 'Здравствуйте, zqkenarName! Яма заделана 24 ноября. За дорогу отвечает администрация, телефон 77-77-77.',
  privateText: 'Здравствуйте, zqkenarName! Вашу квартиру zqkenarFlat осмотрят 25 ноября.',
}

/** Asked, edited, worked on by everybody with words everywhere, answered, closed. */
async function liveThrough(root: string, author: string): Promise<string> {
  const attachments = [
    { kind: 'document', ref: 'zqkenar-photo', url: null, title: 'zqkenarTitle.pdf' } as const,
  ]
  const said = { thread: 'post-1', author, geo: { latitude: 58.39, longitude: 33.91 } }
  desk.network.sources.set('zqkenar-photo', {
    kind: 'bytes',
    bytes: Buffer.from('%PDF-1.7 zqkenarFile'),
    name: null,
  })
  await desk.deliver({
    ...{ ...said, id: root, text: 'Яма на zqkenarStreet 5, звоните zqkenarPhone', version: '1' },
    attachments,
  })
  await desk.work()
  await desk.deliver({
    ...{ ...said, op: 'edited', id: root, text: 'Большая яма на zqkenarStreet 5', version: '2' },
    attachments,
  })
  await desk.work()
  await desk.copy()
  const { id } = await desk.incidentOf(root)
  const sealed = desk.test.context.vault.seal({ externalId: author, name: 'zqkenarName', url: null })
  await desk.test.db.updateTable('author').set({ card: sealed }).where('externalId', '=', author).execute()

  await run('dispatcher', id, ACCEPT)
  await run('moderator', id, { type: 'tag', tags: ['zqkenartag'] })
  await post('executor', `/incidents/${id}/notes`, { text: 'zqkenarNote', mentions: [] })
  await run('executor', id, { type: 'take' })
  await run('executor', id, { type: 'release', reason: 'zqkenarReason' })
  await run('executor', id, { type: 'take' })
  const draft = await desk.test.as(desk.people.executor).put(`/incidents/${id}/answer/draft`, {
    ...{
      kind: 'final',
      text: 'zqkenarDraft',
      privateText: 'zqkenarDraft',
      candidate: 1,
      expectedRevision: 0,
    },
  })
  expect([draft.statusCode, draft.body.slice(0, 200)]).toEqual([200, expect.anything()])
  const submit = async () =>
    post('executor', `/incidents/${id}/answer/submit`, {
      ...{ kind: 'final', ...ANSWER, outcome: 'solved', overrideReason: 'zqkenarOverride' },
      expectedVersion: (await card(id)).version,
    })
  await submit()
  await post('moderator', `/incidents/${id}/answer/send-back`, {
    ...{ versionNo: 1, reasonCode: 'tone', comment: 'zqkenarComment' },
    expectedVersion: (await card(id)).version,
  })
  await submit()
  await post('moderator', `/incidents/${id}/answer/approve`, {
    ...{ versionNo: 2, expectedVersion: (await card(id)).version },
  })
  while ((await desk.send()) > 0);
  await desk.deliver({ ...said, id: `${root}-more`, text: 'Спасибо, zqkenarThanks', version: '1' })
  await desk.work()
  if ((await card(id)).flags.hasUnreadFollowUp) await run('executor', id, { type: 'read_follow_ups' })
  if ((await card(id)).step !== 'done')
    await run('moderator', id, { type: 'close', satisfaction: 'satisfied' })
  await desk.test.db
    .insertInto('publicProblem')
    .values({ incidentId: id, text: 'zqkenarPublic', changedAt: desk.test.clock.now })
    .execute()
  return id
}

const ask = (number: number) => asker.post('/api/erasures', { number, paper: 'вх. 15 от 20.11.2026' })
const listed = async () => (await decider.get('/api/erasures')).json().erasures
const decide = (who: typeof asker, id: string, decision: string) =>
  who.post(`/api/erasures/${id}/decision`, { decision })

async function erase(number: number): Promise<void> {
  expect((await ask(number)).statusCode).toBe(200)
  const [{ id }] = await listed()
  const done = await decide(decider, id, 'confirm')
  expect([done.statusCode, done.body]).toEqual([200, expect.anything()])
}

async function entriesOf() {
  const rows = await desk.test.db.selectFrom('bookEntry').select('bytes').orderBy('index').execute()
  return rows.map(({ bytes }) => readEntry(new Uint8Array(bytes)))
}
async function figuresOfBook() {
  const recount = startRecount('Europe/Moscow')
  for (const entry of await entriesOf()) recount.add(entry)
  return Object.fromEntries(recount.figures({ from: '2026-11-01', to: '2026-11-30' }))
}
async function driftsOfNight(): Promise<unknown[]> {
  const drifts: unknown[] = []
  const { context } = desk.test
  const log = { ...context.log, error: (drift: unknown) => void drifts.push(drift) }
  const night = figuresJobs({ db: context.db, log: log as typeof context.log })
  await night.find(({ name }) => name === 'figures.recount')!.handle([])
  return drifts
}

const sumsOf = async () =>
  (
    await sql`select source, network, municipality_code, topic_code, measure, day, sum(change) as value
      from figure_change group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`.execute(desk.test.db)
  ).rows

describe('a question that its author demands to be erased', () => {
  it('leaves every table and every file, and no figure, chain or check notices', async () => {
    const id = await liveThrough(ID.root, ID.author)
    await appendChanges(book())
    const { number, foundAt } = await card(id)
    const told = await places()
    expect(told).toEqual(
      expect.arrayContaining([
        ...[
          'message.text',
          'message.search',
          'message.attachments',
          'message.permalink',
          'message_version.text',
        ],
        ...['incident.title', 'incident.address', 'incident.tags', 'incident_search.words', 'raw_inbox.body'],
        ...['incident_activity.details', 'incident_note.text', 'author.card', 'author.external_id'],
        ...['answer_version.text', 'answer_version.private_text', 'answer_version.override_reason'],
        ...[
          'answer_version.decision_comment',
          'answer_decision.comment',
          'outbox.message',
          'public_problem.text',
        ],
      ]),
    )
    const { dataDir } = desk.test.product.config
    expect(filesWith(dataDir, CANARY)).not.toEqual([])
    const [before, sums] = [await figuresOfBook(), await sumsOf()]

    await erase(number)
    await appendChanges(book())

    expect(await places()).toEqual([])
    expect(filesWith(dataDir, CANARY)).toEqual([])
    expect(await findBrokenChain(desk.test.db)).toBeNull()
    expect(await figuresOfBook()).toEqual(before)
    expect(await sumsOf()).toEqual(sums)
    expect(await driftsOfNight()).toEqual([])
    expect(await compareBook(book())).toMatchObject({ differences: 0 })
    expect((await listAlteredPublications(desk.test.db)).altered).toEqual([])
    expect(await listAlteredMessages(desk.test.db)).toEqual({ altered: [], edited: [], added: [] })

    const entries = await entriesOf()
    expect(entries.at(-1)).toMatchObject({ kind: 'erased', state: 'closed' })
    const walk = startWalk({ now: Math.floor(desk.test.clock.now.getTime() / 1000), seen: [] })
    for (const [index, entry] of entries.entries()) walkOn(walk, entry, index)
    endWalk(walk)
    expect(walk.faults).toEqual([])
    expect((await findReceipt(desk.test.db, id))?.random).toBeNull()

    const shown = await card(id)
    expect(shown).toMatchObject({
      number,
      foundAt,
      step: 'done',
      erasedAt: desk.test.clock.now.toISOString(),
    })
    expect(shown).toMatchObject({
      municipalityCode: 'borovichi',
      topicCode: 'roads.potholes',
      outcome: 'solved',
    })
    expect(shown.thread.map(({ text }: { text: string }) => text).join('')).toBe('')
  })

  it('does not come back with what its network sends again', async () => {
    const { rows } = await sql<{ rows: number }>`select count(*)::int as rows from message`.execute(
      desk.test.db,
    )
    const said = { thread: 'post-1', author: ID.author }
    await desk.deliver({ ...said, id: ID.root, text: 'Яма на zqkenarStreet 5, ещё раз', version: '7' })
    await desk.deliver({ ...said, op: 'edited', id: ID.root, text: 'Яма zqkenarAgain', version: '8' })
    await desk.deliver({ ...said, op: 'seen', id: ID.root, text: 'Яма zqkenarSeen', version: '9' })
    await desk.work()

    expect(await places()).toEqual([])
    const after = await sql<{ rows: number }>`select count(*)::int as rows from message`.execute(desk.test.db)
    expect(after.rows).toEqual(rows)
    const waiting = await desk.test.db
      .selectFrom('rawInbox')
      .select('state')
      .where('state', '<>', 'done')
      .execute()
    expect(waiting).toEqual([])
  })

  it('leaves a new question of the same person alone', async () => {
    await desk.deliver({ id: 'anew', thread: 'post-1', author: ID.author, text: 'Нет света на Мира, 5' })
    await desk.work()
    const { id } = await desk.incidentOf('anew')
    expect((await card(id)).title).toContain('Нет света')
    await run('dispatcher', id, { type: 'dismiss', reason: 'spam' })
    await erase((await card(id)).number)
    expect(await places()).toEqual([])
  })
})

describe('other ways of asking', () => {
  it('leaves nothing of a private dialog, not even its number', async () => {
    const dialog = {
      surface: 'private',
      container: 'peer:zqkenar-private',
      author: 'zqkenar-private',
    } as const
    await desk.deliver({ ...dialog, id: 'zqkenar-p1', thread: 'dialog', text: 'Я, zqkenarName, пишу лично' })
    await desk.work()
    const { id, number } = await desk.incidentOf('zqkenar-p1')
    const sendAll = async () => {
      while ((await desk.send()) > 0);
    }
    // Whoever asks to be told, and follows a place, says so in the same dialog; we answer there.
    for (const [index, text] of ['Сообщать', 'Подписка Боровичи', 'Подписаться'].entries()) {
      await desk.deliver({ ...dialog, id: `zqkenar-w${index}`, thread: 'dialog', text })
      await desk.work()
      await sendAll()
    }
    await desk.deliver({ ...dialog, id: 'zqkenar-w3', thread: 'dialog', text: 'Подписка' })
    await desk.work()
    await sendAll()
    expect(desk.network.published.filter(({ text }) => text.includes(`№ ${number}`))).toHaveLength(1)
    await desk.deliver({ ...dialog, id: 'zqkenar-p3', thread: 'dialog', text: 'Не сообщать' })
    await desk.work()
    await sendAll()
    expect(await desk.test.db.selectFrom('dialogFollower').selectAll().execute()).toEqual([])
    await run('dispatcher', id, { type: 'dismiss', reason: 'no_question' })
    await erase(number)
    expect(await places()).toEqual([])
    await desk.deliver({ ...dialog, id: 'zqkenar-p1', thread: 'dialog', text: 'Ещё раз zqkenarName' })
    await desk.work()
    expect(await places()).toEqual([])
  })

  it('leaves what somebody follows in a dialog where they have asked something else too', async () => {
    const dialog = { surface: 'private', container: 'peer:two', author: 'two', thread: 'dialog' } as const
    await desk.deliver({ ...dialog, id: 'two-1', text: 'Первый вопрос' })
    await desk.work()
    const { id, number } = await desk.incidentOf('two-1')
    for (const text of ['Сообщать', 'Подписка Боровичи', 'Подписаться']) {
      await desk.deliver({ ...dialog, id: `two ${text}`, text })
      await desk.work()
    }
    while ((await desk.send()) > 0);
    await run('dispatcher', id, { type: 'dismiss', reason: 'no_question' })
    await desk.deliver({ ...dialog, id: 'two-2', text: 'Второй вопрос: не горит фонарь' })
    await desk.work()
    expect((await desk.incidentOf('two-2')).id).not.toBe(id)
    await erase(number)
    const { db } = desk.test
    expect(
      await db.selectFrom('dialogFollower').select('incidentId').where('incidentId', '=', id).execute(),
    ).toEqual([])
    const followed = await db
      .selectFrom('registerSubscription')
      .select('container')
      .where('container', '=', 'peer:two')
      .execute()
    expect(followed).toHaveLength(1)
    const words = await db.selectFrom('message').select('text').where('container', '=', 'peer:two').execute()
    expect(words.map(({ text }) => text)).toContain('Подписка Боровичи')
  })

  it('takes the parts of one message together, once all have ended', async () => {
    await desk.deliver({
      id: 'zqkenar-s1',
      author: 'zqkenar-split',
      text: 'Яма zqkenarOne. Нет света zqkenarTwo.',
    })
    await desk.work()
    const { id, number } = await desk.incidentOf('zqkenar-s1')
    const parts = [{ text: 'Нет света zqkenarTwo.' }]
    const expectedVersion = (await card(id)).version
    await post('dispatcher', `/incidents/${id}/split`, { expectedVersion, parts })
    const part = await desk.test.db
      .selectFrom('incident')
      .select(['id', 'number'])
      .where('splitFromId', '=', id)
      .executeTakeFirstOrThrow()
    await run('dispatcher', id, { type: 'dismiss', reason: 'no_question' })
    const preview = async () => (await asker.get(`/api/erasures/preview?number=${number}`)).json()
    expect(await preview()).toMatchObject({ alsoNumbers: [part.number], obstacle: 'open' })
    await run('dispatcher', part.id, { type: 'dismiss', reason: 'no_question' })
    await erase(number)
    expect(await places()).toEqual([])
    expect((await card(part.id)).erasedAt).not.toBeNull()
    await appendChanges(book())
    expect(await compareBook(book())).toMatchObject({ differences: 0 })
  })
})

describe('erasing', () => {
  it('takes two administrators, work that has ended, and happens once', async () => {
    await desk.deliver({ id: 'open-1', author: 'resident-open', text: 'Яма на Мира, 5' })
    await desk.work()
    const { number, id } = await desk.incidentOf('open-1')
    expect((await asker.get(`/api/erasures/preview?number=${number}`)).json()).toMatchObject({
      ...{ number, messages: 1, obstacle: 'open' },
    })
    // The demand is taken, and waits for the work to end.
    expect((await ask(number)).statusCode).toBe(200)
    expect((await ask(number)).json().code).toBe('erasure.asked')
    const [early] = await listed()
    expect(early).toMatchObject({ state: 'waiting', waitsFor: 'open' })
    expect((await decide(decider, early.id, 'confirm')).json().code).toBe('erasure.open')
    expect((await card(id)).title).toContain('Яма')
    await run('dispatcher', id, { type: 'dismiss', reason: 'spam' })
    const [waiting] = await listed()
    expect(waiting).toMatchObject({
      number,
      state: 'waiting',
      mayConfirm: true,
      waitsFor: null,
      paper: 'вх. 15 от 20.11.2026',
    })
    expect((await decide(asker, waiting.id, 'confirm')).json().code).toBe('erasure.needs_another')
    expect((await decide(decider, waiting.id, 'confirm')).statusCode).toBe(200)
    expect((await decide(decider, waiting.id, 'confirm')).json().code).toBe('erasure.is_over')
    expect((await ask(number)).json().code).toBe('erasure.done')
    const restored = await desk.test.as(desk.people.dispatcher).post(`/incidents/${id}/commands`, {
      ...{ type: 'restore', expectedVersion: (await card(id)).version },
    })
    expect(restored.json().code).toBe('incident.step_not_allowed')
  })

  it('may be refused, and asked for again', async () => {
    await desk.deliver({ id: 'kept-1', author: 'resident-kept', text: 'Яма на Садовой, 5' })
    await desk.work()
    const { number, id } = await desk.incidentOf('kept-1')
    await run('dispatcher', id, { type: 'dismiss', reason: 'spam' })
    await ask(number)
    const [waiting] = await listed()
    expect((await decide(asker, waiting.id, 'refuse')).statusCode).toBe(200)
    expect((await card(id)).title).toContain('Садовой')
    expect((await ask(number)).statusCode).toBe(200)
    expect((await desk.test.as(desk.people.administrator).get('/erasures')).statusCode).toBe(403)
  })

  it('is not decided by two accounts that one hand made within a day', async () => {
    const maker = buildActor({ role: 'administrator' })
    const [brother, sister] = [await openMade(maker, 'brother'), await openMade(maker, 'sister')]
    const { number, id } = await desk.incidentOf('kept-1')
    const [waiting] = (await brother.get('/api/erasures')).json().erasures
    expect((await decide(brother, waiting.id, 'refuse')).statusCode).toBe(200)
    expect((await brother.post('/api/erasures', { number, paper: 'вх. 16' })).statusCode).toBe(200)
    const [asked] = await listed()
    const alone = await decide(sister, asked.id, 'confirm')
    expect([alone.statusCode, alone.json().code]).toEqual([403, 'access.not_two_people'])
    expect((await card(id)).title).toContain('Садовой')
  })

  it('finds a question of a chat by its entry in the Book, and lists it by that number', async () => {
    const chat = await saveChat(desk)
    await chat.say({ id: 'in-chat', text: 'Когда уберут снег во дворе на Мира, 5?', author: 'resident-chat' })
    const messageId = await chat.idOf('in-chat')
    const { id: entry } = await desk.test.db
      .selectFrom('countedQuestion')
      .select('id')
      .where('sourceId', '=', messageId)
      .executeTakeFirstOrThrow()
    const preview = await asker.get(`/api/erasures/preview?number=${entry}&kind=book`)
    expect(preview.json()).toMatchObject({
      ...{ number: entry, kind: 'book', municipalityCode: 'borovichi', alsoNumbers: [] },
      ...{ messages: 1, answers: 0, obstacle: 'open' },
    })
    const unknown = await asker.get('/api/erasures/preview?number=999999&kind=book')
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'erasure.no_question'])
    const asked = { number: entry, kind: 'book', paper: 'вх. 15 от 20.11.2026' }
    expect((await asker.post('/api/erasures', asked)).statusCode).toBe(200)
    expect((await listed())[0]).toMatchObject({ number: entry, kind: 'book', waitsFor: 'open' })
    // Work of its own is found by the same number of its entry.
    const { number } = await desk.incidentOf('kept-1')
    const { id: ofWork } = await desk.test.db
      .selectFrom('countedQuestion')
      .innerJoin('incident', 'incident.id', 'countedQuestion.sourceId')
      .select('countedQuestion.id')
      .where('incident.number', '=', number)
      .executeTakeFirstOrThrow()
    const work = await asker.get(`/api/erasures/preview?number=${ofWork}&kind=book`)
    expect(work.json()).toMatchObject({ number, kind: 'incident' })
  })

  it('is nothing that the role of the product could do past two people', async () => {
    for (const statement of [
      "update message set erased_at = now(), text = ''",
      "update incident_activity set details = '{}'",
      "insert into erased_file values ('answers', repeat('a', 64))",
      'select erase_files(array[]::uuid[], array[]::uuid[])',
    ])
      await expect([
        statement,
        await sql
          .raw(statement)
          .execute(desk.test.db)
          .catch((error) => error.code),
      ]).toEqual([statement, '42501'])
  })
})

it('says in the Book of a question only that it was erased', async () => {
  const erased = (await entriesOf()).filter((entry) => isOfQuestion(entry) && entry.kind === 'erased')
  expect(Object.keys(erased[0] ?? {}).sort()).toEqual(['at', 'kind', 'question', 'state', 'v'])
})
