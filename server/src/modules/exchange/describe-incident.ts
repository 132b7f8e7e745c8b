/** From what is stored to the facts of a row: names instead of codes, clocks of the agency. */
import { Address } from '@veche/contract/incidents.ts'
import { z } from 'zod'
import { workingTimeBetween } from '../../platform/working-time/index.ts'
import type { Clocks, IncidentFacts } from './domain/incident-row.ts'
import type { Extra } from './domain/overlay.ts'
import { createWallClock } from './domain/wall-clock.ts'
import type { Region } from './exchange-context.ts'

type Places = Pick<IncidentFacts, 'municipality' | 'agency' | 'topic' | 'topicGroup' | 'region'>
export type Codes = {
  municipalityCode: string | null
  agencyCode: string | null
  unitCode: string | null
  topicCode: string | null
  groupCode: string | null
}

export type Describer = {
  places: (codes: Codes) => Places
  clocksFor: (agencyCode: string | null) => Clocks
}

export function createDescriber({ directory, workingTime, name, scheduleOf }: Region): Describer {
  const { retired } = directory
  const municipality = nameByCode([...retired.municipalities, ...directory.municipalities])
  const agency = nameByCode([...retired.agencies, ...directory.agencies])
  const topic = nameByCode([...retired.topics, ...directory.topics])
  const group = nameByCode(directory.topicGroups)
  const wall = createWallClock(workingTime.zone)
  return {
    places: ({ municipalityCode, agencyCode, topicCode, groupCode }) => ({
      municipality: municipality(municipalityCode),
      agency: agency(agencyCode),
      topic: topic(topicCode),
      topicGroup: group(groupCode),
      region: name,
    }),
    clocksFor(agencyCode) {
      const context = workingTime.contextOf(scheduleOf(agencyCode))
      return { wall, workingMs: (from, to) => workingTimeBetween(from, to, context) }
    },
  }
}

function nameByCode(rows: readonly { code: string; name: string }[]): (code: string | null) => string | null {
  const names = new Map(rows.map(({ code, name }) => [code, name]))
  return (code) => (code === null ? null : (names.get(code) ?? code))
}

export function hasFiles(attachments: unknown): boolean {
  return Array.isArray(attachments) && attachments.length > 0
}

const AuthorCard = z.object({ url: z.string() })
export function authorUrlOf(card: unknown): string | null {
  return AuthorCard.safeParse(card).data?.url ?? null
}

export function readAddress(address: unknown): Address {
  return Address.parse(address)
}

const Stored = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({ moment: z.string() }),
  z.strictObject({ days: z.number() }),
])
const StoredExtra = z.record(z.string(), z.object({ said: Stored, ours: Stored }))
export function readExtra(stored: unknown): Extra {
  return StoredExtra.parse(stored)
}
