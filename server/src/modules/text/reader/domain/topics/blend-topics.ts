/** One list of topics out of what was learnt, of what the words of the directory say and of what people here chose. */
import type { TopicReason, TopicSuggestion } from '../../../domain/topics.ts'
import { readFeatures } from '../features/read-features.ts'
import type { Addition } from '../own/addition.ts'
import { type OwnTopic, readOwn } from '../own/read-own.ts'
import { type LearnedTopic, readTopics, type TopicModels } from './read-topics.ts'

/** How much the words of the directory say: they are the region's own and are corrected by hand. */
const RULES_SAY = 0.4
const SHARPNESS = 1.4
const MOST = 4
const LEAST_CONFIDENCE = 0.02
const HIGHEST_CONFIDENCE = 0.97
/** Beyond these a topic has no chance to be among the first. */
const LOOKED_AT = 8

type Read = {
  words: string
  groups: ReadonlyMap<string, string>
  /** What the installation has learnt; null: nothing yet. */
  own?: Addition | null
}
type Found = Read & { ruled: readonly TopicSuggestion[] }

/** Best first. A topic that was never learnt, since the region added it, is found by its words alone. */
export function blendTopics(models: TopicModels, { ruled, ...found }: Found): TopicSuggestion[] {
  return readBlend(models, found)(ruled)
}

/** Reads a text once for several sets of words of the directory. */
export function readBlend(
  models: TopicModels,
  { words, groups, own = null }: Read,
): (ruled: readonly TopicSuggestion[]) => TopicSuggestion[] {
  const read = readFeatures(words)
  const learned = readTopics(models, read, (code) => groups.get(code), { most: LOOKED_AT })
  const known = new Set(models.topic.labels)
  const chosen = own && readOwn(own, read)
  return (ruled) => {
    const found = weighShipped({ learned, ruled, groups, known })
    return (chosen ? weighOwn(found, chosen) : found)
      .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, MOST)
      .map(({ codes: { code, groupCode }, confidence, reasons }) => ({
        ...{ code, groupCode, confidence: round(confidence) },
        reasons: reasons(),
      }))
  }
}

type Weighed = {
  codes: { code: string; groupCode: string }
  confidence: number
  /** They are looked for only for what is offered. */
  reasons: () => TopicReason[]
}
type Shipped = Pick<Found, 'ruled' | 'groups'> & {
  learned: readonly LearnedTopic[]
  known: ReadonlySet<string>
}

function weighShipped({ learned, ruled, groups, known }: Shipped): Weighed[] {
  const codes = new Set([...learned, ...ruled].map(({ code }) => code))
  return [...codes].flatMap((code) => {
    const groupCode = groups.get(code)
    if (groupCode === undefined) return []
    const own = learned.find((topic) => topic.code === code)
    const rule = ruled.find((topic) => topic.code === code)
    const share = known.has(code) ? RULES_SAY : 1
    const confidence = (own?.confidence ?? 0) * (1 - share) + (rule?.confidence ?? 0) * share
    return [
      { codes: { code, groupCode }, confidence: sharpen(confidence), reasons: () => reasonsOf(rule, own) },
    ]
  })
}

/** People of the region know best what they have met; of what is unlike it they say nothing. */
function weighOwn(shipped: readonly Weighed[], { says, topics }: ReturnType<typeof readOwn>): Weighed[] {
  if (says === 0) return [...shipped]
  const added = topics
    .filter(({ code }) => !shipped.some(({ codes }) => codes.code === code))
    .map(({ code, groupCode }) => ({ codes: { code, groupCode }, confidence: 0, reasons: () => [] }))
  return [...shipped, ...added].map(({ codes, confidence, reasons }) => {
    const own = topics.find(({ code }) => code === codes.code)
    return {
      codes,
      confidence: confidence * (1 - says) + (own?.chance ?? 0) * says,
      reasons: () => (own ? withOwn(reasons(), own) : reasons()),
    }
  })
}

function withOwn(shipped: TopicReason[], { nearestCase, words }: OwnTopic): TopicReason[] {
  const said = words()
  const spoken: TopicReason[] =
    shipped.length > 0 || said.length === 0 ? shipped : [{ code: 'words', words: said }]
  return nearestCase === null ? spoken : [...spoken, { code: 'case', words: [nearestCase] }]
}

/** The words of the directory come first, because they were chosen to be shown. */
function reasonsOf(rule: TopicSuggestion | undefined, own: LearnedTopic | undefined): TopicReason[] {
  if (rule && rule.reasons.length > 0) return rule.reasons
  const words = own?.words() ?? []
  return words.length > 0 ? [{ code: 'words', words }] : []
}

/** A mean of two opinions is too cautious where both agree, and too bold where neither knows. */
function sharpen(confidence: number): number {
  const [yes, no] = [confidence ** SHARPNESS, (1 - confidence) ** SHARPNESS]
  return yes / (yes + no)
}

function round(confidence: number): number {
  return Math.round(Math.min(HIGHEST_CONFIDENCE, confidence) * 100) / 100
}
