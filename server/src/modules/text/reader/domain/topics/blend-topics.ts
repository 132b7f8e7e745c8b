/** One list of topics out of what was learnt and of what the words of the directory say. */
import type { TopicReason, TopicSuggestion } from '../../../domain/topics.ts'
import { readFeatures } from '../features/read-features.ts'
import { type LearnedTopic, readTopics, type TopicModels } from './read-topics.ts'

/** How much the words of the directory say: they are the region's own and are corrected by hand. */
const RULES_SAY = 0.4
const SHARPNESS = 1.4
const MOST = 4
const LEAST_CONFIDENCE = 0.02
const HIGHEST_CONFIDENCE = 0.97
/** Beyond these a topic has no chance to be among the first. */
const LOOKED_AT = 8

type Found = { words: string; ruled: readonly TopicSuggestion[]; groups: ReadonlyMap<string, string> }

/** Best first. A topic that was never learnt, since the region added it, is found by its words alone. */
export function blendTopics(models: TopicModels, { words, ruled, groups }: Found): TopicSuggestion[] {
  const learned = readTopics(models, readFeatures(words), (code) => groups.get(code), LOOKED_AT)
  const known = new Set(models.topic.labels)
  const codes = new Set([...learned, ...ruled].map(({ code }) => code))
  const found = [...codes].flatMap((code) => {
    const groupCode = groups.get(code)
    if (groupCode === undefined) return []
    const own = learned.find((topic) => topic.code === code)
    const rule = ruled.find((topic) => topic.code === code)
    const share = known.has(code) ? RULES_SAY : 1
    const confidence = (own?.confidence ?? 0) * (1 - share) + (rule?.confidence ?? 0) * share
    return [{ code, groupCode, confidence: round(sharpen(confidence)), rule, own }]
  })
  return found
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MOST)
    .map(({ rule, own, ...topic }) => ({ ...topic, reasons: reasonsOf(rule, own) }))
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
