import { type Browser, chromium } from 'playwright-core'

let running: Promise<Browser> | null = null

/**
 * One for each process of journeys, which its files share and which ends with it. A server of browsers for all of them
 * would hand every word on from one process to another.
 */
export function ownBrowser(): Promise<Browser> {
  running ??= chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  return running
}
