/** Scores topics by the keywords found in a text and turns scores into a confidence. */
import type { Catalogue, Keyword } from './catalogue.ts'
import { isSilent, type Token } from './words/tokens.ts'
import { findByTypo } from './words/typos.ts'

/** Of a `case` the only word is the id of a question that a person gave this topic. */
export type TopicReason = { code: 'words' | 'misspelt_words' | 'case'; words: string[] }
export type TopicSuggestion = { code: string; groupCode: string; confidence: number; reasons: TopicReason[] }

type Place = { token: Token; isTypo: boolean; isLandmark: boolean }
type Match = { keyword: Keyword; places: Place[]; weight: number }
type ScoredTopic = { topic: number; score: number; matches: Match[] }

/** How many other words may stand inside a phrase. */
const SLACK = 3
const TYPO_FACTOR = 0.75
/** Softmax temperature and the score of "no topic at all", fitted on the tuning part of the labelled texts. */
const TEMPERATURE = 1.9
const NO_TOPIC_SCORE = 3.6
const HIGHEST_CONFIDENCE = 0.97
/** From this length on a word counts less, because a long story tells much that is not the point. */
const LATE_WORD = 40
const LATE_FACTOR = 0.6
/** «Стая собак у школы» is about dogs: what stands after «у», «возле» only says where. */
const LANDMARK_FACTOR = 0.5
const LANDMARK = /^(?:у|возле|около|напротив|мимо|от|до|рядом|вдоль|между|недалеко)$/
const ADJECTIVE_BEFORE = /(?:ой|ого|его|ей|ых|их)$/

/** Best first, at most `limit`. */
export function suggestTopics(catalogue: Catalogue, tokens: readonly Token[], limit = 4): TopicSuggestion[] {
  const scored = scoreTopics(catalogue, tokens)
  const exponents = scored.map(({ score }) => Math.exp(score / TEMPERATURE))
  const total = exponents.reduce((sum, value) => sum + value, Math.exp(NO_TOPIC_SCORE / TEMPERATURE))
  return scored.slice(0, limit).flatMap(({ topic, matches }, rank) => {
    const source = catalogue.topics[topic]
    if (!source) return []
    const share = (exponents[rank] ?? 0) / total
    const confidence = Math.round(Math.min(HIGHEST_CONFIDENCE, share) * 100) / 100
    return [{ code: source.code, groupCode: source.groupCode, confidence, reasons: explain(matches) }]
  })
}

function scoreTopics(catalogue: Catalogue, tokens: readonly Token[]): ScoredTopic[] {
  const byStem = locateStems(catalogue, tokens)
  const byTopic = new Map<number, Match[]>()
  for (const stem of byStem.keys()) {
    for (const keyword of catalogue.keywords.get(stem) ?? []) {
      const match = matchKeyword(keyword, byStem)
      if (!match) continue
      const known = byTopic.get(keyword.topic)
      if (known) known.push(match)
      else byTopic.set(keyword.topic, [match])
    }
  }
  return [...byTopic]
    .map(([topic, matches]) => scoreTopic(topic, matches))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.topic - b.topic)
}

function locateStems(catalogue: Catalogue, tokens: readonly Token[]): Map<string, Place[]> {
  const byStem = new Map<string, Place[]>()
  const add = (stem: string, place: Place) => {
    const known = byStem.get(stem)
    if (known) known.push(place)
    else byStem.set(stem, [place])
  }
  for (const [i, token] of tokens.entries()) {
    if (isSilent(token.word) || token.word === 'не') continue
    const isKnown = catalogue.knownStems.has(token.stem)
    const stem = isKnown || token.word.length < 6 ? token.stem : findByTypo(catalogue.typos, token.stem)
    if (stem === null) continue
    const place = { token, isTypo: stem !== token.stem, isLandmark: isLandmark(tokens, i) }
    add(stem, place)
    if (token.negated) add(`не ${stem}`, place)
  }
  return byStem
}

function isLandmark(tokens: readonly Token[], at: number): boolean {
  const [before, earlier] = [tokens[at - 1]?.word ?? '', tokens[at - 2]?.word ?? '']
  return (
    LANDMARK.test(before) || ((ADJECTIVE_BEFORE.test(before) || before === 'с') && LANDMARK.test(earlier))
  )
}

/** Finds all stems of the keyword close to each other, in any order: «батареи опять холодные», «холодные батареи». */
function matchKeyword(keyword: Keyword, byStem: Map<string, Place[]>): Match | null {
  const [first, ...others] = keyword.stems.map((stem) => byStem.get(stem) ?? [])
  const reach = keyword.stems.length - 1 + SLACK
  for (const place of first ?? []) {
    const places = [place]
    for (const candidates of others) {
      const near = candidates.find(({ token }) => Math.abs(token.position - place.token.position) <= reach)
      if (near) places.push(near)
    }
    if (places.length === keyword.stems.length) return { keyword, places, weight: weigh(keyword, places) }
  }
  return null
}

function weigh({ weight }: Keyword, places: Place[]): number {
  const typo = places.some(({ isTypo }) => isTypo) ? TYPO_FACTOR : 1
  const late = places.every(({ token }) => token.position > LATE_WORD) ? LATE_FACTOR : 1
  const landmark = places.every((place) => place.isLandmark) ? LANDMARK_FACTOR : 1
  return weight * typo * late * landmark
}

/** Takes the strongest keywords first. A keyword whose words are all taken adds nothing. */
function scoreTopic(topic: number, matches: Match[]): ScoredTopic {
  const taken = new Set<Token>()
  const used: Match[] = []
  let score = 0
  for (const match of matches.sort((a, b) => b.weight - a.weight)) {
    const fresh = match.places.filter(({ token }) => !taken.has(token))
    if (fresh.length === 0 && match.weight > 0) continue
    score += match.weight * (match.weight > 0 ? fresh.length / match.places.length : 1)
    for (const { token } of fresh) taken.add(token)
    if (match.weight > 0) used.push(match)
  }
  return { topic, score, matches: used }
}

function explain(matches: Match[]): TopicReason[] {
  const reasons: TopicReason[] = []
  for (const code of ['words', 'misspelt_words'] as const) {
    const chosen = matches.filter(({ places }) => places.some(({ isTypo }) => isTypo) === (code !== 'words'))
    const words = chosen.slice(0, 4).map(({ places }) => quote(places))
    if (words.length > 0) reasons.push({ code, words: [...new Set(words)] })
  }
  return reasons
}

function quote(places: Place[]): string {
  const inOrder = places.map(({ token }) => token).sort((a, b) => a.start - b.start)
  return inOrder.map(({ word, negated }) => (negated ? `не ${word}` : word)).join(' ')
}
