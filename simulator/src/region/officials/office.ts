/** Holds what every step of an official needs: whom to ask, what is known, how a card is read and moved. */

import type { Official, Stats } from '../protocol.ts'
import type { Random } from '../random.ts'
import type { Meanings } from '../texts/meanings.ts'
import type { Phrasebook } from '../texts/phrasebook.ts'
import type { Answered, Api } from './api.ts'
import { Card, type Directory, type ListItem } from './shapes.ts'
import type { Played } from './touched.ts'

export type Office = {
  api: Api
  directory: Directory
  phrasebook: Phrasebook
  meanings: Meanings
  random: Random
  stats: Stats
  speed: number
  timeZone: string
  now: () => Date
  signal: AbortSignal
  /** By whom a card was refused, while this process lives. */
  refusals: Map<string, string[]>
  /** Words that a scene waits for: nobody else sorts them. */
  expected: Set<string>
  played: Played
  /** Somebody of the staff has put the question aside: only people do. */
  isAside: (item: Pick<ListItem, 'id' | 'agencyCode' | 'municipalityCode'>) => Promise<boolean>
  /** Somebody who looks around in the demo asked it: only people work on it. */
  isVisitors: (item: Pick<ListItem, 'id' | 'network'>) => Promise<boolean>
}
export type Step = (office: Office, official: Official, item: ListItem) => Promise<boolean>

export async function readCard(office: Office, { token }: Official, id: string): Promise<Card | null> {
  return count(office, 'read', await office.api.call({ token, path: `/incidents/${id}`, schema: Card }))
}

/** Counts both what was done and what was refused. */
export function count<T>({ stats }: Office, step: string, answered: Answered<T>): T | null {
  if (answered.status === 'ok') {
    if (step !== 'read') stats.steps[step] = (stats.steps[step] ?? 0) + 1
    return answered.value
  }
  if (answered.status === 'away') stats.away += 1
  else {
    const name = `${step}: ${answered.code}`
    stats.refused[name] = (stats.refused[name] ?? 0) + 1
  }
  return null
}

export type Command = { type: string } & Record<string, unknown>

export async function run(
  office: Office,
  official: Official,
  card: Card,
  command: Command,
): Promise<Card | null> {
  const body = { ...command, expectedVersion: card.version }
  const path = `/incidents/${card.id}/commands`
  const { token } = official
  return count(
    office,
    command.type,
    await office.api.call({ token, path, schema: Card, method: 'POST', body }),
  )
}
