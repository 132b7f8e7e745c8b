/** What a phone has room for: the text above a keyboard, and notices that lie over nothing pressed next. */
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { ask } from '../../people/ask.ts'
import { useBrowser } from '../../people/browser.ts'
import { bring } from '../../people/prepare.ts'
import { see } from '../../people/see.ts'
import { takeTask } from '../../people/steps.ts'
import { type ConnectedCommunity, openCommunity } from '../../setup/community.ts'

const { openAs } = useBrowser()
const PHONE = { width: 390, height: 844 }
const WITH_KEYBOARD = { width: 390, height: 480 }
const LINE_PX = 28
let community: ConnectedCommunity

beforeAll(async () => {
  community = await openCommunity('Волот: с телефона', { municipality: 'volot' })
})

async function boxOf(one: Locator) {
  const box = await one.boundingBox()
  if (!box) throw new Error('It is not on the screen')
  return { ...box, bottom: box.y + box.height }
}

async function openTask(): Promise<Page> {
  const dispatcher = (await openAs('dispatcher')).page
  const asked = await ask(
    dispatcher,
    community,
    'На Школьной, 5 у подъезда сломана доска скамейки, вот-вот упадёт и кого-нибудь придавит, дети рядом.',
  )
  await bring(asked.incidentId, 'given', { place: 'volot' })
  const { page } = await openAs('executor', { size: PHONE })
  await takeTask(page, asked.incidentId)
  return page
}

it('lays a notice over nothing that is pressed next', async () => {
  const page = await openTask()
  const toast = await boxOf(page.locator('.toast').first())
  const pressed = [
    page.getByRole('button', { name: 'Снять фото' }),
    page.locator('summary').getByText('Вопрос целиком'),
    page.getByRole('button', { name: /^На согласование/ }),
    page.locator('[data-foot] a').first(),
  ]
  for (const one of pressed) {
    const { y, bottom } = await boxOf(one)
    expect(bottom <= toast.y || y >= toast.bottom).toBe(true)
  }
})

it('leaves five lines of the text above a keyboard', async () => {
  const page = await openTask()
  const field = page.getByRole('textbox', { name: 'Текст ответа' })
  await see(field)
  await page.setViewportSize(WITH_KEYBOARD)
  await field.fill('Здравствуйте!\nДоску заменим до завтра.\nМастер приедет утром.\nСпасибо.\nДо встречи.')
  await field.tap()
  const tabs = page.getByRole('navigation', { name: 'Разделы' })
  await expect.poll(() => tabs.last().isVisible()).toBe(false)
  const [words, send, head] = await Promise.all([
    boxOf(field),
    boxOf(page.getByRole('button', { name: /^На согласование/ })),
    boxOf(page.getByRole('banner').first()),
  ])
  expect(send.y - Math.max(words.y, head.bottom)).toBeGreaterThan(5 * LINE_PX)
})

it('gives the words of a notification the width of the screen', async () => {
  const { page } = await openAs('executor', { size: PHONE })
  await page.goto('/notifications')
  const row = page.locator('main li').first()
  await see(row)
  const words = await boxOf(row.locator('.grow').first())
  const time = await boxOf(row.locator('time'))
  expect(words.width).toBeGreaterThan(270)
  expect(time.y).toBeGreaterThanOrEqual(words.bottom)
})
