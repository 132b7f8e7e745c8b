/** Lists where a rumour can be told: the municipal chats, and the region's pages in each network. */
import { planChats } from '../chats/plan.ts'
import { planMax } from '../networks/max-pages.ts'
import { planOk } from '../networks/ok-life.ts'
import { planTelegram } from '../networks/telegram-pages.ts'
import type { Home, Person } from '../residents/people.ts'

export type RumourNetwork = 'vk' | 'telegram' | 'max' | 'ok'
export type RumourPlace = {
  network: RumourNetwork
  /** On a page: a comment, and a private word in Odnoklassniki. */
  kind: 'chat' | 'page'
  home: Home
  residents: readonly Person[]
}

type Region = { seed: string; homes: readonly Home[]; people: readonly Person[] }

export function listRumourPlaces({ seed, homes, people }: Region): RumourPlace[] {
  const homeOf = new Map(homes.map((home) => [home.municipality.code, home]))
  const max = planMax(seed, homes)
  const pages: [RumourNetwork, { municipalityCode: string }[]][] = [
    ['vk', homes.map(({ municipality }) => ({ municipalityCode: municipality.code }))],
    ['telegram', planTelegram(seed, homes)],
    ['max', max ? [max] : []],
    ['ok', planOk(seed, homes)],
  ]
  const chats = planChats({ seed, homes, people })
  return [
    ...chats.map(({ network, home, residents }) => ({ network, kind: 'chat' as const, home, residents })),
    ...pages.flatMap(([network, listed]) =>
      listed.flatMap(({ municipalityCode }) => {
        const home = homeOf.get(municipalityCode)
        const residents = people.filter((person) => person.municipalityCode === municipalityCode)
        return home && residents.length > 1 ? [{ network, kind: 'page' as const, home, residents }] : []
      }),
    ),
  ]
}
