import { type Kind, type Place, SURE_CONFIDENCE } from '../../text/index.ts'
import { readDanger } from '../control/index.ts'
import type { LivestreamDeps } from '../stream/index.ts'

export type ReadText = {
  /** True if the text asks for something. */
  isQuestion: boolean
  /** In reply to one's own question: more of it, not thanks for an answer. */
  isSaying: boolean
  /** The words of a danger; null if there is none. */
  danger: readonly string[] | null
  topicCode: string | null
  address: string | null
}

const ASIDE: readonly Kind[] = ['thanks', 'chatter', 'spam']
const SAYS_NOTHING: readonly Kind[] = ['thanks', 'spam']

export function readTexts(
  texts: readonly string[],
  municipalityCode: string | null,
  { suggest }: Pick<LivestreamDeps, 'suggest'>,
): ReadText[] {
  const facts = { channelMunicipalityCode: municipalityCode }
  return suggest(texts.map((text) => ({ text, facts }))).map((found, index) => {
    const { kind, topic, place } = found
    const danger = readDanger(texts[index] ?? '', found)
    return {
      isQuestion: danger !== null || !ASIDE.includes(kind.code),
      isSaying: danger !== null || !SAYS_NOTHING.includes(kind.code),
      danger,
      topicCode: topic && topic.confidence >= SURE_CONFIDENCE ? topic.code : null,
      address: addressOf(place),
    }
  })
}

/** As places are called, not as the sentence bends them; «школа» without a number is no address. */
function addressOf({ settlement, street, house, object }: Place): string | null {
  const named = object !== null && /[№«]/u.test(object) ? object : null
  return [settlement, street, house, named].filter((part) => part !== null).join(', ') || null
}
