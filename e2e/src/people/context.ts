/** A browser window of one person, with everything it complains about. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

export const DESK = { width: 1440, height: 900 } as const
export const PHONE = { width: 390, height: 844 } as const
export type Size = { width: number; height: number }
export type Person = { page: Page; context: BrowserContext; troubles: string[] }
export type ContextOptions = {
  url: string
  size?: Size
  storageState?: Exclude<BrowserContextOptions['storageState'], undefined>
  timezoneId?: string
  /** What the browser asks pages for; a header set on a page would be written over by it. */
  locale?: string
  javaScriptEnabled?: boolean
  /** Whether the page is kept for hours without a line. A phone's is; a fifth of a journey's time goes into it. */
  isKept?: boolean
}

const PHONE_WIDTH = 600
/** A thousand imported messages of another journey may stand before what is waited for. */
const PATIENCE_MS = 120_000

export async function openContext(browser: Browser, options: ContextOptions): Promise<Person> {
  const size = options.size ?? DESK
  const isPhone = size.width < PHONE_WIDTH
  const context = await browser.newContext({
    baseURL: options.url,
    viewport: size,
    locale: options.locale ?? 'ru-RU',
    timezoneId: 'Europe/Moscow',
    reducedMotion: 'reduce',
    serviceWorkers: (options.isKept ?? isPhone) ? 'allow' : 'block',
    javaScriptEnabled: options.javaScriptEnabled ?? true,
    ...(isPhone && { hasTouch: true, isMobile: true }),
    ...(options.storageState && { storageState: options.storageState }),
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const troubles: string[] = []
  watch(context, new URL(options.url).origin, troubles)
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
