/** Finds each place that a text names and where it stands there: municipality, settlement, street and house. */
import type { Catalogue } from '../../catalogue.ts'
import type { Mention, PlaceNames, PlaceSpan } from './place-span.ts'
import { findSettlements } from './settlements/find-settlements.ts'
import { findStreets } from './streets/find-streets.ts'
import type { StreetSpan } from './streets/street-name.ts'

/** What may stand between the parts of one address. */
const BETWEEN = /^(?:\s?,\s?|\s|,?\s(?:на|по|в|во|у|из)\s|\s?[—(]\s?)$/iu

export function findPlaces(catalogue: Catalogue, names: PlaceNames, text: string): PlaceSpan[] {
  const mentions = findSettlements(catalogue, names, text)
  const streets = findStreets(text)
    .filter((street) => !isSettlement(street, mentions))
    .map((street) => placeOf(street, mentions))
  const apart = mentions
    .filter((one) => !streets.some((street) => one.start < street.end && street.start < one.end))
    .map((mention): PlaceSpan => ({ ...mention, street: null, house: null }))
  return join(
    [...streets, ...apart].sort((a, b) => a.start - b.start),
    text,
  )
}

/** «Кречевицы, д. 8»: the house of a village that has no streets. */
function placeOf({ street, house, ...span }: StreetSpan, mentions: readonly Mention[]): PlaceSpan {
  const village =
    span.confidence < 0.9 &&
    mentions.find(({ start, end, confidence }) => start === span.start && end < span.end && confidence > 0.85)
  if (village)
    return {
      ...span,
      street: null,
      house,
      municipality: village.municipality,
      settlement: village.settlement,
    }
  return { ...span, street, house, municipality: null, settlement: null }
}

/** «В Новой Мельнице», «от Хвойной»: without a house it is the village and not a street of that name. */
function isSettlement(
  street: { start: number; end: number; house: string | null; confidence: number },
  mentions: readonly Mention[],
): boolean {
  const mention = mentions.find(({ start, end }) => start < street.end && street.start < end)
  if (!mention || street.house !== null || street.confidence >= 0.9) return false
  return mention.confidence > 0.7 || mention.end - mention.start > street.end - street.start
}

/** Settlement, street and municipality beside each other are one place: «Малая Вишера, Революции 22». */
function join(spans: readonly PlaceSpan[], text: string): PlaceSpan[] {
  const joined: PlaceSpan[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && span.start < last.end) continue
    if (last && BETWEEN.test(text.slice(last.end, span.start)) && isRest(last, span)) {
      joined[joined.length - 1] = {
        municipality: last.municipality ?? span.municipality,
        settlement: last.settlement ?? span.settlement,
        street: last.street ?? span.street,
        house: last.house ?? span.house,
        start: last.start,
        end: span.end,
        confidence: Math.min(1, Math.max(last.confidence, span.confidence) + 0.02),
      }
    } else joined.push(span)
  }
  return joined
}

/** Whether the second says of the first what it does not say itself. */
function isRest(first: PlaceSpan, second: PlaceSpan): boolean {
  if (first.street !== null && second.street !== null) return false
  if (first.settlement !== null && second.settlement !== null) return false
  const isSame = first.street === null && second.street === null
  return (
    !isSame ||
    (first.municipality === null) !== (second.municipality === null) ||
    (first.settlement === null) !== (second.settlement === null)
  )
}
