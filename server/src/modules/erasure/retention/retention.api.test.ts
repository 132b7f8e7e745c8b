/** What has been kept long enough goes by night; figures, chains and the Book say afterwards what they said before. */

import { RETENTION_KINDS, type RetentionTerms } from '@veche/contract/admin/retention.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { openBrowser } from '../../../../test/browser.ts'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { placesOf } from '../../../../test/places-of.ts'
import { openAdministrator } from '../../../../test/sign-in/open-administrator.ts'
import { erasureContextOf } from '../../../main/wiring/erasure-context-of.ts'
import { newId } from '../../../platform/ids.ts'
import { verifyJournal } from '../../access/index.ts'
import { appendChanges, compareBook } from '../../book/index.ts'
import { findBrokenChain } from '../../incidents/index.ts'
import { runRetention } from './run-retention.ts'

const CANARY = 'zqkenar'
const TERMS: RetentionTerms = { deliveries: 180, contacts: 1095, words: 1825, talk: 1095, readings: 1095 }
const ALL_KEPT: RetentionTerms = { deliveries: null, contacts: null, words: null, talk: null, readings: null }

let desk: Desk
let asker: ReturnType<typeof openBrowser>
let decider: ReturnType<typeof openBrowser>
beforeAll(async () => {
  desk = await openDesk()
  asker = await openAdministrator(desk.test, 'first')
  decider = await openAdministrator(desk.test, 'second')
})
afterAll(() => desk.close())

const ago = (days: number) => new Date(desk.test.clock.now.getTime() - days * DAY_MS)
const run = () => runRetention(erasureContextOf(desk.test.product))
const book = () => ({ ...desk.test.context, origin: 'veche.example.org/book' })
const places = (words: string) => placesOf(desk.test.owner, desk.test.context.vault, words)
const state = async () => (await decider.get('/api/retention')).json()
const sums = async () =>
  (
    await sql`select source, network, municipality_code, topic_code, measure, day, sum(change) as value
      from figure_change group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`.execute(desk.test.db)
  ).rows

async function askAndDismiss(id: string, text: string): Promise<string> {
  await desk.deliver({ id, thread: `post-${id}`, author: `zqkenar-${id}`, text })
  await desk.work()
  const found = await desk.incidentOf(id)
  const reply = await desk.test.as(desk.people.dispatcher).post(`/incidents/${found.id}/commands`, {
    ...{ type: 'dismiss', reason: 'no_question', expectedVersion: found.version },
  })
  expect([reply.statusCode, reply.body.slice(0, 200)]).toEqual([200, expect.anything()])
  return found.id
}
const close = (id: string, at: Date) =>
  desk.test.db.updateTable('incident').set({ closedAt: at }).where('id', '=', id).execute()

it('takes nothing before two administrators have decided, and says what would go', async () => {
  const chat = await saveChat(desk, {})
  const old = await askAndDismiss('old', 'Яма на zqkenarOld, когда заделают?')
  const young = await askAndDismiss('young', 'Яма на zqkenarYoung, когда заделают?')
  const held = await askAndDismiss('held', 'Яма на zqkenarHeld, когда заделают?')
  for (const id of [old, held]) await close(id, ago(2000))
  await close(young, ago(400))
  await chat.say({ id: 'talk', text: 'Всем привет от zqkenarTalk', author: 'zqkenar-talker' })
  await desk.work()
  await desk.test.db
    .updateTable('message')
    .set({ occurredAt: ago(1200) })
    .where('externalId', '=', 'talk')
    .execute()
  await desk.test.owner
    .updateTable('rawInbox')
    .set({ receivedAt: ago(200) })
    .execute()
  await desk.test.db
    .insertInto('formRequest')
    .values({
      ...{ id: newId(), channelId: desk.channel.id, source: 'page', requestedAt: ago(1200) },
      ...{ consentVersion: '1', consentAt: ago(1200) },
      contact: desk.test.context.vault.seal('zqkenarContact'),
    })
    .execute()
  await desk.test.db
    .insertInto('reading')
    .values({ at: ago(1200), how: 'list', numbers: [1], isByToken: false })
    .execute()
  const number = (await desk.incidentOf('held')).number
  const placed = await asker.post('/api/retention/holds', { number, reason: 'запрос прокуратуры № 7' })
  expect([placed.statusCode, placed.body.slice(0, 200)]).toEqual([200, expect.anything()])

  expect(await run()).toBeNull()
  expect(await places('zqkenarOld')).toContain('message.text')
  const told = await asker.post('/api/retention/preview', { terms: TERMS })
  expect(told.json().today).toMatchObject({ contacts: 1, words: 1, talk: 1, readings: 1 })
  expect(told.json().today.deliveries).toBeGreaterThanOrEqual(4)
  expect((await asker.post('/api/retention/preview', { terms: ALL_KEPT })).json().today).toEqual({
    ...{ deliveries: 0, contacts: 0, words: 0, talk: 0, readings: 0 },
  })
})

