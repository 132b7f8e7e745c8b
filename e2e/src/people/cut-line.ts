/** A press during which the line goes: the server has done it, its reply is lost. */
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { Person } from './browser.ts'

const TEN_MINUTES = '10:00'

/**
 * Pressed: the server has done it, its reply is lost and the line with it. Pressed again without a line, and once more
 * with one, unless the page has heard by then that it is done. With `isLong` the line is away for ten minutes by the
 * clock of the page, which is installed then.
 */
export async function pressCut(
  { page, context }: Person,
  button: Locator,
  path: string,
  { isLong = false } = {},
): Promise<void> {
  let isDone = false
  await page.route(`**${path}`, async (route) => {
    if (isDone || route.request().method() === 'GET') return route.fallback()
    await route.fetch()
    await context.setOffline(true)
    isDone = true
    return route.abort('connectionreset')
  })
  await button.press('Enter')
  await expect.poll(() => isDone).toBe(true)
  // The button may be gone: what is kept is sent by itself, and the page may have heard before the line went.
  const canPress = () => button.isEnabled({ timeout: 1000 }).catch(() => true)
  await expect.poll(canPress).toBe(true)
  await pressIfThere(button)
  await expect.poll(canPress).toBe(true)
  if (isLong) await page.clock.fastForward(TEN_MINUTES)
  await context.setOffline(false)
  await pressIfThere(button)
}

/** It may go under the very press. */
async function pressIfThere(button: Locator): Promise<void> {
  if (await button.isVisible()) await button.press('Enter', { timeout: 2000 }).catch(() => undefined)
}
