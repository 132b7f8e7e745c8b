/** The form of a text to many places, and what it says. Pure. */
import type { Network } from '@veche/contract/networks/index.ts'
import type { BroadcastContent } from '@veche/contract/portal/broadcasts.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'
import type { PlaceOffer } from './broadcasts.queries.ts'

export type BroadcastForm = {
  text: string
  variants: Partial<Record<Network, string>>
  /** Keys of places. */
  places: readonly string[]
  when: 'now' | 'at'
  /** What a clock of the region shows: `2026-11-30T10:00`. */
  wall: string
  pictureId: string | null
  isUrgent: boolean
  way: BroadcastContent['way']
}

export const EMPTY_FORM: BroadcastForm = {
  ...({
    text: '',
    variants: {},
    places: [],
    when: 'now',
    wall: '',
    pictureId: null,
    isUrgent: false,
    way: 'beside',
  } as const),
}

type Key = { channelId: string; container: string }
export const keyOf = ({ channelId, container }: Key) => `${channelId} ${container}`

export function formOf(content: BroadcastContent, wallOf: (at: string) => string): BroadcastForm {
  const { text, variants, places, publishAt, pictureId, isUrgent, way } = content
  return {
    ...{ text, variants, pictureId, isUrgent, way, places: places.map(keyOf) },
    when: publishAt === null ? 'now' : 'at',
    wall: publishAt === null ? '' : wallOf(publishAt),
  }
}

/** Variants of networks that need none are not said. */
export function saidOf(
  form: BroadcastForm,
  offers: readonly PlaceOffer[],
  momentOf: (wall: string) => string,
  lead = '',
): BroadcastContent {
  const { text, variants, places, when, wall, pictureId, isUrgent, way } = form
  const needed = new Set(
    listNetworks(form, offers, lead).flatMap(({ network, isTooLong }) => (isTooLong ? network : [])),
  )
  const said = Object.entries(variants).flatMap(([network, words]) =>
    [...needed].some((one) => one === network) && words.trim() !== ''
      ? [[network, words.trim()] as const]
      : [],
  )
  return {
    ...{ text: text.trim(), variants: Object.fromEntries(said), pictureId, isUrgent, way },
    places: places.map((key) => {
      const [channelId = '', ...rest] = key.split(' ')
      return { channelId, container: rest.join(' ') }
    }),
    publishAt: when === 'at' && wall !== '' ? momentOf(wall) : null,
  }
}

export type NetworkFacts = {
  network: Network
  limit: number
  places: number
  /** The text as it is does not fit: the network needs words of its own. */
  isTooLong: boolean
  /** A picture was chosen that is not taken in some of these places. */
  isWithoutPicture: boolean
  words: string
}

/** Chosen networks in the order of their places, with what each would show. */
export function listNetworks(
  { text, variants, places, pictureId }: Pick<BroadcastForm, 'text' | 'variants' | 'places' | 'pictureId'>,
  offers: readonly PlaceOffer[],
  lead = '',
): NetworkFacts[] {
  const chosen = offers.filter((offer) => places.includes(keyOf(offer)))
  return [...Map.groupBy(chosen, ({ network }) => network)].map(([network, own]) => {
    const limitOf = ({ textLimit, captionLimit }: PlaceOffer) =>
      pictureId === null ? textLimit : (captionLimit ?? textLimit)
    const limit = Math.min(...own.map(limitOf)) - lead.length
    const isWithoutPicture = pictureId !== null && own.some(({ captionLimit }) => captionLimit === null)
    const isTooLong = text.trim().length > limit
    return {
      network,
      isWithoutPicture,
      limit,
      places: own.length,
      isTooLong,
      words: isTooLong ? (variants[network] ?? '') : text,
    }
  })
}

type People = Pick<AnswerOf<'GET /api/broadcasts/places'>, 'approvers' | 'colleagues' | 'approvedIn'>

/** Who could approve words for all these municipalities, and whom to ask to write them where only the reader approves. */
export function whoApproves({ approvers, colleagues, approvedIn }: People, codes: readonly string[]) {
  const covers = (reach: readonly string[] | null) =>
    reach === null || codes.every((code) => reach.includes(code))
  const namesOf = (people: People['approvers']) =>
    people.filter(({ municipalityCodes }) => covers(municipalityCodes)).map(({ name }) => name)
  const isReaders = approvedIn === null || (approvedIn.length > 0 && covers(approvedIn))
  return { approvers: namesOf(approvers), colleagues: isReaders ? namesOf(colleagues) : [] }
}

export type PlaceFilter = { municipalityCode: string; network: string; surface: string }

export function filterOffers(
  offers: readonly PlaceOffer[],
  { municipalityCode, network, surface }: PlaceFilter,
): PlaceOffer[] {
  return offers.filter(
    (offer) =>
      (municipalityCode === '' || offer.municipalityCode === municipalityCode) &&
      (network === '' || offer.network === network) &&
      (surface === '' || offer.surface === surface),
  )
}

const DAY_MS = 86_400_000

/** Monday to Sunday around a day. */
export function weekOf(day: string): { from: string; to: string } {
  const at = Date.parse(`${day}T00:00:00Z`)
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7
  const key = (days: number) => new Date(at + (days - sinceMonday) * DAY_MS).toISOString().slice(0, 10)
  return { from: key(0), to: key(6) }
}

export function shiftWeek(from: string, weeks: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + weeks * 7 * DAY_MS).toISOString().slice(0, 10)
}
