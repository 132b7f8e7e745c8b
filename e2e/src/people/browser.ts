/** People at their screens. Whatever a browser complains about in a journey fails the journey. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import type { AccountName } from './accounts.ts'
import { signIn } from './sign-in.ts'

export const DESK = { width: 1440, height: 900 } as const
export const PHONE = { width: 390, height: 844 } as const
export type Size = { width: number; height: number }
export type OpenOptions = {
  size?: Size
  url?: string
  /** Only for tools that are put into the page from outside. */
  bypassCSP?: boolean
}

export type Person = { page: Page; context: BrowserContext; troubles: string[] }

/** Call once in a file of journeys: everyone who comes in leaves after the test, and troubles are asked about. */
export function useBrowser() {
  let browser: Browser
  const people: Person[] = []
  const expected: RegExp[] = []
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'))
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    const left = people.splice(0)
    await Promise.all(left.map(({ context }) => context.close()))
    const allowed = expected.splice(0)
    const troubles = left.flatMap((person) => person.troubles)
    expect(troubles.filter((trouble) => !allowed.some((pattern) => pattern.test(trouble)))).toEqual([])
  })

  async function openStranger(options: OpenOptions = {}): Promise<Person> {
    const person = await openContext(browser, options)
    people.push(person)
    return person
  }

  return {
    openStranger,
    /** A person who has signed in, now or earlier in this run. */
    async openAs(name: AccountName, options: OpenOptions = {}): Promise<Person> {
      const person = await openContext(browser, options, await sessionOf(browser, name))
      people.push(person)
      return person
    },
    /** A refusal that the journey is about: the browser writes it to its console. */
    expectTrouble: (pattern: RegExp) => expected.push(pattern),
  }
}

/** Signing in is a journey of its own; here it is only the way to work, once per run and account. */
async function sessionOf(browser: Browser, name: AccountName): Promise<string> {
  const file = path.join(inject('world').folder, `session-${name}.json`)
  if (existsSync(file)) return file
  const { context, page } = await openContext(browser, {})
  await signIn(page, name)
  await context.storageState({ path: file })
  await context.close()
  return file
}

async function openContext(browser: Browser, options: OpenOptions, storageState?: string): Promise<Person> {
  const baseURL = options.url ?? inject('world').url
  const context = await browser.newContext({
    baseURL,
    viewport: options.size ?? DESK,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    reducedMotion: 'reduce',
    bypassCSP: options.bypassCSP ?? false,
    ...(options.size && options.size.width < 600 && { hasTouch: true, isMobile: true, deviceScaleFactor: 1 }),
    ...(storageState && { storageState }),
  })
  context.setDefaultTimeout(10_000)
  const troubles: string[] = []
  watch(context, new URL(baseURL).origin, troubles)
  return { page: await context.newPage(), context, troubles }
}

/** Errors of the console (a broken content policy is one), uncaught errors, requests to anyone else. */
function watch(context: BrowserContext, origin: string, troubles: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()} ${message.location().url}`)
  })
  context.on('weberror', (error) => troubles.push(`uncaught: ${error.error().message}`))
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== origin && /^(https?|wss?):$/.test(url.protocol)) troubles.push(`foreign: ${url.href}`)
  })
}
