import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor } from '../../../../test/factories.ts'
import { openPublicRegion, type PublicRegion, problemsOf, receiptOf } from '../../../../test/public-page.ts'

let region: PublicRegion
const administrator = buildActor({ role: 'administrator', scope: { kind: 'region' } })
const dispatcher = buildActor()
const PLAIN = {
  ...{ nameEn: null, hint: null, groupCodes: ['roads'], topicCodes: [], need: 'accept', asksResident: true },
  ...{ maxLength: null, min: null, max: null, options: [] },
}
beforeAll(async () => {
  region = await openPublicRegion()
  for (const field of [
    { ...PLAIN, code: 'pole', name: 'Номер опоры', nameEn: 'Pole', hint: 'На табличке', kind: 'line' },
    { ...PLAIN, code: 'depth', name: 'Глубина, см', kind: 'number', min: 0, max: 200 },
    {
      ...PLAIN,
      code: 'lamp',
      name: 'Какая лампа',
      groupCodes: [],
      topicCodes: ['roads.lighting'],
      kind: 'line',
    },
    { ...PLAIN, code: 'inner', name: 'Для служб', kind: 'line', asksResident: false },
    {
      ...{ ...PLAIN, code: 'company', name: 'Подрядчик', kind: 'choice' },
      options: [{ code: 'avto', name: 'Автодор', nameEn: null, isRetired: false }],
    },
  ])
    expect((await region.test.as(administrator).post('/own-fields', field)).statusCode).toBe(200)
})
afterAll(() => region.close())

const ABOUT_ROADS = { text: 'Глубокая яма у моста, колесо пробили', group: 'roads' }
type Filled = Awaited<ReturnType<PublicRegion['fill']>>
const gateOf = (page: string) => {
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  return {
    ...{ ticket: hidden('ticket'), proof: hidden('proof'), answer: hidden('answer') },
    asked: hidden('asked'),
  }
}
async function asksOf(fields: Filled) {
  const page = await region.post('/ask', fields)
  expect([page.status, problemsOf(page)]).toEqual([200, []])
  return page.text
}
async function ownFieldsOf(number: number) {
  await region.work()
  const [message] = await region.messagesOf(number)
  const card = await region.test.as(dispatcher).get(`/incidents/${message?.incidentId}`)
  return { text: message?.text, said: card.json().ownFields }
}

it('asks after the question, without scripts, what the chosen matter has, and sends nothing yet', async () => {
  const fields = await region.fill(ABOUT_ROADS)
  const page = await asksOf(fields)
  expect(page).toContain('role="alert">Вопрос ещё не отправлен')
  expect(page).toContain('Номер опоры')
  expect(page).toContain('На табличке')
  expect(page).not.toContain('Для служб')
  expect(page).not.toContain('id="gate"')
  expect(page).toContain('Глубокая яма у моста')
  const sent = {
    ...fields,
    ...gateOf(page),
    'own-pole': ' 12/3 ',
    'own-depth': '15,5',
    'own-company': 'avto',
  }
  const receipt = receiptOf(await region.post('/ask', sent))
  const { text, said } = await ownFieldsOf(receipt.number)
  expect(said).toEqual({ pole: '12/3', depth: 15.5, company: 'avto' })
  expect(text).toContain('Номер опоры: 12/3\nГлубина, см: 15.5\nПодрядчик: Автодор')
  expect(await region.test.db.selectFrom('ownFieldSaid').selectAll().execute()).toEqual([])
})

it('lets a resident leave all of it empty, also what staff must fill in', async () => {
  const fields = await region.fill(ABOUT_ROADS)
  const page = await asksOf(fields)
  const receipt = receiptOf(await region.post('/ask', { ...fields, ...gateOf(page) }))
  expect((await ownFieldsOf(receipt.number)).said).toEqual({})
})

it('says at its field what is wrong, and loses nothing that was typed', async () => {
  const fields = await region.fill({ ...ABOUT_ROADS, name: 'Мария' })
  const page = await asksOf(fields)
  const wrong = { 'own-depth': '999', 'own-pole': 'Б<7>', 'own-company': 'nobody' }
  const mended = await region.post('/ask', { ...fields, ...gateOf(page), ...wrong })
  expect(mended.status).toBe(400)
  expect(problemsOf(mended)).toEqual(['own-depth own.out_of_bounds', 'own-company own.not_option'])
  expect(mended.text).toMatch(/id="own-depth"[^>]*value="999"[^>]*aria-invalid="true"/)
  expect(mended.text).toContain('value="Б&lt;7&gt;"')
  expect(mended.text).toContain('value="Мария"')
  expect(mended.text).toContain('Такого числа здесь быть не может.')
})

it('asks anew when another matter is chosen, and nothing about one that has no fields', async () => {
  const fields = await region.fill({ text: 'Не горит фонарь у подъезда', group: 'landscaping' })
  const receipt = receiptOf(await region.post('/ask', { ...fields, asked: 'roads', 'own-pole': '7' }))
  expect(receipt.number).toBeGreaterThan(0)
  expect((await ownFieldsOf(receipt.number)).said).toEqual({})
  const other = await region.fill(ABOUT_ROADS)
  const page = await region.post('/ask', { ...other, asked: 'landscaping', 'own-pole': '7' })
  expect(page.text).toContain('id="own-pole"')
  expect(page.text).toContain('value="7"')
})

it('takes what was said also where a field was removed before the question was made of it', async () => {
  const admin = region.test.as(administrator)
  await admin.post('/own-fields', { ...PLAIN, code: 'short', name: 'Недолгое', kind: 'line' })
  const fields = await region.fill(ABOUT_ROADS)
  const page = await asksOf(fields)
  const sent = { ...fields, ...gateOf(page), 'own-short': 'да', 'own-pole': '9' }
  const receipt = receiptOf(await region.post('/ask', sent))
  expect((await admin.delete('/own-fields/short')).statusCode).toBe(200)
  expect((await ownFieldsOf(receipt.number)).said).toEqual({ pole: '9' })
})

it('keeps them when the page is asked for in the other language', async () => {
  const fields = await region.fill(ABOUT_ROADS)
  const page = await asksOf(fields)
  const english = await region.post('/ask?lang=en', {
    ...fields,
    ...gateOf(page),
    'own-pole': '9',
    only: 'language',
  })
  expect(english.text).toContain('Pole')
  expect(english.text).toMatch(/id="own-pole"[^>]*value="9"/)
})

it('asks for a field of one topic only where the words are of it, also when no matter was chosen', async () => {
  const potholes = await asksOf(await region.fill(ABOUT_ROADS))
  expect(potholes).not.toContain('Какая лампа')
  const dark = await region.fill({ text: 'Не горят фонари уличного освещения на дороге', group: '' })
  expect(await asksOf(dark)).toContain('Какая лампа')
})
