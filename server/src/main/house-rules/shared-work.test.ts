/**
 * A timer, a batch or a promise that is kept works for others than the request that began it, and carries the reader of
 * that request. Each place with one is known here with the reason why it shows nobody the rows of another (decision
 * 0137); what reads after the answer is found at run time as well (platform/database/readers/reader.ts).
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const SOURCE = path.resolve(import.meta.dirname, '../..')
/** Where the code of requests lies. */
const FOLDERS = ['modules', 'main/http', 'main/wiring', 'platform/database', 'platform/http']
/** A promise in a field or a variable, not the one that a function gives. */
const SHARED = /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask|nextTick)\(|\w: Promise</g

const KNOWN = {
  'goes beyond the scope by its door': {
    'modules/access/readings/reading-writer.ts': 2,
    'modules/reports/kept-answers.ts': 1,
  },
  'is kept by what its readers may see': {
    'modules/incidents/list/changed-rows.ts': 1,
    'modules/incidents/list/live-counters.ts': 1,
  },
  'reads apart from the pool, as nobody in person': {
    'main/wiring/channel-facts.ts': 1,
    'modules/channels/channel-book.ts': 2,
    'modules/directory/calendar/working-time.ts': 1,
    'modules/incidents/deadlines/deadline-book.ts': 1,
    'platform/database/kept.ts': 1,
  },
  'reads nothing that has a scope, or nothing': {
    'modules/access/organisation/oidc.ts': 1,
    'modules/portal/broadcasts/list-places.ts': 1,
    'modules/portal/finding/read-shelf.ts': 1,
    'modules/portal/pulse/pulse-bag.ts': 1,
    'modules/reports/aside/run-aside.ts': 1,
    'modules/text/learning/train-aside.ts': 1,
    'platform/database/db.ts': 1,
    'platform/database/hosts/lines.ts': 1,
    'platform/database/hosts/watch.ts': 1,
    'platform/database/replica/joined.ts': 2,
    'platform/database/replica/replica.ts': 1,
    'platform/http/close-app.ts': 1,
    'platform/http/limits/body-limits.ts': 2,
    'platform/http/outside/open-outside.ts': 1,
  },
  'is of pages for residents, which nobody in person reads': {
    'modules/public-page/open/kept-pages.ts': 1,
  },
  'is of one request, or of none': {
    'modules/answers/sending/send-publications.ts': 2,
    'modules/directory/admin-route.ts': 1,
    'modules/exchange/run-exchange.ts': 1,
    'modules/incidents/list/search-words.ts': 1,
    'modules/live/live-hub.ts': 1,
    'modules/reports/radar/norms.ts': 1,
    'modules/text/topic-words/preview-topic-words.ts': 1,
    'platform/database/prepared.ts': 1,
  },
}

it('shares work between requests only where it is known to', () => {
  const found = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(SOURCE, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => path.join(folder, file)),
  )
    .map((file) => [file, readFileSync(path.join(SOURCE, file), 'utf8').match(SHARED)?.length ?? 0] as const)
    .filter(([, count]) => count > 0)
  const known = Object.assign({}, ...Object.values(KNOWN))

  expect(Object.fromEntries(found)).toEqual(known)
})
