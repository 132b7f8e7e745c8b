/**
 * Measures the desk as an office computer on a slow line opens it: what is loaded, when it is seen, how fast a key
 * answers.
 */
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { prepareChromium } from '../../../scripts/lib/chromium.mjs'
import { buildWeb } from '../../../scripts/lib/web-build.mjs'
import { percentile } from '../lib/stats.ts'
import type { BenchRow } from './bench-row.ts'
import { growTo } from './bulk.ts'
import { CORPUS } from './reading.ts'
import type { Stage } from './stage.ts'

const SLOW_CPU = 4
const LINE = {
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
  latency: 150,
  offline: false,
}
const ROWS = 2_500
const KEYS = 30
const OPENED = 5
const LIST = 'ul[aria-label="Список вопросов"]'
const ROW = `${LIST} a`
const ROW_PX = 56
const LOADED_WITHIN_MS = 120_000
const QUIET_MS = 3000

type Opened = { scriptKb: number; requests: number; shownMs: number; paintedMs: number }

export async function benchDeskPage(stage: Stage): Promise<BenchRow[]> {
  await buildWeb(process.execPath)
  await growTo(stage, CORPUS)
  const browser = await chromium.launch({
    executablePath: await prepareChromium(),
    args: ['--no-sandbox'],
  })
  try {
    const opened: Opened[] = []
    for (let time = 0; time < OPENED; time += 1) opened.push(await openCold(browser, stage))
    const median = (of: (one: Opened) => number) => percentile(opened.map(of), 0.5)
    const { down, up } = await pressKeys(browser, stage)
    const kb = median((one) => one.scriptKb)
    const requests = median((one) => one.requests)
    const paintedMs = median((one) => one.paintedMs)
    const shownMs = median((one) => one.shownMs)
    const keys = `Desk, slow office, ${ROWS} rows`
    return [
      { name: 'Desk: scripts over the wire', value: kb, unit: 'KB', target: 220, better: 'less' },
      { name: 'Desk: requests', value: requests, unit: '', target: 20, better: 'less' },
      {
        name: 'Desk, slow office: largest paint',
        value: paintedMs,
        unit: 'ms',
        target: 2500,
        better: 'less',
      },
      {
        name: 'Desk, slow office: the list is there',
        value: shownMs,
        unit: 'ms',
        target: null,
        better: 'less',
      },
      {
        name: `${keys}: J to paint, p50`,
        value: percentile(down, 0.5),
        unit: 'ms',
        target: 100,
        better: 'less',
      },
      {
        name: `${keys}: J to paint, p95`,
        value: percentile(down, 0.95),
        unit: 'ms',
        target: null,
        better: 'less',
      },
      {
        name: `${keys}: K to paint, p50`,
        value: percentile(up, 0.5),
        unit: 'ms',
        target: 100,
        better: 'less',
      },
    ]
  } finally {
    await browser.close()
  }
}

async function openPage(browser: Browser, { product, tokens }: Stage): Promise<[Page, CDPSession]> {
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: { width: 1440, height: 900 },
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    extraHTTPHeaders: { authorization: `Bearer ${tokens.dispatcher}` },
  })
  const page = await context.newPage()
  return [page, await context.newCDPSession(page)]
}

/** Begins with an empty cache, and with a slow processor and line from the first byte on. */
async function openCold(browser: Browser, stage: Stage): Promise<Opened> {
  const [page, session] = await openPage(browser, stage)
  const scripts = new Set<string>()
  let [scriptBytes, requests, latestMs] = [0, 0, performance.now()]
  await session.send('Network.enable')
  session.on('Network.responseReceived', ({ requestId, type }) => {
    requests += 1
    latestMs = performance.now()
    if (type === 'Script') scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    latestMs = performance.now()
    if (scripts.has(requestId)) scriptBytes += encodedDataLength
  })
  await session.send('Network.emulateNetworkConditions', LINE)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU })
  const startedAt = performance.now()
  await page.goto('/desk/new', { waitUntil: 'commit' })
  await page.locator(ROW).first().waitFor()
  const shownMs = performance.now() - startedAt
  // The stream never ends, so the browser itself never calls the line quiet.
  while (performance.now() - latestMs < QUIET_MS) await page.waitForTimeout(100)
  const paintedMs = await page.evaluate(readLargestPaint)
  await page.context().close()
  return { scriptKb: scriptBytes / 1024, requests, shownMs, paintedMs }
}

/** Runs in the page. */
function readLargestPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    })
  })
}

/** Steps through a list of which thousands of rows are loaded, and presses each key after the last one was painted. */
async function pressKeys(browser: Browser, stage: Stage): Promise<{ down: number[]; up: number[] }> {
  const [page, session] = await openPage(browser, stage)
  await page.goto('/desk/new')
  await page.locator(ROW).first().waitFor()
  await scrollTo(page, ROWS)
  await page.keyboard.press('j')
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU })
  const times = { down: await measureKey(page, 'j'), up: await measureKey(page, 'k') }
  await page.context().close()
  return times
}

/** Scrolls, because the list loads more as its end comes near. */
async function scrollTo(page: Page, rows: number): Promise<void> {
  await page.waitForFunction(
    ([list, height]) => {
      const scroller = document.querySelector(list)?.parentElement
      if (!scroller || scroller.scrollHeight >= height) return true
      scroller.scrollTop = scroller.scrollHeight
      return false
    },
    [LIST, rows * ROW_PX] as const,
    { polling: 50, timeout: LOADED_WITHIN_MS },
  )
  await page.locator(LIST).evaluate((list) => list.parentElement?.scrollTo(0, 0))
}

async function measureKey(page: Page, key: string): Promise<number[]> {
  const tookMs: number[] = []
  for (let pressed = 0; pressed < KEYS; pressed += 1) {
    // Keys and scripts reach a slow page by different ways, so it watches before the key is pressed.
    const watching = await page.evaluateHandle(watchNextKey)
    await page.keyboard.press(key)
    tookMs.push(await watching.evaluate(({ painted }) => painted))
    // What the key has begun ends before the next key.
    await page.waitForTimeout(400)
  }
  return tookMs
}

/** Runs in the page and measures from the key to the frame after what it has changed. */
function watchNextKey(): { painted: Promise<number> } {
  const painted = new Promise<number>((resolve) => {
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp))),
      { once: true, capture: true },
    )
  })
  return { painted }
}
