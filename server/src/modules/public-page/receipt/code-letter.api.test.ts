import { afterEach, expect, it } from 'vitest'
import { openPublicRegion, type PublicRegion, receiptOf } from '../../../../test/public-page.ts'
import type { Letter } from '../public-page-context.ts'

let region: PublicRegion
afterEach(() => region.close())

const askWith = async (contact: string) => region.post('/ask', await region.fill({ contact }))

it('sends the code to the address its author left, at most twice, and for whoever has the code alone', async () => {
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

it('asks whoever left a telephone where to send it, and sends nothing to what is no address', async () => {
  const letters: Letter[] = []
  region = await openPublicRegion({ sendLetter: async (letter) => void letters.push(letter) })
  const page = await askWith('8 911 000-00-00')
  expect(page.text).toContain('name="email"')
  const { number, code } = receiptOf(page)
  const send = (email: string) => region.post('/ask/letter', { number: String(number), code, email })
  expect((await send('anna')).status).toBe(503)
  expect((await send('anna@example.org')).status).toBe(200)
  expect(letters.map(({ to }) => to)).toEqual(['anna@example.org'])
})

it('sends few letters to one address, however many questions name it', async () => {
  let sent = 0
  region = await openPublicRegion({
    sendLetter: async () => {
      sent += 1
    },
  })
  for (let count = 0; count < 4; count += 1) {
    const { number, code } = receiptOf(await askWith(''))
    await region.post('/ask/letter', { number: String(number), code, email: 'Anna@example.org' })
    region.passMs(60_000)
  }
  expect(sent).toBe(2)
})

it('has a code for a telephone beside the address, and it is not the secret one', async () => {
  region = await openPublicRegion()
  const page = await askWith('')
  expect(page.text).toContain('<svg class="qr" role="img"')
})

it('offers none where the region has no mail server', async () => {
  region = await openPublicRegion()
  expect((await askWith('anna@example.org')).text).not.toContain('/ask/letter')
})
