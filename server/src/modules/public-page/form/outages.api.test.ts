import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveOutage } from '../../../../test/factories/outage-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import { openPublicRegion, type PublicRegion, problemsOf, receiptOf } from '../../../../test/public-page.ts'
import { listPublicOutages } from '../../outages/index.ts'

let region: PublicRegion
const dispatcher = buildActor()
let number = 0
let id = ''
beforeAll(async () => {
  region = await openPublicRegion()
  const outage = await saveOutage(region.test, dispatcher, { reason: 'Меняем задвижку.' })
  ;[number, id] = [outage.number, outage.id]
})
afterAll(() => region.close())

const AT_HOME = {
  ...{ text: 'Почему с утра нет холодной воды? Когда дадут?', municipality: 'borovichi' },
  ...{ address: 'ул. Ленина, 5', group: '' },
}
const requestCount = async () =>
  (await region.test.db.selectFrom('formRequest').select('id').execute()).length
const offersOf = async (asked: number) => {
  await region.work()
  const [message] = await region.messagesOf(asked)
  return (await region.test.as(dispatcher).get(`/incidents/${message?.incidentId}/outages`)).json()
}
/** The page as it came, sent once more by the button of this value. */
async function press(fields: Awaited<ReturnType<PublicRegion['fill']>>, page: string, outage: string) {
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const gate = { ticket: hidden('ticket'), proof: hidden('proof'), answer: hidden('answer') }
  return region.post('/ask', { ...fields, ...gate, outage })
}

it('says before a question is sent what is off at its address, and sends nothing yet', async () => {
  const before = await requestCount()
  const fields = await region.fill(AT_HOME)
  const page = await region.post('/ask', fields)
  const { status, text } = page

  expect(status).toBe(200)
  expect(problemsOf(page)).toEqual([])
  expect(text).toContain(`№ ${number}: нет холодной воды`)
  expect(text).toMatch(/до 24 ноября[^<]*14:00. Меняем задвижку./)
  expect(text).toContain('ООО «Мста-Водоканал»')
  expect(text).not.toContain('id="gate"')
  expect(text).toContain('Почему с утра нет холодной воды')
  expect(await requestCount()).toBe(before)
})

it('sends the question at once after a yes, and staff see that the resident meant this outage', async () => {
  const fields = await region.fill(AT_HOME)
  const page = await region.post('/ask', fields)
  const receipt = receiptOf(await press(fields, page.text, id))
  const offers = await offersOf(receipt.number)

  expect(offers.offers).toMatchObject([{ isConfirmed: true, fit: 'exact', outage: { id } }])
})

it('sends it after a no as any other question', async () => {
  const fields = await region.fill(AT_HOME)
  const page = await region.post('/ask', fields)
  const receipt = receiptOf(await press(fields, page.text, 'no'))

  expect((await offersOf(receipt.number)).offers).toMatchObject([{ isConfirmed: false }])
})

it('does not take a yes about an outage of another address', async () => {
  const fields = await region.fill({ ...AT_HOME, address: 'ул. Мира, 5' })
  const receipt = receiptOf(await region.post('/ask', { ...fields, outage: id }))
  expect((await offersOf(receipt.number)).offers).toEqual([])
})

it.each([
  ['another house', { address: 'ул. Ленина, 4' }],
  ['another trouble', { text: 'Огромная яма на дороге, сделайте что-нибудь' }],
  ['hot water', { text: 'Почему нет горячей воды с утра?' }],
  ['another municipality', { municipality: 'valday' }],
  ['no address', { address: '' }],
])('asks nothing for %s', async (_case, changes) => {
  const fields = await region.fill({ ...AT_HOME, ...changes })
  expect(receiptOf(await region.post('/ask', fields)).number).toBeGreaterThan(0)
})

it('reads the address in the words where its own field is empty, and says so in English too', async () => {
  const fields = await region.fill({
    ...AT_HOME,
    address: '',
    text: 'На улице Ленина нет холодной воды с утра',
  })
  const { text } = await region.post('/ask?lang=en', fields)
  expect(text).toContain(`№ ${number}: no cold water`)
  expect(text).toContain('Check whether your house is affected.')
})

it('tells anybody of outages in force and planned ones, and of nothing else', async () => {
  const { db, clock } = region.test
  const inHours = (hours: number) => new Date(clock.now.getTime() + hours * 3_600_000).toISOString()
  const planned = await saveOutage(region.test, dispatcher, { beginsAt: inHours(5), endsAt: inHours(6) })
  const cancelled = await saveOutage(region.test, dispatcher)
  const comment = 'Не нужно'
  await region.test
    .as(dispatcher)
    .post(`/outages/${cancelled.id}/commands`, { type: 'cancel', expectedVersion: 1, comment })

  const told = await listPublicOutages(db, { at: clock.now, municipality: 'borovichi' })
  expect(told.map((outage) => outage.id)).toEqual([id, planned.id])
  expect(Object.keys(told[0]!)).not.toContain('version')
  expect(await listPublicOutages(db, { at: clock.now, municipality: 'valday' })).toEqual([])
})
