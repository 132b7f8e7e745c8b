/** People at their screens. Whatever a browser complains about in a journey fails the journey. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import type { AccountName } from './accounts.ts'
import { type ContextOptions, openContext, type Person } from './context.ts'
import { ownBrowser } from './own-browser.ts'
import { signIn } from './sign-in.ts'

export { DESK, type Person, PHONE, type Size } from './context.ts'
export type OpenOptions = Partial<ContextOptions>

/** Call once in a file of journeys: everyone who comes in leaves after the test, and troubles are asked about. */
export function useBrowser() {
  let browser: Browser
  const people: Person[] = []
  const lasting = new Map<string, Person>()
  const expected: RegExp[] = []
  beforeAll(async () => {
    browser = await ownBrowser()
  })
  afterAll(leave)
  afterEach(async () => {
    const left = people.splice(0)
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
    /** A person who has signed in, now or earlier in this run. */
    async openAs(name: AccountName, options: OpenOptions = {}): Promise<Person> {
      return openStranger({ ...options, storageState: await sessionOf(browser, name) })
    },
    /** A refusal that the journey is about: the browser writes it to its console. */
    expectTrouble: (pattern: RegExp) => expected.push(pattern),
  }
}

const SIGNED_IN_WITHIN_MS = 40_000

/** Signing in is a journey of its own; here it is only the way to work, once per run and account. */
async function sessionOf(browser: Browser, name: AccountName): Promise<string> {
  const { url, folder } = inject('world')
  const file = path.join(folder, `session-${name}.json`)
  if (existsSync(file)) return file
  const turn = `${file}.turn`
  if (!takeTurn(turn)) return waitForFile(file)
  const { context, page } = await openContext(browser, { url })
  try {
    await signIn(page, name)
    await context.storageState({ path: `${file}.new` })
    renameSync(`${file}.new`, file)
  } finally {
    rmSync(turn, { recursive: true, force: true })
    await context.close()
  }
  return file
}

/** Two files of journeys run at once; whoever makes the folder signs in for both. */
function takeTurn(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function waitForFile(file: string): Promise<string> {
  await expect.poll(() => existsSync(file), { timeout: SIGNED_IN_WITHIN_MS, interval: 200 }).toBe(true)
  return file
}
