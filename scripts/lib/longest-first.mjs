/**
 * The order of test files where nothing is remembered of an earlier run, as in CI: the longest begin first, so that no
 * core waits at the end for one of them. Vitest would go by the size of a file, and the longest are not the largest.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { BaseSequencer } from 'vitest/node'
import { inRoot } from './paths.mjs'

const LONGEST = [
  'e2e/src/journeys/main-job.test.ts',
  'e2e/src/journeys/screens/every-screen.test.ts',
  'e2e/src/journeys/answers/rework.test.ts',
  'e2e/src/journeys/desk/by-keys-alone.test.ts',
  'e2e/src/journeys/answers/private-part.test.ts',
  'e2e/src/journeys/networks/messengers.test.ts',
  'e2e/src/journeys/screens/layout.test.ts',
  'e2e/src/journeys/demo.test.ts',
  'e2e/src/journeys/two-at-once.test.ts',
  'e2e/src/journeys/answers/promise.test.ts',
  'e2e/src/journeys/networks/telegram.test.ts',
  'e2e/src/journeys/networks/form.test.ts',
  'server/src/main/backup/backup.cli.test.ts',
  'server/src/main/exercise/exercise.api.test.ts',
  'server/src/main/demo/past/past.api.test.ts',
  'server/src/main/networks/letters.api.test.ts',
  'server/src/main/exercise/exercise-stage.api.test.ts',
  'book/python/verify-book.test.ts',
  'server/test/model/lives/same-lives.model.test.ts',
  'bench/src/day/day.test.ts',
  'server/src/modules/portal/rules/agreement.api.test.ts',
  'server/src/main/http/probes/strangers.api.test.ts',
  'server/src/main/http/probes/input.api.test.ts',
  'server/src/modules/exchange/region-round-trip.api.test.ts',
  'server/src/main/demo/past/resume.api.test.ts',
  'server/src/modules/reports/oversight.api.test.ts',
  'server/src/main/http/permissions.api.test.ts',
  'bench/src/plans.test.ts',
  'server/src/modules/exchange/round-trip.api.test.ts',
  'server/src/platform/postgres/start-postgres.test.ts',
  'bench/src/fuzz/fuzz.test.ts',
  'simulator/src/region/main.test.ts',
  'server/src/connectors/email/email-contract.test.ts',
  'server/src/connectors/max/max-contract.test.ts',
  'server/src/main/networks/networks.api.test.ts',
  'server/src/modules/live/events.api.test.ts',
  'server/src/main/house-rules/long-texts.test.ts',
  'server/src/modules/control/reminders.api.test.ts',
  'server/src/modules/inbox/pipeline.api.test.ts',
  'server/src/main/networks/private-messages.api.test.ts',
  'server/src/modules/access/sign-in/sign-in.api.test.ts',
  'server/src/modules/chats/talk/order.properties.api.test.ts',
  'server/src/modules/answers/approval/herd.api.test.ts',
].map((file) => inRoot(file))

export class LongestFirst extends BaseSequencer {
  async sort(files) {
    const place = ({ moduleId }) => LONGEST.indexOf(path.normalize(moduleId))
    const others = await super.sort(files.filter((file) => place(file) === -1))
    const longest = files.filter((file) => place(file) !== -1).sort((a, b) => place(a) - place(b))
    return Object.values(Object.groupBy([...longest, ...others], kindOf)).flat()
  }
}

/** A worker whose next file is of another kind ends, with all that it has loaded, and a new one loads it again. */
function kindOf({ project, moduleId }) {
  const isPage = /^\/\/ @vitest-environment jsdom/m.test(readFileSync(moduleId, 'utf8'))
  return `${project.name} ${isPage}`
}
