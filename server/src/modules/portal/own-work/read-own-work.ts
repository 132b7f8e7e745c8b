/** Nobody reads this of another: it takes nobody's id but the reader's. */

import type { OwnWorkResponse } from '@veche/contract/portal/own-work.ts'
import { OWN_WEEKS } from '@veche/contract/values/own-work.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import { type Actor, listPeopleInScope } from '../../access/index.ts'
import { countOwnReplies } from '../../chats/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { buildWeeks, middleOf, mondaysUntil } from './domain/weeks.ts'
import { countSteps, listOwnReturns, listOwnWeeks, listTalliesOf, listThanks } from './own-work.repository.ts'

export type OwnWorkContext = Pick<AppContext, 'db' | 'clock' | 'region'>

export async function readOwnWork(context: OwnWorkContext, actor: Actor): Promise<OwnWorkResponse> {
  const { db, clock, region } = context
  const { timeZone } = region
  const now = clock()
  // The week that goes on stands beside whole ones of the past.
  const mondays = mondaysUntil(dateInZone(timeZone, now), OWN_WEEKS + 1)
  const since = momentInZone(timeZone, { date: mondays[0] ?? dateInZone(timeZone, now), time: '00:00' })
  const own = { userId: actor.id, since, timeZone }
  const [tallies, steps, replies, unit, returns, thanks] = await Promise.all([
    listOwnWeeks(db, own),
    countSteps(db, own),
    countOwnReplies(db, own),
    compareWithUnit(context, { actor, since }),
    listOwnReturns(db, { actor, since }),
    listThanks(db, { actor, since }),
  ])
  return {
    asOf: now.toISOString(),
    weeks: buildWeeks(mondays, { tallies, steps, replies }),
    unit,
    returns: returns.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
    thanks: thanks.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
  }
}

async function compareWithUnit(
  { db }: OwnWorkContext,
  { actor, since }: { actor: Actor; since: Date },
): Promise<OwnWorkResponse['unit']> {
  const scope = scopeOfUnit(actor)
  if (scope === null) return { state: 'none' }
  const { agencies } = await getDirectory(db)
  const name =
    scope.kind === 'agency'
      ? agencies.find(({ code }) => code === scope.code)?.shortName
      : agencies.flatMap(({ units }) => units).find(({ code }) => code === scope.code)?.name
  const userIds = await listPeopleInScope(db, scope)
  const tallies = await beyondScope('the middle of a unit, without names', () =>
    listTalliesOf(db, { userIds, since }),
  )
  const middle = middleOf(tallies)
  return middle === null
    ? { state: 'few', name: name ?? '' }
    : { state: 'compared', name: name ?? '', middle }
}

/** The nearest one: a unit before its body. */
function scopeOfUnit({ grants }: Actor) {
  const scopes = grants.flatMap(({ scope }) =>
    scope.kind === 'unit' || scope.kind === 'agency' ? [scope] : [],
  )
  return scopes.find(({ kind }) => kind === 'unit') ?? scopes[0] ?? null
}
