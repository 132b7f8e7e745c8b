/** The first screen of a task on a small phone: the question, the camera, the field, the ticks; a promise by one touch. */
import type { Locator } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { ask } from '../people/ask.ts'
import { useBrowser } from '../people/browser.ts'
import { bring } from '../people/prepare.ts'
import { see } from '../people/see.ts'
import { takeTask } from '../people/steps.ts'
import { type ConnectedCommunity, openCommunity } from '../setup/community.ts'

const { openAs } = useBrowser()
const SMALL = { width: 360, height: 640 }
let community: ConnectedCommunity

beforeAll(async () => {
  community = await openCommunity('Волот: во дворе', { municipality: 'volot' })
})

/** Where its lower edge stands. */
async function bottomOf(one: Locator): Promise<number> {
  const box = await one.boundingBox()
  if (!box) throw new Error('It is not on the screen')
  return box.y + box.height
}

it('holds what a hand in the yard needs, and records by one touch what the words promise', async () => {
  const dispatcher = (await openAs('dispatcher')).page
  const asked = await ask(dispatcher, community, 'На Школьной, 5 провалился люк у подъезда, дети ходят мимо.')
  await bring(asked.incidentId, 'given', { place: 'volot' })
  const { page } = await openAs('executor', { size: SMALL })
  await takeTask(page, asked.incidentId)
  const field = page.getByRole('textbox', { name: 'Текст ответа' })
  await see(field)
  await see(page.locator('summary').getByText('провалился люк'))
  const camera = page.getByRole('button', { name: 'Снять фото' })
  const footer = page.getByRole('button', { name: /^На согласование/ })
  const seenUntil = ((await footer.boundingBox())?.y ?? 0) - 8
  expect(await bottomOf(camera)).toBeLessThan((await field.boundingBox())?.y ?? 0)
  expect((await field.boundingBox())?.y).toBeLessThan(seenUntil - 100)

  await field.fill('Здравствуйте! Люк закроем завтра до 16:00.')
  const ticks = page.locator('summary').getByText('сделано')
  await see(ticks)
  expect(await bottomOf(ticks)).toBeLessThan(seenUntil)
  const promise = page.getByText(/Похоже на обещание: до .*16:00/)
  await see(promise)
  // Whole words, and nothing of it behind the send bar.
  expect((await promise.boundingBox())?.width).toBeGreaterThan(SMALL.width - 60)
  expect(await bottomOf(page.getByRole('button', { name: 'Записать' }))).toBeLessThan(seenUntil)
  await page.getByRole('button', { name: 'Записать' }).tap()
  await see(page.getByText(/Обещание: до .*16:00/))
  expect(await page.getByLabel('Что будет сделано').inputValue()).toBe('Люк закроем')
})
