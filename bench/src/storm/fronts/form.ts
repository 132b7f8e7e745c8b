/**
 * Plays the region's own page. No network stands between, and a resident's browser repeats what it sends until it has
 * a receipt.
 */
import { withoutAsking } from '../../../../server/src/modules/answers/index.ts'
import { createRandom } from '../../lib/random.ts'
import { type Browser, createBrowser } from './form-browser.ts'
import { readAnswers, readFormFacts } from './form-facts.ts'
import { createFormResidents, type FormPage, tryUntilFound } from './form-residents.ts'
import type { FrontOptions, StormChannel, StormFront } from './front.ts'
import { placeAt } from './places.ts'

const NAMES = ['region', 'borovichi'] as const
const EARLY = 12

export async function startFormFront({ seed, productUrl }: FrontOptions): Promise<StormFront> {
  const browser = createBrowser(productUrl)
  const closing = new AbortController()
  const channels = NAMES.map((name, index) => describePage(name, index))
  const pages = channels.map(({ externalId, municipality }) => ({ name: externalId, municipality }))
  const residents = createFormResidents(browser, { pages, signal: closing.signal })
  const opened = new Set<string>()
  for (const page of pages)
    void waitUntilOpen(browser, page, closing.signal).then(() => opened.add(page.name))
  return {
    network: 'form',
    ...{ url: null, channels },
    countSubscribed: () => opened.size,
    // Officials begin with the oldest questions, so some of the page must be among them.
    prepare() {
      const random = createRandom(seed)
      for (let number = 0; number < EARLY; number += 1) residents.act(random)
    },
    // Its one trouble is a product that is not there.
    startTroubles: () => undefined,
    endTroubles: () => undefined,
    act: residents.act,
    forgetUs: null,
    shows: withoutAsking,
    async isPublished(text) {
      const answers = await readAnswers(browser, residents.questions)
      return answers.includes(withoutAsking(text))
    },
    countWaiting: residents.countWaiting,
    eventKeyOf: (dedupeKey) => dedupeKey,
    readFacts: () => readFormFacts(browser, residents),
    async close() {
      closing.abort()
    },
  }
}

const OFFICIAL = 'Новгородская область'

function describePage(externalId: string, index: number): StormChannel {
  // The page answers in the name of the region.
  return {
    ...placeAt(index + 2),
    externalId,
    name: externalId === 'region' ? OFFICIAL : `${OFFICIAL} (${externalId})`,
    add: ['--id', externalId],
  }
}

function waitUntilOpen(browser: Browser, { name }: FormPage, signal: AbortSignal): Promise<void> {
  const look = async () => ((await browser.open(`/ask?to=${name}`, '10.0.0.1')).status === 200 ? true : null)
  return tryUntilFound(look, signal).then(() => undefined)
}
