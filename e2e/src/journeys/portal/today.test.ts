/** The day of an executor on a phone: the late thing first, one touch to the act, and what is done stands below. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { ask } from '../../people/ask.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { CUT } from '../../people/cut-line.ts'
import { bring } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { notice, writeAnswer } from '../../people/steps.ts'
import { type ConnectedCommunity, openCommunity } from '../../setup/community.ts'

const { openAs, expectTrouble } = useBrowser()
let community: ConnectedCommunity

beforeAll(async () => {
  community = await openCommunity('Волот: мой день', { municipality: 'volot' })
})

/** Somebody's day holds what other journeys have left there too. */
const thing = (page: Page, incidentId: string) => page.locator(`a[href^="/tasks/${incidentId}"]`)

async function doneCount(page: Page): Promise<number> {
  const summary = page.getByText(/^Сделано сегодня: \d/)
  if (!(await summary.isVisible())) return 0
  return Number(((await summary.textContent()) ?? '').replaceAll(/\D/g, ''))
}

it('begins a phone with the day, leads to the act, and counts what is done', async () => {
  // A remark of the list asks for a reason before the answer goes.
  expectTrouble(/400/)
  const dispatcher = (await openAs('dispatcher')).page
  const asked = await ask(dispatcher, community, 'На Гагарина, 4 не горит фонарь у подъезда.')
  await bring(asked.incidentId, 'given', { place: 'volot' })
  const { page } = await openAs('executor', { size: PHONE })
  await page.goto('/')
  await page.waitForURL('**/today')
  expect((await page.context().request.get('/manifest.webmanifest')).ok()).toBe(true)
  await see(page.getByRole('heading', { level: 1, name: /^(Доброе утро|Добрый|Доброй)/ }))
  const row = thing(page, asked.incidentId)
  await see(row)
  expect(await row.textContent()).toContain('Взять в работу')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  const times = await page.locator('h2').allInnerTexts()
  const order = ['Просрочено', 'Сегодня', 'Без срока', 'Завтра', 'Позже'].filter((name) =>
    times.includes(name),
  )
  expect(times.filter((name) => order.includes(name))).toEqual(order)
  const before = await doneCount(page)

  await row.tap()
  await page.getByRole('button', { name: /^Взять в работу/ }).tap()
  await notice(page, 'Взято в работу')
  await writeAnswer(
    page,
    'Здравствуйте! Лампу у подъезда на Гагарина, 4 заменили 24 ноября. Отвечает администрация округа: 8 (81662) 6-10-10.',
  )
  await page.waitForURL('**/today')
  await seeGone(thing(page, asked.incidentId))
  // The same person works in other journeys too.
  await expect.poll(() => doneCount(page)).toBeGreaterThan(before)
})

it('keeps the day without a line, and says of when it is', async () => {
  expectTrouble(CUT)
  const dispatcher = (await openAs('dispatcher')).page
  const asked = await ask(dispatcher, community, 'На Лесной, 2 сломана лавочка у колодца.')
  await bring(asked.incidentId, 'given', { place: 'volot' })
  const { page, context } = await openAs('executor', { size: PHONE })
  await page.goto('/today')
  await see(thing(page, asked.incidentId))
  await page.evaluate(() => navigator.serviceWorker.ready)
  // Once more under the worker, so that it has seen the day.
  await page.reload()
  await see(thing(page, asked.incidentId))

  await context.setOffline(true)
  await see(page.getByText(/^данные на \d\d:\d\d$/))
  await see(thing(page, asked.incidentId))
  await page.reload()
  await see(thing(page, asked.incidentId))
  await see(page.getByText(/^данные на \d\d:\d\d$/))
  await context.setOffline(false)
  await seeGone(page.getByText(/^данные на \d\d:\d\d$/))
})

it('shows one’s own weeks to the person alone', async () => {
  const { page } = await openAs('executor', { size: PHONE })
  await page.goto('/today')
  await page.getByRole('link', { name: 'Моя работа' }).tap()
  await see(page.getByRole('heading', { name: 'Моя работа' }))
  await see(page.getByText(/^Видите только вы/))
  const head = (await openAs('coordinator')).page
  await head.goto('/today/work')
  await see(head.getByRole('heading', { name: 'Моя работа' }))
  // Who holds an answer and since when is longer than a narrow card.
  await page.goto('/tasks?tab=all')
  await see(page.getByRole('heading', { name: /^Отправлено, ждёт других/ }))
  for (const width of [PHONE.width, 320]) {
    await page.setViewportSize({ width, height: PHONE.height })
    await expect.poll(() => findOutside(page)).toEqual([])
  }
})

/** Words of a card that stand outside of it, or of the window. */
function findOutside(page: Page): Promise<string[]> {
  return page.locator('a[href^="/tasks/"]').evaluateAll((cards) =>
    cards.flatMap((card) => {
      const { left, right, bottom } = card.getBoundingClientRect()
      return [...card.querySelectorAll('*')].flatMap((part) => {
        const box = part.getBoundingClientRect()
        const isOut = box.left < left || box.right > Math.min(right, innerWidth) || box.bottom > bottom
        return isOut ? [part.textContent || part.tagName] : []
      })
    }),
  )
}
