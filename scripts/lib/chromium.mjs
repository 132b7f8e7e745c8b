import { existsSync } from 'node:fs'
import { canInstall, installDebian } from './debian.mjs'

/** The one without windows first: it needs a fifth less of the processor, and a third of the packages. */
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const ADVICE =
  'set CHROMIUM_PATH, or install it (Debian: apt-get install chromium-headless-shell; macOS: brew install --cask chromium)'

/** The browser for the tests; on Debian, as root, it is installed when absent. */
export async function prepareChromium() {
  const found = findChromium()
  if (found) return found
  if (!canInstall()) throw new Error(`The tests in a browser need Chromium: ${ADVICE}`)
  await installDebian(['chromium-headless-shell', 'fonts-dejavu-core'])
  return findChromium() ?? Promise.reject(new Error(`Chromium is not where it should be: ${ADVICE}`))
}

function findChromium() {
  return [process.env.CHROMIUM_PATH, ...PLACES].find((place) => place && existsSync(place))
}
