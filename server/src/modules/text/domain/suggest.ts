/** Suggests everything that the rules read out of one text, each part with the words it was read from. */
import type { Catalogue } from './catalogue.ts'
import { findRumour, type RumourSuggestion } from './cues/rumour.ts'
import { type KindSuggestion, suggestKind } from './kind.ts'
import {
  findPlaceMentions,
  findSettlement,
  type MunicipalitySuggestion,
  type PointFact,
  suggestMunicipality,
  weighAgainstPoint,
} from './places/municipality.ts'
import { findChosenLine, findPlace, type Place } from './places/place.ts'
import { buildTitle } from './title.ts'
import { suggestTopics, type TopicSuggestion } from './topics.ts'
import { tokenize } from './words/tokens.ts'

export type TextFacts = {
  channelMunicipalityCode: string | null
  /** The point that the author attached to the words. */
  point?: PointFact | null
  /** Whether a line of the form stands under the words, with what the author chose. */
  isForm?: boolean
}
export type TextToSuggest = { text: string; facts: TextFacts }

export type UrgencyReason = { code: 'urgent_topic'; topicCode: string } | { code: 'danger'; words: string[] }

export type Suggestions = {
  topic: TopicSuggestion | null
  /** Up to three, less likely ones, best first. */
  alternatives: TopicSuggestion[]
  municipality: MunicipalitySuggestion | null
  place: Place
  kind: KindSuggestion
  /** The words that look heard and passed on; null: there are none. */
  rumour: RumourSuggestion | null
  /** The point that came with the words lies outside the region. */
  isOutsideRegion: boolean
  isUrgent: boolean
  urgencyReasons: UrgencyReason[]
  title: string
}

/** Whatever reads texts has this form: rules alone, or rules and what was learnt. */
export type Suggester = (texts: readonly TextToSuggest[]) => Suggestions[]

/** Below this confidence the interface says «не уверены», and nothing may follow from the topic by itself. */
export const SURE_CONFIDENCE = 0.6
/** Bounds the work for one message, because nobody triages by more than this of a text. */
export const LONGEST_TEXT = 4000

/** Weighs what the words of the directory say against what was learnt. */
export type WeighTopics = (text: string, ruled: readonly TopicSuggestion[]) => TopicSuggestion[]

export function suggest(
  catalogue: Catalogue,
  { text: fullText, facts }: TextToSuggest,
  weighTopics: WeighTopics = (_text, ruled) => [...ruled],
): Suggestions {
  const text = fullText.slice(0, LONGEST_TEXT)
  const tokens = tokenize(text)
  const ruled = suggestTopics(catalogue, tokens)
  const [topic = null, ...alternatives] = weighTopics(text, ruled)
  const mentions = findPlaceMentions(catalogue, tokens)
  const point = facts.point ?? null
  const chosenAt = facts.isForm ? findChosenLine(text) : null
  const municipality = weighAgainstPoint(
    suggestMunicipality(mentions, facts.channelMunicipalityCode, chosenAt),
    point,
  )
  const settlement = findSettlement(mentions, municipality?.code ?? null)
  const place = findPlace(text, settlement, chosenAt)
  const hasPlace = place.fragments.length > 0
  const kind = suggestKind({ text, tokens, topicConfidence: ruled[0]?.confidence ?? 0, hasPlace })
  const urgencyReasons = findUrgency(catalogue, topic, kind)
  return {
    topic,
    alternatives,
    municipality,
    place,
    kind,
    rumour: KINDS_WITHOUT_CLAIM.has(kind.code) ? null : findRumour(text, { hasPlace }),
    isOutsideRegion: point === 'outside',
    isUrgent: urgencyReasons.length > 0,
    urgencyReasons,
    title: buildTitle(text, topic),
  }
}

/** Chatter may pass a rumour on all the same. */
const KINDS_WITHOUT_CLAIM = new Set(['thanks', 'spam', 'abuse'])
const KINDS_WITHOUT_WORK = new Set(['thanks', 'chatter', 'spam', 'abuse'])

function findUrgency(
  catalogue: Catalogue,
  topic: TopicSuggestion | null,
  kind: KindSuggestion,
): UrgencyReason[] {
  if (KINDS_WITHOUT_WORK.has(kind.code)) return []
  const reasons: UrgencyReason[] = []
  if (topic && topic.confidence >= SURE_CONFIDENCE && catalogue.urgentTopics.has(topic.code)) {
    reasons.push({ code: 'urgent_topic', topicCode: topic.code })
  }
  if (kind.code === 'danger') reasons.push({ code: 'danger', words: kind.reason.words })
  return reasons
}
