import type { Locator, Page } from 'playwright-core'

/** Waits until a person can see it. */
export function see(locator: Locator, timeoutMs?: number): Promise<void> {
  return locator.first().waitFor({ state: 'visible', ...(timeoutMs !== undefined && { timeout: timeoutMs }) })
}

export function seeGone(locator: Locator): Promise<void> {
  return locator.first().waitFor({ state: 'hidden' })
}

/** Gives all that the page says in its notices from now on, those too that are gone before anybody looks. */
export async function followNotices(page: Page): Promise<() => Promise<string[]>> {
  const heard = await page.evaluateHandle(() => {
    const words: string[] = []
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('[role="status"]'))
        if (textContent && !words.includes(textContent)) words.push(textContent)
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
    return words
  })
  return () => heard.jsonValue()
}
