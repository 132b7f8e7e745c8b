/** Which topics of questions an outage of a kind may be asked about. */
import type { OutageKind } from '@veche/contract/outages.ts'
import { OUTAGE_KINDS } from '@veche/contract/values/outages.ts'

const WATER = ['housing.no-water', 'housing.water-accident', 'housing.water-pressure', 'housing.bad-water']

/** Topics of the catalogue that Veche comes with; null: any topic. */
const TOPICS: Record<OutageKind, readonly string[] | null> = {
  electricity: ['energy.power-outage', 'energy.grid-quality', 'energy.other'],
  heat: ['housing.heating', 'housing.heating-social', 'housing.heating-season'],
  hot_water: WATER,
  cold_water: WATER,
  gas: ['energy.gas-outage', 'energy.gas-company', 'energy.other'],
  road: ['roads.closures', 'roads.construction', 'roads.bridge-repair', 'landscaping.digging', 'roads.other'],
  lift: ['housing.lifts'],
  internet: ['telecom.internet', 'telecom.mobile', 'telecom.tv', 'telecom.other'],
  other: null,
}

/** A topic that a region closed counts as what it became. */
export type TopicMapping = { oldCode: string; newCode: string }

/** Kinds of outages that a question of these topics may be about. */
export function kindsFor(
  topicCodes: readonly string[],
  mappings: readonly TopicMapping[],
): ReadonlySet<OutageKind> {
  const asked = new Set(topicCodes)
  const isAsked = (code: string) =>
    asked.has(code) || mappings.some(({ oldCode, newCode }) => oldCode === code && asked.has(newCode))
  return new Set(OUTAGE_KINDS.filter((kind) => TOPICS[kind]?.some(isAsked) ?? true))
}

type GroupedTopic = { code: string; groupCode: string }

/** Kinds that questions of a group of topics are about. Works without a kind of their own belong to no group. */
export function kindsOfGroup(groupCode: string, topics: readonly GroupedTopic[]): ReadonlySet<OutageKind> {
  const codes = new Set(topics.flatMap((topic) => (topic.groupCode === groupCode ? [topic.code] : [])))
  return new Set(OUTAGE_KINDS.filter((kind) => TOPICS[kind]?.some((code) => codes.has(code))))
}

/** The topic under which a question joins an outage of the kind, if nobody chose one. */
export function topicFor(kind: OutageKind, topicCodes: readonly string[]): string | null {
  return topicCodes.find((code) => TOPICS[kind]?.includes(code)) ?? topicCodes[0] ?? null
}
