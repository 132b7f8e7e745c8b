/** What was told of a question elsewhere, and a file of it that was on its way: nothing of them stays. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { workOnClarifications } from '../../../test/answers/clarifying.ts'
import { saveChat } from '../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../test/desk.ts'
import { buildActor, saveUser } from '../../../test/factories.ts'
import { filesWith, placesOf } from '../../../test/places-of.ts'
import { erasureContextOf } from '../../main/wiring/erasure-context-of.ts'
import { createCopyDeps } from '../../main/workers.ts'
import { newId } from '../../platform/ids.ts'
import { buildJpeg } from '../../platform/pictures/testing.ts'
import { copyDue } from '../attachments/index.ts'
import { askErasure, decideErasure } from './index.ts'

const [first, second] = [buildActor({ role: 'administrator' }), buildActor({ role: 'administrator' })]
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  for (const actor of [first, second]) await saveUser(desk.test.db, actor)
})
afterAll(() => desk.close())

const files = (words: string) => filesWith(desk.test.product.config.dataDir, words)
const read = async <Row extends object>(statement: string) =>
  (await sql.raw<Row>(statement).execute(desk.test.owner)).rows

/** Dismissed at once, so that its work has ended. */
async function arrive(id: string, ref?: string): Promise<{ id: string; number: number }> {
  const attachments = ref ? [{ kind: 'document', ref, url: null, title: null } as const] : []
  await desk.deliver({ id, text: `Яма на Мира, 5: ${id}`, author: `resident-${id}`, attachments })
  await desk.work()
  const incident = await desk.incidentOf(id)
  const { version } = incident
  const dismissed = await desk.test.as(desk.people.dispatcher).post(`/incidents/${incident.id}/commands`, {
    ...{ type: 'dismiss', reason: 'spam', expectedVersion: version },
  })
  expect(dismissed.statusCode).toBe(200)
  return incident
}

async function erase(number: number): Promise<void> {
  const { db, clock } = desk.test
  const paper = 'вх. 18 от 20.11.2026'
  await askErasure(db, { number, kind: 'incident', paper, actor: first, now: clock.now })
  const waiting = db.selectFrom('erasure').select('id').where('state', '=', 'waiting')
  const { id } = await waiting.executeTakeFirstOrThrow()
  const context = erasureContextOf(desk.test.product)
  await decideErasure(context, { erasureId: id, decision: 'confirm', actor: second })
}

const bytesOf = (words: string) => Buffer.from(`%PDF-1.7 ${words}`)
function serve(ref: string, words: string): void {
  desk.network.sources.set(ref, { kind: 'bytes', bytes: bytesOf(words), name: null })
}

/** The copier has written the bytes, and not yet what became of them, when the question is erased. */
async function copyWhile(happens: () => Promise<void>): Promise<void> {
  const deps = createCopyDeps(desk.test.product)
  const save = async (bytes: Uint8Array) => {
    const hash = await deps.files.save(bytes)
    await happens()
    return hash
  }
  expect(await copyDue({ ...deps, files: { ...deps.files, save } })).toBe(1)
}

it('leaves no bytes of a file that was being copied', async () => {
  serve('on-its-way', 'zqkenarOnItsWay')
  const { number } = await arrive('copied', 'on-its-way')
  await copyWhile(() => erase(number))
  expect(files('zqkenarOnItsWay')).toEqual([])
  expect(await read(`select from attachment_copy where hash is not null`)).toEqual([])
})

it('leaves the same bytes to another question that has them too', async () => {
  for (const ref of ['own', 'other']) serve(ref, 'zqkenarShared')
  await arrive('keeps', 'other')
  await desk.copy()
  const { number } = await arrive('goes', 'own')
  await copyWhile(() => erase(number))
  expect(files('zqkenarShared')).toHaveLength(1)
})

