import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useBrowser } from '../../people/browser.ts'
import { see } from '../../people/see.ts'

const { openAs } = useBrowser()

/** By the menu and the tabs of the portal, as a person comes to them. */
async function listPages(page: Page): Promise<string[]> {
  const links = await page
    .locator('nav a[href^="/"]')
    .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
  return links.filter((path) => /^\/[a-z-]+$/.test(path))
}

// Each refusal of a right stands in the journal, so no page may cause one by itself. Of all who sign in an
// administrator opens most pages that were made for others.
it('asks for nothing that an administrator is refused, on any page of the menu', async () => {
  const { page } = await openAs('administrator')
  const [refused, asked, answered]: [string[], Set<unknown>, Set<unknown>] = [[], new Set(), new Set()]
  page.on('request', (request) => {
    // The stream of events stays open.
    if (request.url().includes('/api/') && request.resourceType() !== 'eventsource') asked.add(request)
  })
  page.on('requestfailed', (request) => answered.add(request))
  page.on('response', (response) => {
    answered.add(response.request())
    if (response.status() === 403) refused.push(`${new URL(page.url()).pathname}: ${response.url()}`)
  })
  await page.goto('/today')
  await see(page.getByRole('heading', { level: 1 }))
  const pages = new Set(['/today', ...(await listPages(page))])
  expect(pages.size).toBeGreaterThan(10)
  for (const path of pages) {
    await page.goto(path)
    await see(page.getByRole('heading', { level: 1 }))
    await expect.poll(() => [...asked].filter((request) => !answered.has(request)).length).toBe(0)
  }
  expect(refused).toEqual([])
})
