/** Open incidents that may be what somebody is just telling by telephone: nothing of it is saved yet. */
import { Address } from '@veche/contract/incidents.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { likeness, streetKey, wordSet } from '../../text/index.ts'
import { lookInPlace } from './duplicates.repository.ts'
import { isNear } from './find-duplicates.ts'

export type Told = {
  text: string
  municipalityCode: string
  topicCode: string | null
  street: string | null
  house: string | null
  point: { latitude: number; longitude: number } | null
}

const SHOWN = 5
/** Words of one town's questions that say the same. */
const ALIKE = 0.35
/** Of one street: about the same matter, or about another one there. */
const RELATED = 0.1

export async function findAlike(db: Db, { told, actor, now }: { told: Told; actor: Actor; now: Date }) {
  const words = wordSet(told.text)
  const rows = await lookInPlace(db, { municipalityCode: told.municipalityCode, actor, now })
  return rows
    .flatMap(({ text, ...row }) => {
      const address = Address.parse(row.address)
      const alike = likeness(words, wordSet(text))
      const isThere = isSameStreet(told, address.street) || isNear(placed(told.point), row)
      const isSameTopic = told.topicCode !== null && told.topicCode === row.topicCode
      const isIt = isThere ? alike > RELATED || isSameTopic : alike >= ALIKE
      const isSameHouse = isThere && told.house !== null && told.house === address.house
      const rank = alike + (isThere ? 0.4 : 0) + (isSameHouse ? 0.3 : 0) + (isSameTopic ? 0.2 : 0)
      return isIt ? [{ ...row, address, rank }] : []
    })
    .toSorted((one, other) => other.rank - one.rank)
    .slice(0, SHOWN)
}

function isSameStreet({ street }: Told, other: string | null): boolean {
  return street !== null && other !== null && streetKey(street) === streetKey(other)
}

function placed(point: Told['point']) {
  return { latitude: point?.latitude ?? null, longitude: point?.longitude ?? null }
}