it('is told in letters and reports no more, and others stay in them', async () => {
  const [gone, other] = [await arrive('told'), await arrive('stays')]
  const [subscription, letter] = [newId(), newId()]
  const lines = (number: number, place: string) =>
    `№ ${number}: Ямы на дороге. ${place}\nВ работе. https://veche.example.org/open/problems/${number}`
  const body = ['Боровичи', '', lines(gone.number, 'ул. zqkenarTold'), '', lines(other.number, 'ул. Мира')]
  const longer = lines(Number(`${gone.number}7`), 'ул. Садовая')
  const told = [...body, '', longer].join('\n')
  await sql`
    insert into register_subscription (id, email, email_mark, language, municipality_code, created_at, told_until)
    values (${subscription}, '\\x00', 'mark', 'ru', 'borovichi', now(), now())`.execute(desk.test.owner)
  await sql`
    insert into register_letter (id, subscription_id, kind, subject, body, created_at, next_attempt_at, state)
    values (${letter}, ${subscription}, 'news', 'Новости', ${told}, now(), now(), 'sent')`.execute(
    desk.test.owner,
  )
  await sql`update counted_question set is_late = true where source_id = ${gone.id}`.execute(desk.test.owner)
  const earlier = await saveReport('2026-11-01T09:00:00Z', 'раньше')
  await saveReport(desk.test.clock.now.toISOString(), '№ 1 zqkenarTold')
  await erase(gone.number)
  const [left] = await read<{ body: string }>(`select body from register_letter where id = '${letter}'`)
  expect(left?.body).not.toContain('zqkenarTold')
  expect(left?.body).toContain('ул. Мира')
  expect(left?.body).toContain(longer)
  expect(await placesOf(desk.test.owner, desk.test.context.vault, 'zqkenarTold')).toEqual([])
  expect(await read(`select run_id as id from report_file`)).toEqual([{ id: earlier }])
})

it('is promised in no digest of any chat any more', async () => {
  const { id, number } = await arrive('promised')
  const at = desk.test.clock.now
  const what = 'Засыпать большую яму у школы zqkenarFriday'
  await desk.test.db
    .insertInto('promise')
    .values({ id: newId(), incidentId: id, what, who: 'Глава', madeAt: at, dueAt: at, returnsAt: at })
    .execute()
  const chat = await saveChat(desk)
  const kept = '• Починить фонарь во дворе — до 28 ноября (№ 8)'
  const text = ['Обещания недели', '', 'В работе:', `• ${what} — до 28 ноября (№ ${number})`, kept].join('\n')
  const digest = { id: newId(), chatId: chat.id, kind: 'friday', text, itemCount: 2, state: 'draft' } as const
  await desk.test.db
    .insertInto('chatDigest')
    .values({ ...digest, day: at, createdAt: at })
    .execute()
  await erase(number)
  const [left] = await read<{ text: string }>(`select text from chat_digest where id = '${digest.id}'`)
  expect(left?.text.split('\n').slice(-2)).toEqual(['• Стёрто по требованию автора', kept])
  expect(await placesOf(desk.test.owner, desk.test.context.vault, 'zqkenarFriday')).toEqual([])
})

async function saveReport(createdAt: string, words: string): Promise<string> {
  const id = newId()
  await sql`
    insert into report_run (id, owner_id, title, kind, language, period_from, period_to, due_at, is_by_hand, state,
      next_attempt_at, created_at)
    values (${id}, ${first.id}, 'Сводка', 'summary', 'ru', '2026-11-01', '2026-11-30', ${createdAt}, true, 'ready',
      ${createdAt}, ${createdAt})`.execute(desk.test.owner)
  await sql`insert into report_file values (${id}, 'report.pdf', 'application/pdf', ${Buffer.from(words)}, ${words})`.execute(
    desk.test.owner,
  )
  return id
}

