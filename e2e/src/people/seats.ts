/**
 * Screens of the staff that are kept from test to test of a file: a new one starts a process, asks for every
 * script and compiles it anew, which is half of the work of a browser. Between two tests it stands at an address without
 * scripts, and what the browser had stored is gone.
 */
import type { Page } from 'playwright-core'
import type { Person } from './context.ts'

/** Of our own, so that the process with the compiled scripts stays; the worker leaves it alone. */
const REST = '/api/system'
/** Each is a process of a hundred megabytes. */
const AT_MOST = 6
/** What a test has done to its page by these would last. */
const OF_PAGE = [
  ...(['addInitScript', 'exposeFunction', 'route', 'setExtraHTTPHeaders'] as const),
  ...(['emulateMedia', 'setViewportSize', 'on'] as const),
]
const OF_CONTEXT = ['setOffline', 'grantPermissions', 'clearCookies', 'newCDPSession', 'route'] as const

const idle = new Map<string, Person>()
const altered = new WeakSet<Page>()

export function takeSeat(key: string): Person | null {
  const seat = idle.get(key) ?? null
  idle.delete(key)
  return seat
}

/** For as long as nothing is done to it that would last, it can be kept. */
export function watchSeat(seat: Person): Person {
  const { page, context } = seat
  const alter = () => altered.add(page)
  for (const name of OF_PAGE) hear(page, name, alter)
  for (const name of OF_CONTEXT) hear(context, name, alter)
  for (const name of ['install', 'fastForward'] as const) hear(page.clock, name, alter)
  return seat
}

function hear<Owner extends object>(owner: Owner, name: keyof Owner, told: () => void): void {
  const act = owner[name] as (...args: unknown[]) => unknown
  const value = (...args: unknown[]) => {
    told()
    return act.apply(owner, args)
  }
  Object.defineProperty(owner, name, { value })
}

/** Looks away: a screen that nobody watches would draw every change of all the others. */
export async function rest(page: Page): Promise<void> {
  await page.goto(REST)
}

/** False: it was altered, or there is no room for it, so it is to be closed. */
export async function returnSeat(key: string, seat: Person): Promise<boolean> {
  const { page } = seat
  if (page.isClosed() || altered.has(page) || idle.size >= AT_MOST || idle.has(key)) return false
  await rest(page)
  await forget(page)
  idle.set(key, seat)
  return true
}

/** A file of journeys leaves none to the next. */
export async function closeSeats(): Promise<void> {
  const seats = [...idle.values()]
  idle.clear()
  await Promise.all(seats.map(({ context }) => context.close()))
}

/** All but who has signed in. */
function forget(page: Page): Promise<void> {
  return page.evaluate(async () => {
    localStorage.clear()
    sessionStorage.clear()
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister()
    for (const name of await caches.keys()) await caches.delete(name)
    for (const { name } of await indexedDB.databases()) {
      const asked = indexedDB.deleteDatabase(name ?? '')
      await new Promise((resolve, reject) => {
        asked.onsuccess = resolve
        asked.onerror = reject
      })
    }
  })
}
