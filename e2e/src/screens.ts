/**
 * `node scripts/run.mjs e2e/src/screens.ts [NAME…]`: pictures of every screen into .veche/screens, from a demo region
 * with invented questions and months behind it. Those that documents show go into docs/screens too. Without names all
 * of them are drawn.
 */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { SystemResponse } from '@veche/contract/admin/system.ts'
import { type Browser, chromium } from 'playwright-core'
import { buildServer } from '../../scripts/lib/server-build.mjs'
import { buildWeb } from '../../scripts/lib/web-build.mjs'
import { DEMO_ACCOUNTS } from '../../server/src/main/demo/demo-accounts.ts'
import { DESK, openContext, PHONE, type Size } from './people/context.ts'
import { toPalettePng } from './screens/palette-png.ts'
import { openScreen, SCREENS, type Screen, storageOf } from './screens/screen-list.ts'
import { type StagedRegion, stageRegion } from './screens/staged-region.ts'
import { startInstallation } from './setup/installation.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../.veche/screens')
const DOCUMENTS = path.resolve(import.meta.dirname, '../../docs/screens')
/** Named there without language and theme. */
const IN_DOCUMENTS = [
  ...['desk', 'triage', 'card', 'chats', 'answer', 'approvals', 'task-phone', 'figures', 'open', 'channels'],
]
/** A page without a frame, whose accessibility the journey of the form checks. */
const OPEN: Screen = { name: 'open', role: null, path: () => '/open', ready: 'main' }
const PICTURED = [...SCREENS, OPEN]
/** Enough for the figures of a month, and loaded within minutes. */
const PAST = 4_000
/** Long enough for the region to have a day of work behind it. */
const LIVES_MS = 45_000
const LANGUAGES = ['ru', 'en'] as const
const THEMES = ['light', 'dark'] as const
const MAX_KB = 150

async function main(names: readonly string[]): Promise<void> {
  const wanted = PICTURED.filter(({ name }) => names.length === 0 || names.includes(name))
  mkdirSync(FOLDER, { recursive: true })
  await buildWeb(process.execPath)
  await buildServer(process.execPath)
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const installation = await startInstallation({ isDemo: true, past: PAST })
  try {
    const { url } = installation
    const emulatorUrl = `http://127.0.0.1:${Number(new URL(url).port) + 1}`
    await waitForPast(url)
    await pause(LIVES_MS)
    const region = await stageRegion({ url, emulatorUrl }, DEMO_ACCOUNTS)
    for (const screen of wanted) await drawAll(browser, region, screen)
    for (const name of IN_DOCUMENTS) showInDocuments(name)
  } finally {
    await browser.close()
    await installation.stop()
  }
}

async function waitForPast(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/api/system`)
    if (SystemResponse.parse(await response.json()).pastShare === null) return
    await pause(1_000)
  }
}

function showInDocuments(name: string): void {
  const [screen = '', phone] = name.split('-')
  const drawn = path.join(FOLDER, `${screen}-ru-light${phone ? '-phone' : ''}.png`)
  if (existsSync(drawn)) copyFileSync(drawn, path.join(DOCUMENTS, `${name}.png`))
}

async function drawAll(browser: Browser, region: StagedRegion, screen: Screen): Promise<void> {
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      if (screen.only !== 'phone') await draw(browser, region, { screen, language, theme, size: DESK })
      if (screen.only !== 'desk') await draw(browser, region, { screen, language, theme, size: PHONE })
    }
  }
}

type Picture = { screen: Screen; language: string; theme: string; size: Size }

async function draw(
  browser: Browser,
  region: StagedRegion,
  { screen, language, theme, size }: Picture,
): Promise<void> {
  const storageState = storageOf(region, screen, { language, theme })
  const { page, context, troubles } = await openContext(browser, { url: region.url, size, storageState })
  await openScreen(page, screen, region)
  // Names of authors and the calculation of a deadline come a moment after the card.
  await page.waitForTimeout(700)
  await page.waitForFunction(
    () => !/Загружаем|Loading/.test(document.querySelector('main')?.textContent ?? ''),
  )
  const suffix = size === PHONE ? '-phone' : ''
  const file = path.join(FOLDER, `${screen.name}-${language}-${theme}${suffix}.png`)
  const picture = toPalettePng(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
  writeFileSync(file, picture)
  await context.close()
  const kb = Math.round(picture.length / 1024)
  const notes = [kb > MAX_KB ? 'too big' : '', ...troubles.filter((trouble) => !trouble.includes('/api/me'))]
  console.log(`${String(kb).padStart(4)} KB  ${path.basename(file)} ${notes.filter(Boolean).join('; ')}`)
}

await main(process.argv.slice(2))
