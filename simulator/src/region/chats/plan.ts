/** Plans the municipal chats, one for a municipality: in which network, who lives in it, which officials answer there. */
import { inventName } from '../../lib/names.ts'
import { planCommunities } from '../communities.ts'
import { planMax, planMaxBots } from '../networks/max-pages.ts'
import { planTelegram } from '../networks/telegram-pages.ts'
import type { KnownOfficial } from '../protocol.ts'
import { createRandom, hashText } from '../random.ts'
import { bySize, type Home, type Person, seedNumber } from '../residents/people.ts'

export const CHAT_ROLES = ['head', 'deputy', 'department', 'rural_head', 'utility', 'moderator'] as const
export type ChatRole = (typeof CHAT_ROLES)[number]
export type ChatOfficial = Person & { role: ChatRole }
export type ChatNetwork = 'vk' | 'telegram' | 'max'

export type ChatPlan = {
  key: string
  network: ChatNetwork
  /** The name of the page through which the product hears the chat. */
  channelExternalId: string
  /** The number of the chat where we choose it ourselves; VK gives its own. */
  chatId: number | null
  title: string
  home: Home
  residents: Person[]
  officials: ChatOfficial[]
}

const FIRST_OFFICIAL = 185_000_000
const OFFICIALS_OF_A_CHAT = 20
const FIRST_TELEGRAM_CHAT = 1_002_900_000_000
const FIRST_MAX_CHAT = 70_901_000_000_000
const TELEGRAM_RANKS = [1, 3, 4, 5, 6, 7, 8]
const MAX_RANKS = [0, 9, 10, 11]

/** Chooses the network by the size of the place; all others are in VK, about half. */
function networkOf(rank: number): ChatNetwork {
  if (TELEGRAM_RANKS.includes(rank)) return 'telegram'
  return MAX_RANKS.includes(rank) ? 'max' : 'vk'
}

type Region = {
  seed: string
  homes: readonly Home[]
  people: readonly Person[]
  /** Officials whose names stand elsewhere already. */
  known?: readonly KnownOfficial[]
}

export function planChats({ seed, homes, people, known = [] }: Region): ChatPlan[] {
  const pages = channelsOf(seed, homes)
  return bySize(homes).map((home, rank) => {
    const { code, shortName } = home.municipality
    const network = networkOf(rank)
    const channelExternalId = pages.get(`${network} ${code}`)
    if (channelExternalId === undefined) throw new Error(`no page of ${code} in ${network}`)
    return {
      ...{ key: code, network, channelExternalId, home, title: `${shortName}: чат с администрацией` },
      chatId: { vk: null, telegram: -(FIRST_TELEGRAM_CHAT + rank), max: -(FIRST_MAX_CHAT + rank) }[network],
      residents: people.filter(({ municipalityCode }) => municipalityCode === code),
      officials: inviteOfficials({ seed, home, firstId: FIRST_OFFICIAL + rank * OFFICIALS_OF_A_CHAT, known }),
    }
  })
}

function channelsOf(seed: string, homes: readonly Home[]): Map<string, string> {
  const max = planMax(seed, homes)
  return new Map([
    ...planCommunities(seed, homes).map(entryOf('vk', ({ groupId }) => groupId)),
    ...planTelegram(seed, homes).map(entryOf('telegram', ({ bot }) => bot.id)),
    ...[...(max ? [max] : []), ...planMaxBots(seed, homes)].map(entryOf('max', ({ bot }) => bot.id)),
  ])
}

function entryOf<Page extends { municipalityCode: string }>(
  network: ChatNetwork,
  idOf: (page: Page) => number,
): (page: Page) => [string, string] {
  return (page) => [`${network} ${page.municipalityCode}`, String(idOf(page))]
}

type Invitation = { seed: string; home: Home; firstId: number; known: readonly KnownOfficial[] }

/** Invites from four officials in the smallest place to eight in the largest. */
function inviteOfficials({ seed, home, firstId, known }: Invitation): ChatOfficial[] {
  const { code } = home.municipality
  const named = known.filter(({ municipalityCode }) => municipalityCode === code)
  const taken = new Set<string>()
  return rolesOf(seed, home).map((role, index) => {
    const at = named.findIndex((official) => official.role === role)
    const [given] = at < 0 ? [] : named.splice(at, 1)
    const name = given ? splitName(given.name) : newName({ seed: `${seed} ${code}`, index, taken })
    taken.add(`${name.firstName} ${name.lastName}`)
    return { id: firstId + index, ...name, municipalityCode: code, role }
  })
}

function rolesOf(seed: string, { municipality, place }: Home): ChatRole[] {
  const random = createRandom(`${seed} officials of the chat ${municipality.code}`)
  const isLarge = place.houses >= 45
  return [
    'head',
    ...(isLarge || random.chance(0.7) ? (['deputy'] as const) : []),
    ...(isLarge ? (['department', 'department'] as const) : (['department'] as const)),
    ...(place.houses < 90 && random.chance(0.6) ? (['rural_head'] as const) : []),
    ...(isLarge && random.chance(0.6) ? (['utility', 'utility'] as const) : (['utility'] as const)),
    'moderator',
  ]
}

function splitName(name: string): Pick<Person, 'firstName' | 'lastName' | 'sex'> {
  const [firstName = name, ...rest] = name.split(' ')
  return { firstName, lastName: rest.join(' '), sex: /[ая]$/u.test(firstName) ? 1 : 2 }
}

/** Gives a name that no other official of the chat has. */
function newName({ seed, index, taken }: { seed: string; index: number; taken: ReadonlySet<string> }) {
  for (let attempt = 0; ; attempt += 1) {
    const number = hashText(`${seed} official ${index} ${attempt}`) % 100_000
    const name = inventName({ seed: seedNumber(seed), number })
    if (!taken.has(`${name.firstName} ${name.lastName}`)) return name
  }
}
