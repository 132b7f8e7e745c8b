/** What is asked in the chats of municipalities on a day, in the words of chats, and what is answered there. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { Asked } from '../domain/asked.ts'
import { type Chance, createChance } from '../domain/chance.ts'
import type { PastDay } from '../domain/days.ts'
import { toSeconds, weightOf } from '../domain/demand/seasons.ts'
import { chooseHome, chooseResident, type DemandSource, getLocality } from '../domain/demand/source.ts'
import { spotIn } from '../domain/places.ts'
import { fillWords, needsVillage } from '../words/fill-words.ts'
import type { PastChat } from './past-chat.ts'

export type AskedInChat = {
  asked: Asked
  /** What an official says to it, where one does. */
  answer: string
  thanks: string | null
}

/** Of all that is asked in a region of the usual size. */
const IN_CHATS = 0.05
const FIRST_NUMBER = 960
const MOST_A_DAY = 39
const THANKS = 0.3
const ASKS = 0.5
/** Chats are written in from the morning to the late evening. */
const [FROM_HOUR, HOURS] = [7.5, 14]

type Asking = { chat: PastChat; day: PastDay; place: number }

export function createChatDemand(source: DemandSource, chats: readonly PastChat[]) {
  const whole = source.days.reduce((sum, day) => sum + weightOf(day), 0)
  const people = chats.reduce((sum, { municipalityCode }) => sum + weightOfChat(source, municipalityCode), 0)
  return (chat: PastChat, day: PastDay): AskedInChat[] => {
    const chance = createChance(source.seed, 'chat', chat.municipalityCode, day.date)
    const share = weightOfChat(source, chat.municipalityCode) / people
    const count = Math.min(MOST_A_DAY, chance.count((source.size * IN_CHATS * share * weightOf(day)) / whole))
    const asked = Array.from({ length: count }, (_, place) => askOne(source, { chat, day, place }, chance))
    return asked.toSorted((a, b) => a.asked.at.getTime() - b.asked.at.getTime())
  }
}

const weightOfChat = (source: DemandSource, code: string) =>
  Math.sqrt(getLocality(source, code).population) * source.scenario.loudnessOf(code, null)

function askOne(source: DemandSource, { chat, day, place }: Asking, chance: Chance): AskedInChat {
  const { words } = source
  const { network } = chat
  const locality = getLocality(source, chat.municipalityCode)
  const fit = words.chats.topics.filter(({ season }) => season === undefined || isIn(season, day.month))
  const topic = chance.choose(fit)
  // Of what nobody puts right on a street people only ask.
  const isAsk = chance.isLucky(ASKS) || words.replies.troubles[topic.topic] === undefined
  const template = chance.choose(
    (isAsk ? topic.questions : topic.complaints).filter((text) => !needsVillage(text)),
  )
  const village = chooseHome(source, { locality, isVillage: false }, chance)
  const resident = chooseResident({ ...source, networksOf: () => [network] }, { locality, village }, chance)
  const spot = chance.isLucky(0.6) ? resident.home : spotIn(locality, village, chance)
  const filling = { spot, sex: resident.sex, style: words.style, chance }
  const said = fillWords(template, filling)
  const at = toSeconds(day.startsAt.getTime() + (FROM_HOUR + HOURS * chance.next()) * 60 * MINUTE_MS)
  const known = words.questions.find((one) => one.topic === topic.topic)
  const asked: Asked = {
    ...{ ...said, at, kind: isAsk ? 'ask' : 'trouble', noise: null, accident: null, spot, resident },
    key: `${day.date} ${FIRST_NUMBER + place} chat ${chat.municipalityCode}`,
    ...{ topicCode: topic.topic, intent: (isAsk && known?.intent) || topic.topic },
    place: { network, surface: 'chat' },
  }
  const answer = fillWords(chance.choose(topic.answers.filter((text) => !needsVillage(text))), filling).text
  const thanks = chance.isLucky(THANKS) ? chance.choose(words.chats.afterAnswer) : null
  return { asked, answer, thanks }
}

const WINTER = [11, 12, 1, 2, 3]
const SUMMER = [5, 6, 7, 8, 9]

function isIn(season: 'winter' | 'summer', month: number): boolean {
  return (season === 'winter' ? WINTER : SUMMER).includes(month)
}