it('is not left in what we asked of its author, here or in their dialog', async () => {
  const work = workOnClarifications(desk, 'erased')
  const text = 'Здравствуйте, Анна! Уточните, пожалуйста, дом zqkenarAsked.'
  const question = await work.waiting({ text, way: 'private' })
  await work.reply(question, 'На ул. Мира, дом 5, zqkenarReply')
  await work.run('executor', question.id, { type: 'read_follow_ups' })
  await work.approved(question, {
    privateText: '',
    text: 'Здравствуйте, Анна! Воду дали 24 ноября. Водоканал, 8 (8162) 77-77-77.',
  })
  while ((await desk.send()) > 0);
  await work.run('dispatcher', question.id, { type: 'close', satisfaction: 'satisfied' })
  const { number } = await work.card(question.id)
  await erase(number)
  expect(await placesOf(desk.test.owner, desk.test.context.vault, 'zqkenarAsked')).toEqual([])
  expect(await placesOf(desk.test.owner, desk.test.context.vault, 'zqkenarReply')).toEqual([])
  expect(await read(`select from clarification where address is not null`)).toEqual([])
})

it('is not left in parts of its answer that other bodies were asked for and gave', async () => {
  const work = workOnClarifications(desk, 'parts')
  const helper = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'ministry-roads' } })
  await saveUser(desk.test.db, helper)
  const question = await work.question()
  const part = newId()
  const asked = await work.as('executor').post(`/incidents/${question.id}/contributions`, {
    ...{ bodies: [{ id: part, agencyCode: 'ministry-roads', personId: null }], hours: 8 },
    ...{ ask: 'Когда zqkenarPart?', shownWords: 'Нет воды zqkenarPart' },
  })
  expect(asked.statusCode).toBe(200)
  const give = { type: 'give', words: 'Завтра zqkenarPart', expectedRevision: 1 }
  const given = await desk.test.as(helper).post(`/contributions/${part}/commands`, give)
  const paper = await desk.test.app.inject({
    ...{
      method: 'POST',
      url: `/api/contributions/${part}/files`,
      query: { id: newId(), name: 'zqkenarPaper.pdf' },
    },
    payload: bytesOf('zqkenarPaper'),
    headers: {
      'content-type': 'application/pdf',
      authorization: `Bearer ${await desk.test.tokenOf(helper)}`,
    },
  })
  expect([paper.statusCode, files('zqkenarPaper').length]).toEqual([200, 1])
  expect(given.json()).toMatchObject({ state: 'given' })
  await work.approved(question, {
    privateText: '',
    text: 'Здравствуйте, Анна! Воду дали 24 ноября. Водоканал, 8 (8162) 77-77-77.',
  })
  while ((await desk.send()) > 0);
  await desk.runJob('answers.sweep_contributions')
  await work.run('dispatcher', question.id, { type: 'close', satisfaction: 'satisfied' })
  expect(await placesOf(desk.test.owner, desk.test.context.vault, 'zqkenarPart')).toEqual(
    expect.arrayContaining(['contribution.ask', 'contribution.shown_words', 'contribution_post.words']),
  )
  await erase((await work.card(question.id)).number)
  expect(await placesOf(desk.test.owner, desk.test.context.vault, 'zqkenarPart')).toEqual([])
  expect(await placesOf(desk.test.owner, desk.test.context.vault, 'zqkenarPaper')).toEqual([])
  expect(files('zqkenarPaper')).toEqual([])
  const left = (await desk.test.as(helper).get(`/contributions/${part}`)).json()
  expect(left).toMatchObject({ ask: '', answer: '', state: 'not_needed' })
})

