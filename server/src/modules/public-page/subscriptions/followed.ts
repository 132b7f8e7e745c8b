/** What a subscription or a feed follows: a municipality, and of it a group of topics, a street, a house. */
import { type Directory, getDirectory } from '../../directory/index.ts'
import { readStreet, streetKey } from '../../text/index.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { publicStreetOf } from '../register/present-problem.ts'
import type { ProblemRow } from '../register/register.repository.ts'
import type { SubscriptionWords } from './domain/words.ts'
import { BOOK_DAYS, type FollowedQuery } from './followed-query.ts'
import type { SubscriptionRow } from './subscriptions.repository.ts'

export type Followed = {
  follows: 'register' | 'book_days'
  /** Null of the Book. */
  municipalityCode: string | null
  groupCode: string | null
  street: string | null
  streetKey: string | null
  house: string | null
}
const HOUSE = /^\d{1,4}[\p{L}\d/\s.-]{0,12}$/u

export function readFollowed(
  { place, group, street, house }: FollowedQuery,
  { municipalities, topicGroups }: Pick<Directory, 'municipalities' | 'topicGroups'>,
): Followed | 'place' | 'street' | 'house' {
  if (place === BOOK_DAYS) return OF_BOOK
  if (!municipalities.some(({ code }) => code === place)) return 'place'
  if (group !== '' && !topicGroups.some(({ code }) => code === group)) return 'place'
  const named = street === '' ? null : readStreet(street)
  if (street !== '' && named === null) return 'street'
  if (house !== '' && (named === null || !HOUSE.test(house))) return 'house'
  return {
    ...{ follows: 'register', municipalityCode: place, groupCode: group || null, street: named },
    ...{ streetKey: named && streetKey(named), house: house || null },
  }
}

const OF_BOOK: Followed = {
  ...{ follows: 'book_days', municipalityCode: null },
  ...{ groupCode: null, street: null, streetKey: null, house: null },
}

/** Of a street that is shown: a problem whose street nobody sees is found by none. */
export function isFollowed(
  row: Pick<ProblemRow, 'topicCode' | 'address'>,
  followed: Pick<Followed, 'streetKey'>,
  directory: Pick<Directory, 'topics'>,
): boolean {
  if (followed.streetKey === null) return true
  const street = publicStreetOf(row, directory)
  return street !== null && streetKey(street) === followed.streetKey
}

type Named = Omit<Followed, 'streetKey' | 'follows'> & Pick<SubscriptionRow, 'follows'>

/** As a person reads it. */
export async function nameFollowed(
  { db }: Pick<PublicPageContext, 'db'>,
  { follows, municipalityCode, groupCode, street, house }: Named,
  { bookDays }: Pick<SubscriptionWords, 'bookDays'>,
): Promise<string> {
  if (follows === 'book_days') return bookDays
  const { municipalities, topicGroups } = await getDirectory(db)
  const place = municipalities.find(({ code }) => code === municipalityCode)?.name ?? ''
  const group = topicGroups.find(({ code }) => code === groupCode)?.name
  return [place, group, street, house].filter(Boolean).join(', ')
}
