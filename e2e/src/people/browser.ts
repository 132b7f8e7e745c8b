/** People at their screens. Whatever a browser complains about in a journey fails the journey. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { toCookies } from '../setup/session.ts'
import type { AccountName } from './accounts.ts'
import { type ContextOptions, DESK, openContext, type Person } from './context.ts'
import { ownBrowser } from './own-browser.ts'

export { DESK, type Person, PHONE, type Size } from './context.ts'
export type OpenOptions = Partial<ContextOptions>
type Seat = Pick<OpenOptions, 'size' | 'isKept'>

const SHOWN_LENGTH = 1800

/** What stood before each person when a journey failed: often the cause is there in words. */
async function tellSeen(people: readonly Person[]): Promise<string> {
  const seen = await Promise.all(
    people.map(async ({ page }) => {
      const shown = await page.locator('body').ariaSnapshot({ timeout: 2000 }).catch(String)
      return `\n${page.url()} shows: ${shown.replaceAll(/\s+/g, ' ').slice(-SHOWN_LENGTH)}`
    }),
  )
  return seen.join('')
}

/** Call once in a file of journeys: everyone who comes in leaves after the test, and troubles are asked about. */
export function useBrowser() {
  let browser: Browser
  const people: Person[] = []
  const seats = new Map<string, Person>()
  const lasting = new Map<string, Person>()
  const expected: RegExp[] = []
  beforeAll(async () => {
    browser = await ownBrowser()
  })
  afterAll(leave)
  afterEach(async ({ task }) => {
    const left = people.splice(0)
    seats.clear()
    const [failure] = task.result?.errors ?? []
    if (failure) {
      const seen = await tellSeen([...left, ...lasting.values()])
      failure.message += seen
      if (failure.stack) failure.stack = failure.stack.replace(/\n +at /, `${seen}$&`)
    }
    await Promise.all(left.map(({ context }) => context.close()))
    const allowed = expected.splice(0)
    const troubles = [...left, ...lasting.values()].flatMap((person) => person.troubles.splice(0))
    expect(troubles.filter((trouble) => !allowed.some((pattern) => pattern.test(trouble)))).toEqual([])
  })

  async function leave(): Promise<void> {
    const left = [...lasting.values()]
    lasting.clear()
    await Promise.all(left.map(({ context }) => context.close()))
  }

  async function openStranger(options: OpenOptions = {}): Promise<Person> {
    const person = await openContext(browser, { url: inject('world').url, ...options })
    people.push(person)
    return person
  }

  function openSignedIn(name: AccountName, options: Seat): Promise<Person> {
    const { url, sessions } = inject('world')
    return openStranger({
      ...options,
      storageState: { cookies: toCookies(url, sessions[name]), origins: [] },
    })
  }

  return {
    openStranger,
    /** Somebody who stays at their screen from test to test, with what the browser has already loaded. */
    async openLasting(key: string, options: OpenOptions = {}): Promise<Person> {
      const known = lasting.get(key)
      if (known) return known
      const person = await openContext(browser, { url: inject('world').url, ...options })
      lasting.set(key, person)
      return person
    },
    /** Those who stayed go too: what nobody looks at must not go on hearing of every change. */
    leave,
    /** A person who has signed in, at their one screen of this size: whoever is opened twice is the same person. */
    async openAs(name: AccountName, { size = DESK, ...rest }: Seat = {}): Promise<Person> {
      const seat = `${name} ${size.width}x${size.height}`
      const known = seats.get(seat)
      if (known && !known.page.isClosed()) return known
      const person = await openSignedIn(name, { size, ...rest })
      seats.set(seat, person)
      return person
    },
    /** A second window of somebody who has one already. */
    openSecond: (name: AccountName) => openSignedIn(name, { size: DESK }),
    /** A refusal that the journey is about: the browser writes it to its console. */
    expectTrouble: (pattern: RegExp) => expected.push(pattern),
  }
}
