import type { Locator } from 'playwright-core'

/** Waits until a person can see it. */
export function see(locator: Locator, timeoutMs?: number): Promise<void> {
  return locator.first().waitFor({ state: 'visible', ...(timeoutMs !== undefined && { timeout: timeoutMs }) })
}

export function seeGone(locator: Locator): Promise<void> {
  return locator.first().waitFor({ state: 'hidden' })
}
