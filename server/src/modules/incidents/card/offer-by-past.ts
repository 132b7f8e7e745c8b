/** Offers the agency that such questions of the same place mostly ended with, where that is another than the route's. */
import type { Suggestion } from '@veche/contract/incidents.ts'
import { PLACE_ROUTE_MATCHES } from '@veche/contract/values/directory.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'
import { chooseByPast, listPastAgencies } from '../pasts/index.ts'
import { canRun } from '../rights/index.ts'
import type { VisibleRow } from '../steps/index.ts'

type Asked = { row: VisibleRow; actor: Actor; suggestion: Suggestion | null }

/** Nothing for whoever may not choose another agency than the route's: an offer that is refused helps nobody. */
export function listPast(db: Db, { row, actor, suggestion }: Asked): Promise<string[]> | readonly string[] {
  const { municipalityCode } = row
  const topicCode = suggestion?.topic?.code
  if (row.step !== 'new' || !topicCode || !municipalityCode || !canRun(actor, row, 'assign', null)) return []
  return listPastAgencies(db, { topicCode, municipalityCode, actor })
}

type Past = { past: readonly string[]; directory: Directory }

const OF_PLACE: readonly string[] = PLACE_ROUTE_MATCHES.map((match) => `route_${match}`)

/** A street or an object was given to the body by name: what happened elsewhere in the place says less. */
function isOfPlace(suggestion: Suggestion | null): boolean {
  return suggestion?.agency?.reasons.some(({ code }) => OF_PLACE.includes(code)) === true
}

/** Whom people here mostly sent such questions on to comes before the route. */
export function offerByPast(suggestion: Suggestion | null, { past, directory }: Past): Suggestion | null {
  if (isOfPlace(suggestion)) return suggestion
  const chosen = chooseByPast(suggestion?.agency?.code ?? null, past)
  if (!suggestion?.topic || !chosen || !directory.agencies.some(({ code }) => code === chosen.agencyCode))
    return suggestion
  const { agencyCode, count, of } = chosen
  const reasons = [{ code: 'decided_here', words: [String(count), String(of)] }]
  const confidence = (suggestion.topic.confidence * count) / of
  return { ...suggestion, agency: { code: agencyCode, confidence, reasons } }
}
