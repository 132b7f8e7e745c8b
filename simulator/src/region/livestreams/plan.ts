/** Plans the live streams of the region: whose, when and by whom. Pure: the same seed gives the same plan. */
import { planChats } from '../chats/plan.ts'
import type { AccountOfCommunity } from '../communities.ts'
import type { KnownOfficial } from '../protocol.ts'
import type { Home, Person } from '../residents/people.ts'
import { hourIn } from '../residents/rhythm.ts'
import type { LivestreamText } from '../texts/phrasebook.ts'

export type LivestreamPlan = {
  groupId: number
  home: Home
  residents: Person[]
  speakers: { name: string; position: string }[]
  text: LivestreamText
}
type Region = {
  seed: string
  homes: readonly Home[]
  people: readonly Person[]
  known: readonly KnownOfficial[]
  accounts: readonly AccountOfCommunity[]
}

/** The head who answers in the municipality's chat speaks. */
export function planLivestreams(
  texts: readonly LivestreamText[],
  { accounts, ...region }: Region,
): LivestreamPlan[] {
  const chats = planChats(region)
  return texts.flatMap((text) => {
    const account = accounts.find(({ municipalityCode }) => municipalityCode === text.municipality)
    const chat = chats.find(({ key }) => key === text.municipality)
    const head = chat?.officials.find(({ role }) => role === 'head')
    if (!account || !chat || !head) return []
    const speakers = [{ name: `${head.firstName} ${head.lastName}`, position: text.position }]
    return [{ groupId: account.groupId, home: chat.home, residents: chat.residents, speakers, text }]
  })
}

const HOUR_S = 3600
const SOON_S = 45 * 60
/** Streams begin when people listen, which is after work. */
const EVENING = 17

/** In seconds, of a stream that is announced now. */
export function startOf(when: LivestreamText['when'], now: Date, timeZone: string): number {
  const nowS = Math.floor(now.getTime() / 1000)
  if (when === 'soon') return nowS + SOON_S
  const evening = (Math.floor(nowS / HOUR_S) + EVENING - hourIn(timeZone, now)) * HOUR_S
  return evening + (when === 'yesterday' ? -1 : 7) * 24 * HOUR_S
}
