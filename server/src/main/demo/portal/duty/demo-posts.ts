/** What the bodies of the demo region have: posts by what a body is, and how their rosters go. Pure. */
import { createHmac } from 'node:crypto'
import type { Agency } from '../../../../modules/directory/index.ts'
import { idFrom } from '../../../../platform/ids.ts'

/** `shifts`: two a day, all week; `days`: working days, by turns; `evenings`: each day till late; null: whoever is responsible answers. */
export type DemoPost = {
  key: string
  name: string
  unitCode: string | null
  topicCodes: readonly string[]
  groupCodes: readonly string[]
  scheduleCode: string | null
  isEmergency: boolean
  roster: 'shifts' | 'days' | 'evenings' | null
}

const PLAIN = { unitCode: null, topicCodes: [], groupCodes: [], scheduleCode: null, isEmergency: false }
const WATER = ['no-water', 'bad-water', 'water-accident', 'water-pressure', 'sewage', 'water-towers'].map(
  (topic) => `housing.${topic}`,
)

/** By the end of a unit's code: what it is for. */
const UNITS: Readonly<Record<string, { topics?: string[]; groups?: string[] }>> = {
  hospitals: { groups: ['health'] },
  medicines: { topics: ['health.free-medicine', 'health.pharmacy-shortage', 'health.medicine-price'] },
  staff: { topics: ['health.staff', 'health.registry', 'health.e-services'] },
  schools: { groups: ['education'] },
  kindergartens: { topics: ['education.kindergarten-places'] },
  benefits: { topics: ['social.child-benefits', 'social.low-income', 'social.maternity-capital'] },
  services: { groups: ['social', 'government'] },
  labour: { groups: ['labour'] },
  roads: { groups: ['roads'] },
  transport: { groups: ['transport'] },
  housing: { groups: ['housing', 'landscaping'] },
  utilities: { topics: WATER },
  energy: { groups: ['energy'] },
  ecology: { groups: ['ecology', 'waste'] },
  forests: { topics: ['safety.wildfire', 'safety.wild-animals', 'ecology.logging'] },
  trade: { groups: ['economy'] },
  agriculture: { groups: ['agriculture'] },
  telecom: { groups: ['telecom'] },
  building: { groups: ['construction'] },
  property: { groups: ['land'] },
  sport: { groups: ['sport'] },
  youth: { groups: ['youth'] },
  institutions: { groups: ['culture'] },
  tourism: { groups: ['tourism'] },
  subscribers: { topics: ['housing.meters', 'waste.fees'] },
  connections: { topics: ['energy.grid-request', 'energy.gas-request', 'energy.gas-terms'] },
}
/** Their services answer at night too. */
const CONTROL_ROOMS = ['dispatch', 'emergency', 'winter']

export function listDemoPosts(agency: Agency): DemoPost[] {
  if (agency.kind === 'administration') return postsOfAdministration(agency)
  return agency.units.map(({ code, name }) => postOfUnit(agency, { code, name }))
}

function postsOfAdministration({ units }: Agency): DemoPost[] {
  const unit = (end: string) => units.find(({ code }) => code.endsWith(`.${end}`))?.code ?? null
  const [utilities, roads] = [unit('utilities'), unit('roads')]
  const lighting = ['roads.lighting', 'landscaping.yard-lighting']
  return [
    {
      ...PLAIN,
      key: 'lighting',
      name: 'Сектор освещения',
      unitCode: utilities,
      topicCodes: lighting,
      roster: 'days',
    },
    {
      ...PLAIN,
      key: 'roads',
      name: 'Сектор дорог',
      unitCode: roads,
      groupCodes: ['roads', 'transport'],
      roster: 'days',
    },
    {
      ...PLAIN,
      key: 'water',
      name: 'Сектор водоснабжения',
      unitCode: utilities,
      topicCodes: WATER,
      roster: null,
    },
    {
      ...PLAIN,
      key: 'housing',
      name: 'Сектор ЖКХ',
      unitCode: utilities,
      groupCodes: ['housing', 'waste'],
      roster: null,
    },
    {
      ...PLAIN,
      key: 'yards',
      name: 'Сектор благоустройства',
      unitCode: utilities,
      groupCodes: ['landscaping'],
      roster: null,
    },
    { ...PLAIN, key: 'reception', name: 'Приёмная', roster: null },
    {
      ...{ ...PLAIN, key: 'control-room', name: 'Единая дежурно-диспетчерская служба' },
      ...{ scheduleCode: 'round-the-clock', isEmergency: true, roster: 'shifts' as const },
    },
  ]
}

function postOfUnit({ kind }: Agency, { code, name }: { code: string; name: string }): DemoPost {
  const end = code.slice(code.lastIndexOf('.') + 1)
  const isControlRoom = kind === 'utility' && CONTROL_ROOMS.includes(end)
  const { topics = [], groups = [] } = UNITS[end] ?? {}
  return {
    ...{ key: end, name, unitCode: code, topicCodes: topics, groupCodes: groups },
    scheduleCode: isControlRoom ? 'round-the-clock' : kind === 'utility' ? 'standard' : null,
    ...{
      isEmergency: isControlRoom,
      roster: isControlRoom ? 'shifts' : kind === 'centre' ? 'evenings' : null,
    },
  }
}

/** No subscriber's number begins with a nought, so nobody has these. */
export function inventPhone(seed: string): string {
  const number = createHmac('sha256', 'demo phone').update(seed).digest().readUInt32BE(0)
  const digits = String(number % 100_000).padStart(5, '0')
  return `8 (8162) 0${digits.slice(0, 1)}-${digits.slice(1, 3)}-${digits.slice(3)}`
}

export const postId = (agencyCode: string, key: string) => idFrom('duty', agencyCode, key)

export function phoneOfPost(agencyCode: string, key: string): string {
  return inventPhone(postId(agencyCode, key))
}

export type WallShift = { dayOfWeek: number; from: string; to: string; turn: number }

/** Of one week; `turn` counts on through the weeks, so that nobody has the same day for ever. */
export function listWallShifts(roster: DemoPost['roster'], week: number): WallShift[] {
  const days = [0, 1, 2, 3, 4, 5, 6]
  if (roster === 'shifts')
    return days.flatMap((dayOfWeek) => [
      { dayOfWeek, from: '08:00', to: '20:00', turn: (week * 7 + dayOfWeek) * 2 },
      { dayOfWeek, from: '20:00', to: '08:00', turn: (week * 7 + dayOfWeek) * 2 + 1 },
    ])
  if (roster === 'evenings')
    return days.map((dayOfWeek) => ({ dayOfWeek, from: '08:00', to: '20:00', turn: week * 7 + dayOfWeek }))
  if (roster === 'days')
    return days.slice(0, 5).map((dayOfWeek) => ({
      ...{ dayOfWeek, from: '08:30', to: '17:30', turn: week * 5 + dayOfWeek },
    }))
  return []
}
