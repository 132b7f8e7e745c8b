/** Ways out of a person's scope are few and known: each was looked at when it came into this list (decision 0129). */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const SOURCE = path.resolve(import.meta.dirname, '../..')
const DOOR = /\bbeyondScope\(/g

const DOORS = {
  'main/wiring/learning-context-of.ts': 4,
  'modules/access/journal/question-trail.ts': 1,
  'modules/access/readings/reading-writer.ts': 1,
  'modules/answers/agreement/list-disagreements.ts': 1,
  'modules/answers/card/answer.presenter.ts': 1,
  'modules/answers/card/answers.routes.ts': 1,
  'modules/answers/contributions/read-contributions.ts': 1,
  'modules/answers/parts/private-ways.ts': 1,
  'modules/answers/subtasks/find-subtasks.ts': 1,
  'modules/answers/subtasks/read-subtasks.ts': 3,
  'modules/chats/chats.routes.ts': 1,
  'modules/chats/registry/register-chat.ts': 1,
  'modules/desk/own-steps/list-own-steps.ts': 2,
  'modules/desk/presence/update-presence.ts': 1,
  'modules/erasure/of-whole-region.ts': 1,
  'modules/exchange/import-incidents.ts': 1,
  'modules/fakes/list/count-figures.ts': 1,
  'modules/fakes/list/find-fakes.ts': 1,
  'modules/fakes/publication/present-carriers.ts': 1,
  'modules/fakes/publication/present-publications.ts': 1,
  'modules/fakes/publication/told-places.ts': 1,
  'modules/fakes/screen/fake.presenter.ts': 1,
  'modules/figures/reading/list-rows.ts': 1,
  'modules/inbox/raw/raw-writer.ts': 1,
  'modules/incidents/card/get-incident.ts': 2,
  'modules/incidents/card/message-access.ts': 1,
  'modules/incidents/deadline-rules/calendar-moves.routes.ts': 2,
  'modules/incidents/deadline-rules/rules.routes.ts': 1,
  'modules/incidents/messages/members.repository.ts': 3,
  'modules/incidents/own-fields/own-fields.routes.ts': 1,
  'modules/livestreams/plan/count-figures.ts': 1,
  'modules/livestreams/promises/read-before.ts': 1,
  'modules/livestreams/protocol/read-protocol.ts': 1,
  'modules/livestreams/questions/read-news.ts': 1,
  'modules/notes/find-notes.ts': 1,
  'modules/outages/list/get-outage.ts': 1,
  'modules/outages/list/list-outages.ts': 1,
  'modules/outages/sheet/export-outages.ts': 1,
  'modules/portal/broadcasts/list-places.ts': 1,
  'modules/portal/moderation/add-to-history.ts': 1,
  'modules/portal/moderation/offer-acts.ts': 1,
  'modules/portal/orders/save-bulletin.ts': 1,
  'modules/portal/own-work/read-own-work.ts': 1,
  'modules/portal/rules/dry-run.ts': 2,
  'modules/portal/today/calendar/read-calendar.ts': 1,
  'modules/portal/today/read-talk.ts': 1,
  'modules/public-page/by-hand/register-by-hand.ts': 1,
  'modules/public-page/by-hand/sort-record.ts': 1,
  'modules/public-page/form/consent/consent.routes.ts': 1,
  'modules/reports/kept-answers.ts': 1,
  'modules/reports/quality/read-again.ts': 1,
  'modules/reports/quality/read-quality.ts': 2,
  'modules/reports/radar/read-surges.ts': 1,
  'modules/reports/silence/read-settlements.ts': 1,
}

it('goes beyond the scope of a person only where it is known to', () => {
  const found = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'platform/database/readers/reader.ts',
    )
    .map((file) => [file, readFileSync(path.join(SOURCE, file), 'utf8').match(DOOR)?.length ?? 0] as const)
    .filter(([, count]) => count > 0)

  expect(Object.fromEntries(found)).toEqual(DOORS)
})
