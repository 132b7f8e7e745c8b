/** Before a question is sent the form shows the problems that stand near it, and one press joins one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor } from '../../../../test/factories.ts'
import { openPublicRegion, type PublicRegion, receiptOf } from '../../../../test/public-page.ts'

let region: PublicRegion
const moderator = buildActor({ role: 'moderator' })
/** In Borovichi. */
const HERE = { latitude: '58.38780', longitude: '33.91340' }
beforeAll(async () => {
  region = await openPublicRegion()
})
afterAll(() => region.close())

const LAMPS = { text: 'Во дворе не горит фонарь, темно во дворе, когда починят?', municipality: 'borovichi' }

async function standing(changes: object, at = HERE) {
  const { number: asked } = await region.ask({ ...LAMPS, address: 'Садовая, 5', ...at })
  await region.work()
  const [message] = await region.messagesOf(asked)
  const { id, number } = await region.test.db
    .updateTable('incident')
    .set({
      ...{ step: 'in_progress', topicCode: 'landscaping.yard-lighting', groupCode: 'landscaping' },
      address: JSON.stringify({ settlement: null, street: 'Садовая ул.', house: '5', object: null }),
      ...{ municipalityCode: 'borovichi', agencyCode: 'administration-borovichi', ...changes },
    })
    .where('id', '=', message?.incidentId ?? '')
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
  return { id, number }
}
async function press(fields: Awaited<ReturnType<PublicRegion['fill']>>, page: string, button: object) {
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const gate = { ticket: hidden('ticket'), proof: hidden('proof'), answer: hidden('answer') }
  return region.post('/ask', { ...fields, ...gate, ...button })
}
const end = (id: string) =>
  region.test.db
    .updateTable('incident')
    .set({ step: 'done', closedAt: region.test.clock.now })
    .where('id', '=', id)
    .execute()

it('shows them by the point and joins the one that is pressed, without a question', async () => {
  const { id, number } = await standing({})
  const before = (await region.test.db.selectFrom('formRequest').select('id').execute()).length
  const fields = await region.fill({ ...LAMPS, address: '', ...HERE })
  const page = await region.post('/ask', fields)
  expect(page.status).toBe(200)
  expect(page.text).toContain(`name="join" value="${number}"`)
  const joined = await press(fields, page.text, { join: String(number) })
  expect(joined.text).toMatch(/id="code">[2-9A-Z]{5}-[2-9A-Z]{5}</)
  const card = await region.test.as(moderator).get(`/incidents/${id}/public-problem`)
  expect(card.json()).toMatchObject({
    joinedCount: 1,
    point: { latitude: 58.3878, longitude: 33.9134, town: 'Боровичи' },
  })
  expect((await region.test.db.selectFrom('formRequest').select('id').execute()).length).toBe(before)
  await end(id)
})

it('sends the question after a no as any other', async () => {
  const { id } = await standing({})
  const fields = await region.fill({ ...LAMPS, address: 'ул. Садовая, 12' })
  const page = await region.post('/ask', fields)
  expect(page.text).toContain('Рядом уже есть такие проблемы')
  expect(receiptOf(await press(fields, page.text, { outage: 'no' })).number).toBeGreaterThan(0)
  await end(id)
})

describe('asks nothing', () => {
  it.each([
    ['of another street', { address: 'ул. Мира, 5' }, {}],
    ['of another matter', { text: 'Огромная яма на дороге, сделайте что-нибудь' }, {}],
    ['of another municipality', { municipality: 'valday' }, {}],
    ['of a point that lies further away', { address: '', latitude: '58.39500', longitude: '33.91340' }, {}],
    ['of what staff have not accepted', {}, { step: 'new' as const }],
    ['of what was asked in private', {}, { surface: 'private' as const }],
  ])('%s', async (_case, asked, changes) => {
    const { id } = await standing(changes)
    const fields = await region.fill({ ...LAMPS, address: 'ул. Садовая, 12', ...asked })
    expect((await region.post('/ask', fields)).text).not.toContain('name="join"')
    await end(id)
  })

  it('does not join what does not stand near', async () => {
    const { id, number } = await standing({})
    const fields = await region.fill({ ...LAMPS, address: 'ул. Мира, 5' })
    expect(receiptOf(await region.post('/ask', { ...fields, join: String(number) })).number).toBeGreaterThan(
      0,
    )
    await end(id)
  })
})

describe('the map of the form', () => {
  it('has our boundaries and towns, and leads a point back to the earth', async () => {
    const map = JSON.parse((await region.get('/ask/assets/map.json')).text)
    expect(map.places.length).toBeGreaterThan(20)
    const town = map.towns.find(({ name }: { name: string }) => name === 'Боровичи')
    const latitude = map.north - town.y / map.scale
    const longitude = map.west + town.x / (map.squeeze * map.scale)
    const place = await region.post('/ask/place', {
      latitude: String(latitude),
      longitude: String(longitude),
    })
    expect(JSON.parse(place.text)).toEqual({ municipality: 'borovichi', isOutside: false })
  })

  it('comes by a script of its own', async () => {
    for (const name of ['ask-map.js', 'ask-proof.js']) {
      const script = await region.get(`/ask/assets/${name}`)
      expect(script.headers['content-type']).toMatch(/^text\/javascript/)
    }
    expect((await region.get('/ask')).text).toContain('id="map-open"')
  })
})
