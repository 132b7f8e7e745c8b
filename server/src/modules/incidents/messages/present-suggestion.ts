import type { Suggestion } from '@veche/contract/incidents.ts'
import type { PlaceRouteMatch, RouteMatch } from '../../directory/index.ts'
import type { Suggestions } from '../../text/index.ts'

type Line = { object: string | null; street: string | null; houses: string | null }
export type SuggestedRoute = {
  agencyCode: string
  match: RouteMatch | PlaceRouteMatch
  /** Of a street, houses of it or an object, where such a line decided. */
  line?: Line | null
}

/** The share beside the agency: a route of the exact topic is more certain than a route of its group. */
const ROUTE_CERTAINTY: Record<RouteMatch | PlaceRouteMatch, number> = {
  object: 1,
  houses: 1,
  street: 1,
  topic_municipality: 1,
  topic: 0.97,
  group_municipality: 0.93,
  group: 0.88,
}

/** The suggestion as it is saved with the incident and shown at triage: values, confidence, and the words they rest on. */
export function presentSuggestion(found: Suggestions, route: SuggestedRoute | null): Suggestion {
  const { topic, municipality, place, kind, rumour } = found
  const { settlement, street, house } = place
  // The one that the directory knows by name is nearer than what the words of a sort say.
  const object = route?.line?.object ?? place.object
  return {
    topic: topic && { code: topic.code, confidence: topic.confidence, reasons: topic.reasons },
    alternatives: found.alternatives.map(({ code, confidence }) => ({ code, confidence })),
    municipality: municipality && {
      code: municipality.code,
      confidence: municipality.confidence,
      reasons: municipality.reasons.map((reason) => ({
        code: reason.code,
        words: 'words' in reason ? reason.words : [],
      })),
    },
    agency:
      route && topic
        ? {
            code: route.agencyCode,
            confidence: ROUTE_CERTAINTY[route.match] * topic.confidence,
            reasons: [{ code: `route_${route.match}`, words: wordsOf(route) }],
          }
        : null,
    address: settlement || street || house || object ? { settlement, street, house, object } : null,
    kind: { code: kind.code, reasons: [{ code: kind.reason.code, words: kind.reason.words }] },
    rumour: rumour && { reasons: [{ code: 'words', words: rumour.words }] },
    isOutsideRegion: found.isOutsideRegion,
    isUrgent: found.isUrgent,
  }
}

/** «Ленина ул.», «1-15»: what the line that decided is about. */
function wordsOf({ line }: SuggestedRoute): string[] {
  return line ? [line.object, line.street, line.houses].filter((word) => word !== null) : []
}
