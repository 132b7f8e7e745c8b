/** A question of the region's own page: who has its number and code is told that it was erased, and nobody sees it. */
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publishAnswer } from '../../../test/answers/publish-answer.ts'
import { buildActor, saveUser } from '../../../test/factories.ts'
import { filesWith, placesOf } from '../../../test/places-of.ts'
import { openPublicRegion, type PublicRegion } from '../../../test/public-page.ts'
import { erasureContextOf } from '../../main/wiring/erasure-context-of.ts'
import { newId } from '../../platform/ids.ts'
import { buildJpeg } from '../../platform/pictures/testing.ts'
import { appendChanges } from '../book/index.ts'
import { askErasure, decideErasure } from './index.ts'

const CANARY = 'zqkenar'

let region: PublicRegion
const [first, second] = [buildActor({ role: 'administrator' }), buildActor({ role: 'administrator' })]
beforeAll(async () => {
  region = await openPublicRegion()
  for (const actor of [first, second]) await saveUser(region.test.db, actor)
})
afterAll(() => region.close())

const places = () => placesOf(region.test.owner, region.test.context.vault, CANARY)
const attachments = () => {
  const folder = path.join(region.test.product.config.dataDir, 'files', 'attachments')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(path.join(folder, name)).isFile(),
  )
}
const open = (number: number, code: string) => region.post('/ask/check', { number: String(number), code })

async function erase(number: number): Promise<void> {
  const { db, clock } = region.test
  await askErasure(db, {
    number,
    kind: 'incident',
    paper: 'вх. 16 от 20.11.2026',
    actor: first,
    now: clock.now,
  })
  const { id } = await db
    .selectFrom('erasure')
    .select('id')
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  const context = erasureContextOf(region.test.product)
  await decideErasure(context, { erasureId: id, decision: 'confirm', actor: second })
}

it('is erased with its contact, place and photo, and its page says so', async () => {
  const photo = new Blob([new Uint8Array(buildJpeg({}))], { type: 'image/jpeg' })
  const { number: receipt, code } = await region.ask({
    ...{ text: 'На zqkenarStreet третий день не горят фонари', address: 'zqkenarStreet, 5' },
    ...{ name: 'zqkenarName', contact: 'zqkenar@example.org', photos: photo },
  })
  await region.work()
  const id = await publishAnswer(region, receipt)
  await region.test.db
    .updateTable('incident')
    .set({ step: 'done', closedAt: region.test.clock.now, topicCode: 'roads.potholes' })
    .where('id', '=', id)
    .execute()
  await appendChanges({ ...region.test.context, origin: 'veche.example.org/book' })
  expect(await places()).toEqual(
    expect.arrayContaining(['form_request.contact', 'message.text', 'raw_inbox.body']),
  )
  expect(attachments().length).toBeGreaterThan(0)
  const { number } = await region.test.db
    .selectFrom('incident')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect((await region.get(`/open/problems/${number}`)).status).toBe(200)

  await erase(number)

  expect(await places()).toEqual([])
  expect(filesWith(region.test.product.config.dataDir, CANARY)).toEqual([])
  expect(attachments()).toEqual([])
  const page = await open(receipt, code)
  expect([page.status, page.text]).toEqual([
    200,
    expect.stringContaining('Вопрос стёрт по вашему требованию'),
  ])
  expect(page.text).toContain('Книги вопросов')
  expect(page.text).not.toContain('name="verdict"')
  // Pages for everybody are kept for a while.
  region.passMs(120_000)
  expect((await region.get(`/open/problems/${number}`)).status).toBe(404)
  expect((await region.get('/open/problems')).text).not.toContain(`/open/problems/${number}`)
})

it('written down by hand, is erased with the telephone, the letter box and the address it was found under', async () => {
  const centre = await saveUser(region.test.db, buildActor({ role: 'dispatcher' }))
  const id = newId()
  let isAnswered = false
  const asked = region.test
    .as(centre)
    .put(`/by-hand/${id}`, {
      ...{ way: 'link', link: 'https://forum.example.org/zqkenar', isReadFromLink: false, joinId: null },
      ...{ saidAt: region.test.clock.now.toISOString(), text: 'На zqkenarStreet яма', name: 'zqkenarName' },
      ...{ phone: 'zqkenarPhone', email: 'zqkenar@example.org', municipalityCode: 'borovichi' },
      ...{ topicCode: 'roads.potholes', urgency: 'normal', point: null, photos: [] },
      address: { settlement: null, street: 'zqkenarStreet', house: '5', object: null },
    })
    .finally(() => {
      isAnswered = true
    })
  while (!isAnswered) {
    await region.work()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const { incident, receipt } = (await asked).json()
  await region.test.db
    .updateTable('incident')
    .set({ step: 'done', closedAt: region.test.clock.now })
    .where('id', '=', incident.id)
    .execute()
  expect(await places()).toEqual(
    expect.arrayContaining(['form_request.contact', 'hand_record.email', 'hand_record.link']),
  )
  await erase(incident.number)
  expect(await places()).toEqual([])
  expect((await open(receipt.number, receipt.code)).text).toContain('Вопрос стёрт по вашему требованию')
})
