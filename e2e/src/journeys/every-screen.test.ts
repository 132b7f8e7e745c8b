import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEMO_ACCOUNTS } from '../../../server/src/main/demo/demo-accounts.ts'
import { DESK, type Size, useBrowser } from '../people/browser.ts'
import { openScreen, SCREENS, type Screen, storageOf } from '../screens/screen-list.ts'
import { type StagedRegion, stageRegion } from '../screens/staged-region.ts'
import { type Installation, startInstallation } from '../setup/installation.ts'

const { openLasting, expectTrouble } = useBrowser()
const EMPTY = 'about:blank'
const NARROW = { width: 360, height: 740 }
/** 1440×900 at twice the size of letters. */
const ZOOMED = { width: 720, height: 450 }
/** Colours are the same in both languages, names and roles the same in both themes: each is looked at once. */
const EVERY_RULE: RunOptions = {}
const COLOURS: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] }
const BUT_COLOURS: RunOptions = {
  rules: { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } },
}
const THEMES = {
  ru: [
    ['light', EVERY_RULE],
    ['dark', COLOURS],
  ],
  en: [['light', BUT_COLOURS]],
} as const
type Language = keyof typeof THEMES
let installation: Installation
let region: StagedRegion

beforeAll(async () => {
  installation = await startInstallation({ isDemo: true })
  const { url } = installation
  const emulatorUrl = `http://127.0.0.1:${Number(new URL(url).port) + 1}`
  region = await stageRegion({ url, emulatorUrl }, DEMO_ACCOUNTS)
}, 120_000)
afterAll(() => installation?.stop())

it.each(SCREENS.map((screen) => [screen.name, screen] as const))(
  '%s: reachable for everyone, in both languages and themes, at a desk and on a phone',
  async (_name, screen) => {
    // Without a session the server says 401 to the question who is here, and that is the answer.
    if (screen.role === null) expectTrouble(/401 \(Unauthorized\).*\/api\/me$/)
    const sizes = [...(screen.only === 'phone' ? [] : [DESK]), ...(screen.only === 'desk' ? [] : [NARROW])]
    await Promise.all(sizes.map((size) => check(screen, size)))
  },
)

async function check(screen: Screen, size: Size): Promise<void> {
  const storageState = storageOf(region, screen, { language: 'ru', theme: 'auto' })
  // The tour is shown to who has not seen it.
  const who = screen.name === 'tour' ? 'newcomer' : screen.role
  const { page } = await openLasting(`${who} ${size.width}`, { url: region.url, size, storageState })
  for (const language of ['ru', 'en'] as const) {
    await speak(page, language)
    await openScreen(page, screen, region)
    await findNothingAside(page, { screen: screen.name, size })
    await page.evaluate(axe.source)
    for (const [colorScheme, rules] of THEMES[language]) {
      await showIn(page, colorScheme)
      const place = { screen: screen.name, width: size.width, language, colorScheme }
      expect({ ...place, found: await findViolations(page, rules) }).toEqual({ ...place, found: [] })
    }
    if (language === 'en' || size !== DESK || screen.only) continue
    await page.setViewportSize(ZOOMED)
    await findNothingAside(page, { screen: screen.name, size: ZOOMED })
    await page.setViewportSize(size)
  }
  await speak(page, 'ru')
  // What nobody looks at must not go on hearing of every change.
  await page.goto(EMPTY)
}

/** Pages of the product keep the choice; public ones do as the browser asks. */
async function speak(page: Page, language: Language): Promise<void> {
  await page.setExtraHTTPHeaders({ 'accept-language': language })
  // An empty window has no store; it begins in Russian.
  if (page.url() === EMPTY) return
  await page.evaluate((chosen) => localStorage.setItem('veche.language', chosen), language)
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
  const widths = () => [document.documentElement.scrollWidth, window.innerWidth] as const
  const [content, visible] = await page.evaluate(widths)
  expect({ ...place, isSideways: content > visible }).toMatchObject({ isSideways: false })
}

/** Rules and places, short enough to be read in a failed test. */
function findViolations(page: Page, rules: RunOptions): Promise<string[]> {
  return page.evaluate(async (options) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      ...options,
    })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
  }, rules)
}
