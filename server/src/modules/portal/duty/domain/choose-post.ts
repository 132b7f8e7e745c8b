/** Which post of a body answers for a topic at a place: the one that is bound to them most exactly. Pure. */
import type { PLACE_FITS, TOPIC_FITS } from '@veche/contract/values/duty.ts'
import { readStreet, streetKey } from '../../../text/index.ts'

type Bound = {
  name: string
  topicCodes: readonly string[]
  groupCodes: readonly string[]
  municipalityCodes: readonly string[]
  streets: readonly string[]
  isEmergency: boolean
}
export type AskedOf = {
  /** Null: the topic is unknown. */
  topicCode: string | null
  groupCode: string | null
  municipalityCode: string | null
  street: string | null
  /** Of a topic that cannot wait: of two posts alike the one for emergencies. */
  isUrgent: boolean
}
export type Fit = { topic: (typeof TOPIC_FITS)[number]; place: (typeof PLACE_FITS)[number] }
export type ChosenPost<Post> = { post: Post; fit: Fit }

const TOPIC_RANK = { topic: 2, group: 1, any: 0 }
const PLACE_RANK = { street: 2, municipality: 1, any: 0 }

export function choosePost<Post extends Bound>(
  posts: readonly Post[],
  asked: AskedOf,
): ChosenPost<Post> | null {
  const fitting = posts.flatMap((post) => {
    const fit = fitOf(post, asked)
    return fit ? [{ post, fit }] : []
  })
  return fitting.toSorted((one, other) => compare(one, other, asked))[0] ?? null
}

function compare(one: ChosenPost<Bound>, other: ChosenPost<Bound>, { isUrgent }: AskedOf): number {
  const emergency = (chosen: ChosenPost<Bound>) => (chosen.post.isEmergency === isUrgent ? 0 : 1)
  return (
    TOPIC_RANK[other.fit.topic] - TOPIC_RANK[one.fit.topic] ||
    PLACE_RANK[other.fit.place] - PLACE_RANK[one.fit.place] ||
    emergency(one) - emergency(other) ||
    one.post.name.localeCompare(other.post.name, 'ru')
  )
}

/** Null: the post is for something else or for another place. */
export function fitOf(post: Bound, asked: AskedOf): Fit | null {
  const [topic, place] = [topicFit(post, asked), placeFit(post, asked)]
  return topic && place && { topic, place }
}

function topicFit({ topicCodes, groupCodes }: Bound, { topicCode, groupCode }: AskedOf): Fit['topic'] | null {
  if (topicCode !== null && topicCodes.includes(topicCode)) return 'topic'
  if (groupCode !== null && groupCodes.includes(groupCode)) return 'group'
  return topicCodes.length === 0 && groupCodes.length === 0 ? 'any' : null
}

function placeFit({ municipalityCodes, streets }: Bound, asked: AskedOf): Fit['place'] | null {
  const { municipalityCode, street } = asked
  const isHere = municipalityCode !== null && municipalityCodes.includes(municipalityCode)
  if (municipalityCodes.length > 0 && !isHere) return null
  if (streets.length > 0) {
    const key = street === null ? null : keyOfStreet(street)
    return streets.some((one) => keyOfStreet(one) === key) ? 'street' : null
  }
  return isHere ? 'municipality' : 'any'
}

/** «ул. Ленина», «Ленина ул.» and «Ленина» are one street. */
export function keyOfStreet(words: string): string {
  return streetKey(readStreet(words) ?? words)
}