it('wants terms that fit together, and another administrator for them', async () => {
  const short = await asker.post('/api/retention/terms', { terms: { ...TERMS, words: 100 } })
  expect(short.statusCode).toBe(400)
  const longer = await asker.post('/api/retention/terms', { terms: { ...TERMS, deliveries: null } })
  expect([longer.statusCode, longer.json().code]).toEqual([400, 'retention.deliveries_longer'])
  expect((await asker.post('/api/retention/terms', { terms: TERMS })).statusCode).toBe(200)
  const { waiting, inForce } = await state()
  expect([waiting, inForce]).toEqual([expect.objectContaining({ terms: TERMS, mayConfirm: true }), null])
  const decide = (who: typeof asker) =>
    who.post(`/api/retention/terms/${waiting.id}/decision`, { decision: 'confirm' })
  const alone = await decide(asker)
  expect([alone.statusCode, alone.json().code]).toEqual([403, 'erasure.needs_another'])
  expect((await decide(decider)).statusCode).toBe(200)
  expect((await decide(decider)).statusCode).toBe(409)
  expect(await state()).toMatchObject({ inForce: { terms: TERMS, decidedByName: 'second' }, waiting: null })
})

it('takes what is old enough and nothing else, and no figure, chain or check notices', async () => {
  await appendChanges(book())
  const before = await sums()
  expect(await run()).toMatchObject({ contacts: 1, words: 1, talk: 1, readings: 1 })
  await appendChanges(book())

  for (const gone of ['zqkenarOld', 'zqkenarTalk', 'zqkenarContact'])
    expect([gone, await places(gone)]).toEqual([gone, []])
  for (const kept of ['zqkenarYoung', 'zqkenarHeld']) {
    expect(await places(kept)).toContain('message.text')
    expect(await places(kept)).not.toContain('raw_inbox.body')
  }
  expect(await sums()).toEqual(before)
  expect(await compareBook(book())).toMatchObject({ differences: 0 })
  expect(await findBrokenChain(desk.test.db)).toBeNull()
  expect(await verifyJournal(desk.test.db)).toMatchObject({ isWhole: true })
  const journal = (await asker.get('/api/journal?action=retention.ran')).json()
  expect(journal.entries).toMatchObject([{ actorName: null, details: { words: 1, talk: 1 } }])
  // Demands are listed apart from what went by its term.
  expect((await asker.get('/api/erasures')).json().erasures).toEqual([])
  expect(await run()).toEqual({ deliveries: 0, contacts: 0, words: 0, talk: 0, readings: 0 })
})

it('takes no word of what is held, also by a demand, until the hold is lifted', async () => {
  const number = (await desk.incidentOf('held')).number
  expect((await asker.post('/api/erasures', { number, paper: 'вх. 15 от 20.11.2026' })).statusCode).toBe(200)
  const [{ id, waitsFor }] = (await decider.get('/api/erasures')).json().erasures
  expect(waitsFor).toBe('held')
  const confirm = () => decider.post(`/api/erasures/${id}/decision`, { decision: 'confirm' })
  const refused = await confirm()
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'erasure.held'])
  const [hold] = (await state()).holds
  expect(hold).toMatchObject({ number, reason: 'запрос прокуратуры № 7', isOfPerson: false })
  expect((await asker.post(`/api/retention/holds/${hold.id}/lift`)).statusCode).toBe(200)
  expect((await asker.post(`/api/retention/holds/${hold.id}/lift`)).statusCode).toBe(404)
  expect((await confirm()).statusCode).toBe(200)
  expect((await places('zqkenarHeld')).length).toBe(0)
})

it('takes nothing younger than the law of the database allows, whoever asks', async () => {
  const young = (await desk.incidentOf('young')).id
  await close(young, ago(30))
  const { id: someone } = await desk.test.db
    .selectFrom('appUser')
    .select('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  const other = desk.people.dispatcher.id
  await desk.test.db
    .insertInto('erasure')
    .values({
      ...{ id: newId(), incidentId: young, paper: 'срок', isByTerm: true },
      ...{ askedBy: someone, askedAt: ago(0) },
    })
    .execute()
  const forge = desk.test.db
    .updateTable('erasure')
    .set({
      state: 'done',
      decidedBy: other === someone ? desk.people.moderator.id : other,
      decidedAt: ago(0),
    })
    .where('incidentId', '=', young)
  await expect(forge.execute()).rejects.toThrow('kept for a year')
  const talk = desk.test.db
    .insertInto('retentionRun')
    .values({ id: newId(), kind: 'talk', before: ago(1), most: 10, at: ago(0) })
  await expect(talk.execute()).rejects.toThrow('kept for a month')
  expect(Object.values(RETENTION_KINDS).every(({ least, recommended }) => recommended >= least)).toBe(true)
})

it('leaves no name beside the words', async () => {
  const left = (await places(CANARY)).filter((place) => place !== 'author.external_id')
  expect(left.every((place) => !place.startsWith('form_request'))).toBe(true)
})
