/**
 * `npm run lighthouse -- http://localhost:8080`: what Lighthouse says of the public pages of a running Veche, as a phone
 * sees them. Exit code 1 when a page has less than 95 in anything. It is fetched for this run and is no part of Veche.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { prepareChromium } from './lib/chromium.mjs'
import { prepareNode } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { capture } from './lib/processes.mjs'

const TOOL = 'lighthouse@13.5.0'
const PAGES = [
  '/open',
  '/open/problems',
  '/open/rating',
  '/open/promises',
  '/open/outages',
  '/ask',
  '/checked',
]
const LOOKED_AT = ['performance', 'accessibility', 'best-practices', 'seo']
const LEAST = 95
const CHROME_FLAGS = '--headless --no-sandbox --disable-quic --disable-background-networking'

await main(async ([address = 'http://localhost:8080', ...pages]) => {
  const node = await prepareNode()
  const env = {
    ...process.env,
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
    CHROME_PATH: await prepareChromium(),
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'veche-lighthouse-'))
  let isGood = true
  try {
    console.log(['page'.padEnd(20), ...LOOKED_AT.map((name) => name.padStart(15))].join(''))
    for (const page of pages.length > 0 ? pages : PAGES) {
      const { scores, faults } = await judge(new URL(page, address).href, { folder, env })
      console.log([page.padEnd(20), ...scores.map((score) => String(score).padStart(15))].join(''))
      for (const fault of faults) console.log(`  ${fault}`)
      isGood &&= scores.every((score) => score >= LEAST)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return isGood ? 0 : 1
})

async function judge(url, { folder, env }) {
  const file = path.join(folder, 'report.json')
  const flags = [
    `--only-categories=${LOOKED_AT.join(',')}`,
    '--output=json',
    `--output-path=${file}`,
    '--quiet',
  ]
  const { code, output } = await capture(
    'npx',
    ['--yes', TOOL, url, ...flags, `--chrome-flags=${CHROME_FLAGS}`],
    { env },
  )
  if (code !== 0) throw new Error(`Lighthouse could not read ${url}:\n${output.slice(-2000)}`)
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8'))
  return {
    scores: LOOKED_AT.map((name) => Math.round(100 * (categories[name].score ?? 0))),
    faults: LOOKED_AT.flatMap((name) => lost(categories[name], audits)),
  }
}

/** What cost points, in its own words. */
function lost({ auditRefs }, audits) {
  return auditRefs
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
    .map(({ id }) => `${audits[id].title}${audits[id].displayValue ? `: ${audits[id].displayValue}` : ''}`)
}
