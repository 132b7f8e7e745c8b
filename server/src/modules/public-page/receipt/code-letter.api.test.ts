import { afterEach, expect, it } from 'vitest'
import { openPublicRegion, type PublicRegion, receiptOf } from '../../../../test/public-page.ts'
import type { Letter } from '../public-page-context.ts'

let region: PublicRegion
afterEach(() => region.close())

const askWith = async (contact: string) => region.post('/ask', await region.fill({ contact }))

it('sends the code to the address its author left, at most twice, and to whoever has the code alone', async () => {
  const letters: Letter[] = []
  region = await openPublicRegion({ sendLetter: async (letter) => void letters.push(letter) })
  const page = await askWith('anna@example.org')
  expect(page.text).toContain('action="/ask/letter"')
  const { number, code } = receiptOf(page)
  const ask = (said: string) => region.post('/ask/letter', { number: String(number), code: said })
  expect((await ask('AAAAA-AAAAA')).status).toBe(403)
  expect([(await ask(code)).status, (await ask(code)).status, (await ask(code)).status]).toEqual([
    200, 200, 503,
  ])
  expect(letters).toHaveLength(2)
  expect(letters[0]).toMatchObject({ to: 'anna@example.org', text: expect.stringContaining(code) })
})

it('offers no letter to a telephone', async () => {
  region = await openPublicRegion({ sendLetter: async () => undefined })
  const page = await askWith('8 911 000-00-00')
  expect(page.text).not.toContain('/ask/letter')
  const { number, code } = receiptOf(page)
  expect((await region.post('/ask/letter', { number: String(number), code })).status).toBe(503)
})

it('offers none where the region has no mail server', async () => {
  region = await openPublicRegion()
  expect((await askWith('anna@example.org')).text).not.toContain('/ask/letter')
})
