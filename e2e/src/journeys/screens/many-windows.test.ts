import type { Page } from 'playwright-core'
import { it } from 'vitest'
import { useBrowser } from '../../people/browser.ts'
import { see } from '../../people/see.ts'

const { openAs } = useBrowser()
/** Over HTTP/1.1 a browser gives a site six lines. */
const WINDOWS = 8

/** A browser that is driven shows every window at once; a person looks at one. */
async function look(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate((seen) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => seen })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}

it('opens one window after another in one browser, and each shows its work', async () => {
  const { context, page: first } = await openAs('dispatcher')
  const show = async (page: Page) => {
    await page.goto('/desk/new')
    await see(page.getByRole('navigation', { name: 'Очереди' }))
  }
  await show(first)
  const more = async (): Promise<Page> => {
    const page = await context.newPage()
    await show(page)
    return page
  }
  const looked = [await more(), await more(), await more(), await more()]
  const ended = looked.map((page) =>
    page.waitForEvent('requestfailed', (one) => one.url().includes('/api/events')),
  )
  // The first keeps its stream, for the notices of all.
  for (const page of [first, ...looked]) await look(page, 'hidden')
  await Promise.all(ended)
  while (context.pages().length < WINDOWS) await more()
  const begun = looked[0]?.waitForRequest((one) => one.url().includes('/api/events'))
  if (looked[0]) await look(looked[0], 'visible')
  await begun
})
