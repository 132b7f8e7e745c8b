/** Checks of what a resident entered. Pure; the page has the words for each problem. */
import type { OwnFieldProblem } from '@veche/contract/values/casework/own-fields.ts'

export const TEXT_LIMIT = 4000
const SHORTEST_TEXT = 10
const ADDRESS_LIMIT = 200
const NAME_LIMIT = 100

export type Field =
  | 'text'
  | 'municipality'
  | 'address'
  | 'group'
  | 'name'
  | 'contact'
  | 'follow'
  | 'consent'
  | 'photos'
  | 'answer'
  | 'form'
  /** A field of the region, by its code. */
  | `own-${string}`
export type Problem = { field: Field; code: ProblemCode }
export type ProblemCode =
  | 'text.too_short'
  | 'text.too_long'
  | 'municipality.required'
  | 'municipality.outside'
  | 'address.too_long'
  | 'group.unknown'
  | 'name.too_long'
  | 'contact.too_long'
  | 'follow.wrong'
  | 'consent.required'
  | 'photos.again'
  | 'photos.too_many'
  | 'photos.unreadable'
  | 'photos.too_big'
  | 'answer.wrong'
  | 'form.too_fast'
  | 'form.expired'
  | 'form.robot'
  | 'form.limit'
  | 'form.personal'
  | 'form.sent'
  | `own.${Exclude<OwnFieldProblem, 'missing'>}`

/** As it came, so that a page with a problem shows it again. */
export type Entered = {
  text: string
  municipality: string
  address: string
  latitude: string
  longitude: string
  group: string
  name: string
  contact: string
  /** The address to which is told how it goes; empty: the page alone tells it. */
  follow: string
  hasConsent: boolean
  /** Everybody may see the photos. */
  maySeePhotos: boolean
}

export const NOTHING_ENTERED: Entered = {
  text: '',
  municipality: '',
  address: '',
  latitude: '',
  longitude: '',
  group: '',
  name: '',
  contact: '',
  follow: '',
  hasConsent: false,
  maySeePhotos: false,
}

export type Known = {
  municipalities: readonly { code: string }[]
  groups: readonly { code: string }[]
  /** The point that was sent lies in none of the municipalities. */
  isOutside?: boolean
  /** What stands for an address of letters is none. */
  isFollowWrong?: boolean
}

export function findProblems(
  entered: Entered,
  { municipalities, groups, isOutside = false, isFollowWrong = false }: Known,
): Problem[] {
  const text = entered.text.trim()
  const isIn = (list: readonly { code: string }[], code: string) => list.some((item) => item.code === code)
  const problems: (Problem | false)[] = [
    text.length < SHORTEST_TEXT && { field: 'text', code: 'text.too_short' },
    text.length > TEXT_LIMIT && { field: 'text', code: 'text.too_long' },
    !isIn(municipalities, entered.municipality) && {
      field: 'municipality',
      code: isOutside && entered.municipality === '' ? 'municipality.outside' : 'municipality.required',
    },
    entered.address.length > ADDRESS_LIMIT && { field: 'address', code: 'address.too_long' },
    entered.group !== '' && !isIn(groups, entered.group) && { field: 'group', code: 'group.unknown' },
    entered.name.length > NAME_LIMIT && { field: 'name', code: 'name.too_long' },
    entered.contact.length > NAME_LIMIT && { field: 'contact', code: 'contact.too_long' },
    isFollowWrong && { field: 'follow', code: 'follow.wrong' },
    !entered.hasConsent && { field: 'consent', code: 'consent.required' },
  ]
  return problems.filter((problem) => problem !== false)
}

export type Point = { latitude: number; longitude: number }

/** A point that makes no sense is no reason to send a question back: the address is there. */
export function readPoint(latitude: string, longitude: string): Point | null {
  if (latitude.trim() === '' || longitude.trim() === '') return null
  const point = { latitude: Number(latitude), longitude: Number(longitude) }
  const isOnEarth = Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180
  return isOnEarth ? point : null
}
