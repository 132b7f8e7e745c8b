/** A press during which the line goes: the server has done it, its reply is lost. */
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { Person } from './browser.ts'

/** What a browser writes to its console of a cut line, its own look for a newer worker included. */
export const CUT = /ERR_|Failed to load resource|Failed to fetch|error occurred when fetching the script/

const TEN_MINUTES = '10:00'

/**
 * Pressed: the server has done it, its reply is lost and the line with it. Pressed again without a line, and once more
 * with one, unless the page has heard by then that it is done. With `isLong` the line is away for ten minutes by the
 * clock of the page, which is installed then.
 */
export async function pressCut(
  person: Person,
  button: Locator,
  path: string,
  { isLong = false } = {},
): Promise<void> {
  const { page, context } = person
  const isDone = await loseReply(person, path)
  await button.press('Enter')
  await expect.poll(isDone).toBe(true)
  // The button may be gone: what is kept is sent by itself, and the page may have heard before the line went.
  const canPress = () => button.isEnabled({ timeout: 1000 }).catch(() => true)
  await expect.poll(canPress).toBe(true)
  await pressIfThere(button)
  await expect.poll(canPress).toBe(true)
  if (isLong) await page.clock.fastForward(TEN_MINUTES)
  await context.setOffline(false)
  await pressIfThere(button)
}

/**
 * A file is chosen and goes at once: the server has it, its reply is lost and the line with it. `whileCut` is what its
 * person sees meanwhile.
 */
export async function chooseCut(
  person: Person,
  choose: () => Promise<void>,
  { path, whileCut }: { path: string; whileCut: () => Promise<void> },
): Promise<void> {
  const isDone = await loseReply(person, path)
  await choose()
  await expect.poll(isDone).toBe(true)
  await person.page.clock.fastForward(TEN_MINUTES)
  await whileCut()
  await person.context.setOffline(false)
}

let presses = 0

/**
 * The next command to this path loses its reply in the page itself: a route of the browser does not see each request of a
 * page that has a worker. Gives whether it was lost.
 */
async function loseReply({ page, context }: Person, path: string): Promise<() => boolean> {
  presses += 1
  const name = `cutLine${presses}`
  let isDone = false
  await page.exposeFunction(name, async () => {
    await context.setOffline(true)
    isDone = true
  })
  await page.evaluate(
    ([cut, end]) => {
      const send = window.fetch
      let isNext = true
      const cutNow = () => (window as unknown as Record<string, () => Promise<void>>)[cut]?.()
      // Files go by the older way.
      const { open } = XMLHttpRequest.prototype
      XMLHttpRequest.prototype.open = function (method: string, url: string | URL) {
        open.call(this, method, url, true)
        if (!isNext || !new URL(url, location.href).pathname.endsWith(end)) return
        isNext = false
        const lose = (event: Event) => {
          event.stopImmediatePropagation()
          void cutNow()?.then(() => this.onerror?.(new ProgressEvent('error')))
        }
        this.addEventListener('load', lose, { once: true })
      }
      window.fetch = async (...asked) => {
        const request = new Request(...asked)
        const isPress = isNext && request.method !== 'GET' && new URL(request.url).pathname.endsWith(end)
        if (isPress) isNext = false
        const reply = await send(request)
        if (!isPress) return reply
        await cutNow()
        throw new TypeError('Failed to fetch')
      }
    },
    [name, path] as const,
  )
  return () => isDone
}

/** It may go under the very press. */
async function pressIfThere(button: Locator): Promise<void> {
  if (await button.isVisible()) await button.press('Enter', { timeout: 2000 }).catch(() => undefined)
}
