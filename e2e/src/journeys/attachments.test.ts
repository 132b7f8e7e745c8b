/** What a resident photographed is seen at work, from our own disk; the network never hears who looks. */
import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { ask } from '../people/ask.ts'
import { useBrowser } from '../people/browser.ts'
import { see, seeGone } from '../people/see.ts'
import { openCommunity } from '../setup/community.ts'

const { openAs } = useBrowser()
const NARROW = { width: 360, height: 740 } as const

const widthOf = (picture: Locator) => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)

it('shows photographs small in the conversation and whole in a window, by mouse, keys and on a phone', async () => {
  const community = await openCommunity('Чудово: с фотографией', { municipality: 'chudovo' })
  // Requests to anyone but the product fail the journey.
  const { page } = await openAs('dispatcher')
  const { incidentId } = await ask(page, community, 'Яма на Некрасова, 5, вот она.', { photos: 2 })
  await page.goto(`/desk/new/${incidentId}`)
  const small = page.getByRole('button', { name: 'Открыть: Фото' })
  // They come by themselves after the words.
  await see(small.nth(1))
  await expect.poll(() => widthOf(small.first().getByRole('img'))).toBe(480)

  await small.first().click()
  const viewer = page.getByRole('dialog')
  await see(viewer.getByRole('heading', { name: 'Фото (1 из 2)' }))
  await expect.poll(() => widthOf(viewer.getByRole('img', { name: 'Фото', exact: true }))).toBe(640)
  await page.keyboard.press('ArrowRight')
  await see(viewer.getByRole('heading', { name: 'Фото (2 из 2)' }))
  const saved = page.waitForEvent('download')
  await viewer.getByRole('link', { name: 'Скачать' }).click()
  expect((await saved).suggestedFilename()).toBe('2.png')
  await page.keyboard.press('Escape')
  await seeGone(viewer)

  const phone = (await openAs('dispatcher', { size: NARROW })).page
  await phone.goto(`/desk/new/${incidentId}`)
  await see(phone.getByRole('button', { name: 'Открыть: Фото' }))
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(NARROW.width)
})
