import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_ACCOUNTS } from '../../../../server/src/main/demo/demo-accounts.ts'
import { DESK, type Size, useBrowser } from '../../people/browser.ts'
import { watchRequests } from '../../people/quiet.ts'
import { findSmall } from '../../screens/find-small.ts'
import { findUntranslated, teachRussian } from '../../screens/find-untranslated.ts'
import { findViolations } from '../../screens/find-violations.ts'
import { KNOWN, markKnownPlaces } from '../../screens/known-places.ts'
import { openScreen, SCREENS, type Screen, storageOf, walkToScreen } from '../../screens/screen-list.ts'
import { type StagedRegion, stageRegion } from '../../screens/staged-region.ts'
import { type Installation, startInstallation } from '../../setup/installation.ts'

const { openLasting, leave, expectTrouble } = useBrowser()
const EMPTY = 'about:blank'
const NARROW = { width: 360, height: 740 }
/** 1440×900 at twice the size of letters. */
const ZOOMED = { width: 720, height: 450 }
/**
 * Names and roles are the same in both themes, colours in both languages: each is looked at once. English stands in the
 * same parts under other words (the test of the locales says that none is missing), so only its room is looked at.
 */
const COLOURS = ['color-contrast', 'link-in-text-block']
const EVERY_OTHER: RunOptions = {
  rules: Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: false }])),
}
const THEMES = { ru: ['light', 'dark'], en: [] } as const
type Language = keyof typeof THEMES
const windows = new WeakMap<Page, Window>()
let installation: Installation
let region: StagedRegion

beforeAll(async () => {
  installation = await startInstallation({ isDemo: true })
  const { url } = installation
  const emulatorUrl = `http://127.0.0.1:${Number(new URL(url).port) + 1}`
  region = await stageRegion({ url, emulatorUrl }, DEMO_ACCOUNTS)
}, 480_000)
afterAll(() => installation?.stop())

/** The tour is shown to who has not seen it. */
const whoseScreen = ({ name, role }: Screen) => (name === 'tour' ? 'newcomer' : (role ?? 'nobody'))
const WALKS = [...new Set(SCREENS.map(whoseScreen))].flatMap((who) =>
  (['ru', 'en'] as const).map((language) => ({ who, language })),
)

describe.each(WALKS)('$who, $language', ({ who, language }) => {
  afterAll(leave)

  it.each(
    SCREENS.filter((screen) => whoseScreen(screen) === who).map((screen) => [screen.name, screen] as const),
  )(
    '%s: reachable for everyone, in both themes, at a desk and on a phone, in English on a phone',
    async (_name, screen) => {
      // Without a session the server says 401 to the question who is here, and that is the answer.
      if (screen.role === null) expectTrouble(/401 \(Unauthorized\).*\/api\/me$/)
      await Promise.all(sizesOf(screen, language).map((size) => check(screen, size, language)))
    },
  )
})

/** The same parts stand under other words: those are looked at where they have the least room. */
function sizesOf({ only }: Screen, language: Language): Size[] {
  if (only) return [only === 'desk' ? DESK : NARROW]
  return language === 'en' ? [NARROW] : [DESK, NARROW]
}

async function check(screen: Screen, size: Size, language: Language): Promise<void> {
  const opened = await openWindow(screen, size, language)
  const { page, untilQuiet } = opened
  // Who has signed in walks on from screen to screen; the others are pages of their own.
  const isWalk = screen.role !== null && page.url() !== EMPTY && !opened.hasDialog
  await (isWalk ? walkToScreen : openScreen)(page, screen, region)
  opened.hasDialog = screen.act !== undefined
  await untilQuiet()
  // What has come is drawn with the next frame, and may ask for more.
  await page.evaluate(() => new Promise(requestAnimationFrame))
  await untilQuiet()
  await findNothingAside(page, { screen: screen.name, size })
  await findNothingBelow(page, { screen: screen.name, size })
  if (size === NARROW && language === 'ru')
    expect({ screen: screen.name, small: await findSmall(page) }).toMatchObject({ small: [] })
  if (language === 'en')
    expect({ screen: screen.name, russian: await findUntranslated(page) }).toMatchObject({ russian: [] })
  for (const colorScheme of THEMES[language]) {
    await showIn(page, colorScheme)
    const place = { screen: screen.name, width: size.width, language, colorScheme }
    expect({ ...place, found: await findIn(page, colorScheme) }).toEqual({ ...place, found: [] })
  }
  if (language === 'en' || size !== DESK || screen.only) return
  await page.setViewportSize(ZOOMED)
  await findNothingAside(page, { screen: screen.name, size: ZOOMED })
  await page.setViewportSize(size)
}

type Window = { page: Page; untilQuiet: () => Promise<void>; hasDialog: boolean }

async function openWindow(screen: Screen, size: Size, language: Language): Promise<Window> {
  const storageState = storageOf(region, screen, { language, theme: 'auto' })
  const { page } = await openLasting(String(size.width), {
    ...{ url: region.url, size, storageState },
    // Pages of the product keep the choice; public ones do as the browser asks.
    locale: language === 'en' ? 'en-GB' : 'ru-RU',
  })
  const known = windows.get(page)
  if (known) return known
  await page.addInitScript(axe.source)
  if (language === 'en') await teachRussian(page)
  const opened = { page, untilQuiet: watchRequests(page), hasDialog: false }
  windows.set(page, opened)
  return opened
}

/** Colours do not depend on words, so those of equal places are looked at once; whatever makes up a page is on each. */
async function findIn(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  const others = colorScheme === 'light' ? await findViolations(page, EVERY_OTHER) : []
  await markKnownPlaces(page, colorScheme)
  return [...others, ...(await findViolations(page, { runOnly: COLOURS }, KNOWN))]
}

async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  // The page hears of the change with its next frame.
  const isOn = (theme: string) =>
    (document.documentElement.dataset.theme ??
      (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === theme
  await page.waitForFunction(isOn, colorScheme, { polling: 50 })
}

/** Nothing may have to be scrolled sideways to be read. */
async function findNothingAside(page: Page, place: { screen: string; size: Size }): Promise<void> {
  const isSideways = () =>
    [document.documentElement, ...document.querySelectorAll('dialog[open]')].some(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
    )
  expect({ ...place, isSideways: await page.evaluate(isSideways) }).toMatchObject({ isSideways: false })
}

/** Where a page scrolls in a box of its own, the document ends with the window, with all that folds unfolded too. */
async function findNothingBelow(page: Page, place: { screen: string; size: Size }): Promise<void> {
  const excess = await page.evaluate(() => {
    if (!document.querySelector('#content')) return 0
    const folded = [...document.querySelectorAll('details:not([open])')]
    for (const details of folded) details.setAttribute('open', '')
    const { scrollHeight } = document.documentElement
    for (const details of folded) details.removeAttribute('open')
    return Math.max(scrollHeight - window.innerHeight, 0)
  })
  expect({ ...place, excess }).toMatchObject({ excess: 0 })
}
