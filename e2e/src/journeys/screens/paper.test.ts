/** Pages that have «Печать», as the browser lays them out for paper: no tools, and nothing cut off. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useBrowser } from '../../people/browser.ts'
import { see } from '../../people/see.ts'

const { openAs } = useBrowser()
/** A4 without its margins, in pixels of a screen. */
const SHEET = { width: 688, height: 1016 }

/** What nobody can press or scroll on paper, of that which stands on it. */
const badOnPaper = (page: Page) =>
  page.evaluate(() => {
    const isShown = (element: Element) => element.getClientRects().length > 0
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}: ${(element.textContent ?? '').trim().slice(0, 60)}`
    const tools = [...document.querySelectorAll('button, .btn, nav, [role=menu], select, input')]
    const isCut = (element: Element) =>
      (element.scrollWidth > element.clientWidth + 1 &&
        ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)) ||
      (element.scrollHeight > element.clientHeight + 1 &&
        ['auto', 'scroll'].includes(getComputedStyle(element).overflowY))
    const boxes = [...document.querySelectorAll('main, main *')]
    return {
      tools: tools.filter(isShown).map(nameOf),
      cut: boxes.filter((element) => isShown(element) && isCut(element)).map(nameOf),
      isSideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    }
  })

it('lays the day, own work, the list of knowledge and a course out for paper', async () => {
  const { page } = await openAs('executor')
  await page.goto('/courses')
  const course = await page.locator('a[href^="/courses/"]').first().getAttribute('href')
  for (const path of ['/today', '/today/work', '/knowledge', course ?? '']) {
    await page.goto(path)
    await see(page.getByRole('button', { name: 'Печать' }))
    await page.setViewportSize(SHEET)
    await page.emulateMedia({ media: 'print' })
    // Of a course its cards are read, which the screen shows one by one: the page makes them once it is told of paper.
    if (path === course) await expect.poll(() => page.locator('main h2').count()).toBeGreaterThan(1)
    expect({ path, ...(await badOnPaper(page)) }).toEqual({ path, tools: [], cut: [], isSideways: false })
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize({ width: 1440, height: 900 })
  }
})
