/** Whoever follows the Book gets the end of each day, in a line that the verifier reads. */
import { readDays } from '@veche/book/verify/check-days.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { gateOf, openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'
import { appendChanges, saveDay } from '../../book/index.ts'
import type { OutgoingMail } from '../../notifications/index.ts'
import { publicPageJobs } from '../public-page.jobs.ts'

let region: PublicRegion
const letters: OutgoingMail[] = []
const sendLetter = async (letter: OutgoingMail) => void letters.push(letter)
beforeAll(async () => {
  region = await openPublicRegion({ sendLetter })
})
afterAll(() => region.close())

const book = () => ({ ...region.test.context, origin: 'veche.example.org/book' })
async function mail(): Promise<void> {
  const jobs = publicPageJobs(region.test.context, { publicUrl: 'https://veche.example.org', sendLetter })
  await jobs.find(({ name }) => name === 'public_page.letters')!.handle([])
}
const linkIn = (text: string, purpose: string) =>
  new RegExp(`(/open/subscriptions/[^\\s]+/${purpose})`).exec(text)?.[1] ?? ''

it('sends the end of a day once, to who has confirmed it', async () => {
  const { text } = await region.get('/open/subscribe?place=book-days')
  expect(text).toContain('<option value="book-days" selected>')
  region.passMs(150_000)
  const form = { place: 'book-days', group: '', street: '', house: '', email: 'anna@example.org' }
  for (const _ of [1, 2]) {
    await region.post('/open/subscribe', { ...form, ...gateOf(text), website: '', proof: '' })
  }
  await mail()
  expect(letters.map(({ to }) => to)).toEqual(['anna@example.org'])
  expect(letters[0]?.text).toContain('конец каждого дня')
  await region.post(linkIn(letters[0]?.text ?? '', 'confirm'), {})

  await region.ask()
  await region.work()
  await appendChanges(book())
  region.test.clock.now = new Date('2026-11-24T21:10:00Z')
  expect(await saveDay(book())).toBe('2026-11-24')
  region.passMs(3_600_000)
  await mail()
  await mail()

  expect(letters).toHaveLength(2)
  const { rows } = { rows: await region.test.db.selectFrom('bookDay').selectAll().execute() }
  expect(readDays(letters[1]?.text ?? '')).toEqual([
    { day: '2026-11-24', size: rows[0]?.size, root: new Uint8Array(rows[0]?.root ?? []) },
  ])
  await region.post(linkIn(letters[1]?.text ?? '', 'end'), {})
  expect(await region.test.db.selectFrom('registerSubscription').selectAll().execute()).toEqual([])
})