it('is not left in the own fields of its topic, nor in the history of them', async () => {
  const field = {
    ...{ code: 'pole', name: 'Номер опоры', nameEn: null, hint: null, kind: 'line', need: 'never' },
    ...{ topicCodes: ['roads.potholes'], groupCodes: [], asksResident: false, maxLength: null, min: null },
    ...{ max: null, options: [] },
  }
  await desk.test.as(desk.people.administrator).post('/own-fields', field)
  const id = 'zq-own'
  await desk.deliver({ id, text: 'Яма на Мира, 5', author: 'resident-own' })
  await desk.work()
  const incident = await desk.incidentOf(id)
  const dispatcher = desk.test.as(desk.people.dispatcher)
  const command = (version: number, said: object) =>
    dispatcher.post(`/incidents/${incident.id}/commands`, { ...said, expectedVersion: version })
  await command(1, {
    type: 'accept',
    topicCode: 'roads.potholes',
    municipalityCode: 'borovichi',
    agencyCode: null,
  })
  const values = { pole: 'у zqkenarPole, кв. 5' }
  expect((await dispatcher.patch(`/incidents/${incident.id}/own-fields`, { values })).statusCode).toBe(200)
  const { version } = await desk.incidentOf(id)
  await command(version, { type: 'undo_accept' })
  await command((await desk.incidentOf(id)).version, { type: 'dismiss', reason: 'spam' })
  expect(await placesOf(desk.test.owner, desk.test.context.vault, 'zqkenarPole')).toEqual(
    expect.arrayContaining(['own_field_value.text_value', 'incident_activity.details']),
  )
  await erase(incident.number)
  expect(await placesOf(desk.test.owner, desk.test.context.vault, 'zqkenarPole')).toEqual([])
})

it('is not left in its sub-tasks, nor is their photograph', async () => {
  const work = workOnClarifications(desk, 'subtasks')
  const question = await work.question()
  const id = newId()
  const given = await work.as('executor').post(`/incidents/${question.id}/subtasks`, {
    ...{ id, what: 'Осмотреть zqkenarWell', ownerId: desk.people.executor.id, unitCode: null },
    ...{ dueOn: '2027-01-10', isConfirmed: true },
  })
  expect([given.statusCode, given.body.slice(0, 200)]).toEqual([200, expect.anything()])
  await desk.test.app.inject({
    ...{ method: 'POST', url: `/api/subtasks/${id}/photo`, payload: buildJpeg({}) },
    headers: {
      'content-type': 'image/jpeg',
      authorization: `Bearer ${await desk.test.tokenOf(desk.people.executor)}`,
    },
  })
  const done = await work.as('executor').post(`/subtasks/${id}/commands`, {
    ...{ type: 'done', words: 'Готово zqkenarWell', expectedRevision: 2 },
  })
  expect(done.json()).toMatchObject({ state: 'done', hasPhoto: true })
  await work.approved(question, {
    privateText: '',
    text: 'Здравствуйте, Анна! Воду дали 24 ноября. Водоканал, 8 (8162) 77-77-77.',
  })
  while ((await desk.send()) > 0);
  await work.run('dispatcher', question.id, { type: 'close', satisfaction: 'satisfied' })
  expect(await placesOf(desk.test.owner, desk.test.context.vault, 'zqkenarWell')).toEqual(
    expect.arrayContaining(['subtask.what', 'subtask.done_words']),
  )
  await erase((await work.card(question.id)).number)
  expect(await placesOf(desk.test.owner, desk.test.context.vault, 'zqkenarWell')).toEqual([])
  expect(await read(`select from subtask where photo_hash is not null`)).toEqual([])
})

it('leaves no word of why something was done in the network, and that it was done stays', async () => {
  const secret = 'zqkenarSaidOfModeration'
  const { id, number } = await arrive('moderated')
  const { sourceMessageId: messageId } = await desk.test.db
    .selectFrom('incident')
    .select('sourceMessageId')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const asked = await desk.test.as(desk.people.moderator).post('/network-acts', {
    ...{ id: newId(), messageId, kind: 'delete', reason: 'personal_data', words: `Названа ${secret}` },
  })
  expect(asked.statusCode).toBe(200)
  expect(await placesOf(desk.test.owner, desk.test.context.vault, secret)).toContain('network_act.words')
  await erase(number)
  expect(await placesOf(desk.test.owner, desk.test.context.vault, secret)).toEqual([])
  expect(await read('select kind, reason, author_id from network_act')).toEqual([
    { kind: 'delete', reason: 'personal_data', authorId: null },
  ])
})
