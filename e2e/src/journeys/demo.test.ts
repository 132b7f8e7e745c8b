import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { useBrowser } from '../people/browser.ts'
import { see } from '../people/see.ts'
import { type Installation, startInstallation } from '../setup/installation.ts'

/** The demo has two minutes for it on an ordinary machine; a busy one gets more. */
const PATIENCE_MS = 300_000
let installation: Installation

// What is asked for first ends last: the windows close before the server behind them.
beforeEach(async () => {
  installation = await startInstallation({ isDemo: true })
})
afterEach(() => installation?.stop())

const { openStranger, expectTrouble } = useBrowser()

it('shows a newcomer a question on its way to the answer soon after the start', {
  timeout: PATIENCE_MS + 30_000,
}, async () => {
  // Nobody has signed in yet, and the server says so.
  expectTrouble(/401 \(Unauthorized\).*\/api\/me$/)
  // The author may write once more at the very moment of the key.
  expectTrouble(/409 \(Conflict\).*\/commands$/)
  const { page } = await openStranger({ url: installation.url })
  await page.goto('/')
  await page.getByRole('button', { name: /Наталья Кравцова/ }).click()
  const tour = page.getByRole('complementary', { name: 'Путь вопроса' })
  await see(tour.getByRole('listitem').filter({ hasText: 'Житель спросил' }), 60_000)
  await acceptFollowed(page)
  await keepsItsQuestion(page)
  await see(tour.getByText('Житель получил ответ там, где спросил.'), PATIENCE_MS)
})

/** The tour is about one question, also after a reload. */
async function keepsItsQuestion(page: Page): Promise<void> {
  const question = page.getByRole('complementary', { name: 'Путь вопроса' }).locator('p[title]')
  const before = await question.textContent()
  await page.reload()
  await see(question)
  expect(await question.textContent()).toBe(before)
}

/** As the notice asks when somebody was faster: look again, press again. */
async function acceptFollowed(page: Page): Promise<void> {
  const tour = page.getByRole('complementary', { name: 'Путь вопроса' })
  const current = tour.locator('[aria-current="step"]')
  const isMoving = async () => !(await current.first().textContent())?.includes('Житель спросил')
  for (let tries = 0; tries < 5 && !(await isMoving()); tries += 1) {
    // The tour moves nobody by itself: it offers its card.
    await tour.getByRole('button', { name: 'Показать карточку' }).click()
    await see(page.getByRole('button', { name: /^Принять предложение/ }))
    await page.keyboard.press('Enter')
    await page.waitForTimeout(2000)
  }
  expect(await isMoving()).toBe(true)
}
