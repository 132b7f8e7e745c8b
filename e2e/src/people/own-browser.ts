import { type Browser, chromium } from 'playwright-core'

/**
 * A page of a journey lives for seconds: code that is compiled for the highest speed does not pay for itself, nor do
 * processes of their own for drawing and for the network. The quick compiler (Maglev) does, where a page lives for a
 * walk over many screens, and costs nothing where it lives for one.
 */
const CHEAP = [
  '--js-flags=--no-turbofan --min-semi-space-size=16',
  '--enable-features=NetworkServiceInProcess2',
  '--in-process-gpu',
]

let running: Promise<Browser> | null = null

/**
 * One for each process of journeys, which its files share and which ends with it. A server of browsers for all of them
 * would hand every word on from one process to another.
 */
export function ownBrowser(): Promise<Browser> {
  running ??= chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', ...CHEAP],
  })
  return running
}
