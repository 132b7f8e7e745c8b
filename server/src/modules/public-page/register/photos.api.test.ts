/** A photo is shown when its author and a person of staff have both said so, and by neither alone. */
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor } from '../../../../test/factories.ts'
import { openPublicRegion, type PublicRegion, receiptOf } from '../../../../test/public-page.ts'
import { FILE_SECURITY_POLICY } from '../../../platform/http/security.ts'

let region: PublicRegion
const moderator = buildActor({ role: 'moderator' })
const reader = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'administration-borovichi' } })
beforeAll(async () => {
  region = await openPublicRegion()
})
afterAll(() => region.close())

let shade = 0
async function takePhoto(): Promise<Blob> {
  shade += 1
  const background = { r: shade, g: 100, b: 50 }
  const bytes = await sharp({ create: { width: 2000, height: 1000, channels: 3, background } })
    .withExif({ IFD0: { Copyright: 'canary of the camera' } })
    .jpeg()
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'photo.jpg', { type: 'image/jpeg' })
}

/** Accepted by a person, so that it stands in the register. */
async function ask(fields: Record<string, string> = {}) {
  const filled = await region.fill({ photos: await takePhoto(), outage: 'no', ...fields })
  const receipt = receiptOf(await region.post('/ask', filled))
  await region.work()
  const [message] = await region.messagesOf(receipt.number)
  const { id, number } = await region.test.db
    .updateTable('incident')
    .set({ step: 'in_progress', topicCode: 'landscaping.yard-lighting', groupCode: 'landscaping' })
    .set({ agencyCode: 'administration-borovichi', municipalityCode: 'borovichi' })
    .where('id', '=', message?.incidentId ?? '')
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
  return { ...receipt, id, problem: number, photo: { messageId: message?.id ?? '', no: 0 } }
}
type Asked = Awaited<ReturnType<typeof ask>>
const decide = (asked: Asked, body: object, actor = moderator) =>
  region.test.as(actor).post(`/incidents/${asked.id}/shown-photos`, { ...asked.photo, ...body })
const show = (asked: Asked) => decide(asked, { isShown: true, isChecked: true })
const choose = ({ number, code }: Asked, may: 'yes' | 'no') =>
  region.post('/ask/photos', { number: String(number), code, may })
async function shownOf({ problem }: Asked): Promise<string[]> {
  region.passMs(30_000)
  const { text } = await region.get(`/open/problems/${problem}`)
  return [...text.matchAll(/<img src="([^"]+)"/g)].map(([, url = '']) => url)
}

it('is shown once both have agreed, drawn anew without what its camera wrote', async () => {
  const asked = await ask({ showPhotos: 'yes' })
  expect(await shownOf(asked)).toEqual([])
  expect((await show(asked)).json()).toMatchObject({ photos: [{ isShown: true }] })
  const [url = ''] = await shownOf(asked)
  const served = await region.test.app.inject({ method: 'GET', url })
  expect(served.headers).toMatchObject({
    'content-type': 'image/webp',
    'content-security-policy': FILE_SECURITY_POLICY,
  })
  expect(await sharp(served.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 1280 })
  expect(served.rawPayload.includes('canary')).toBe(false)
  const { json } = await region.test.as(moderator).get(`/incidents/${asked.id}/public-problem`)
  expect(json()).toMatchObject({ photoCount: 1 })
})

it('is offered to nobody whose author did not agree', async () => {
  const asked = await ask()
  expect((await region.test.as(moderator).get(`/incidents/${asked.id}/shown-photos`)).json().photos).toEqual(
    [],
  )
  expect((await show(asked)).json().code).toBe('register.photo_gone')
  expect(await shownOf(asked)).toEqual([])
})

it('is not shown by whoever did not look at it, nor by whoever may not say what a question is about', async () => {
  const asked = await ask({ showPhotos: 'yes' })
  expect((await decide(asked, { isShown: true })).statusCode).toBe(400)
  expect((await decide(asked, { isShown: true, isChecked: false })).statusCode).toBe(400)
  expect([403, 409]).toContain((await decide(asked, { isShown: true, isChecked: true }, reader)).statusCode)
  expect(await shownOf(asked)).toEqual([])
})

it('goes at once when either takes it back, and comes again only by both', async () => {
  const asked = await ask({ showPhotos: 'yes' })
  await show(asked)
  const [url = ''] = await shownOf(asked)
  expect((await choose(asked, 'no')).text).toContain('Ваши фото видят только сотрудники')
  expect((await region.get(url)).status).toBe(404)
  expect(await shownOf(asked)).toEqual([])

  expect((await choose(asked, 'yes')).text).toContain('Не показывать фото')
  expect((await region.get(url)).status).toBe(200)
  await decide(asked, { isShown: false })
  expect((await region.get(url)).status).toBe(404)
  const rows = await region.test.db
    .selectFrom('incidentActivity')
    .select('details')
    .where('incidentId', '=', asked.id)
    .where('type', '=', 'register_change')
    .orderBy('seq')
    .execute()
  expect(rows.map(({ details }) => details)).toMatchObject([
    { photo: { isShown: true } },
    { photo: { isShown: false } },
  ])
})

it('is not shown at the number of another problem, nor of one that staff have hidden', async () => {
  const [asked, other] = [await ask({ showPhotos: 'yes' }), await ask({ showPhotos: 'yes' })]
  await show(asked)
  const [url = ''] = await shownOf(asked)
  expect((await region.get(url.replace(`/${asked.problem}/`, `/${other.problem}/`))).status).toBe(404)
  await region.test
    .as(moderator)
    .patch(`/incidents/${asked.id}/public-problem`, { isHidden: true, hiddenReason: 'личное' })
  expect((await region.get(url)).status).toBe(404)
})

it('is named to programmes of Open311 while everybody sees it, and no longer', async () => {
  const [asked, other] = [await ask({ showPhotos: 'yes' }), await ask({ showPhotos: 'yes' })]
  await show(asked)
  const mediaOf = async ({ problem }: Asked) => {
    region.passMs(30_000)
    const { text } = await region.get(`/open311/v2/requests/p${problem}.json`)
    return JSON.parse(text)[0].media_url
  }
  const url: string = await mediaOf(asked)
  expect(url).toMatch(new RegExp(`^https?://[^/]+/open/problems/${asked.problem}/photos/[0-9a-f]{64}$`))
  expect((await region.get(new URL(url).pathname)).status).toBe(200)
  expect(await mediaOf(other)).toBeNull()
  await choose(asked, 'no')
  expect(await mediaOf(asked)).toBeNull()
  await choose(asked, 'yes')
  await decide(asked, { isShown: false })
  expect(await mediaOf(asked)).toBeNull()
})
