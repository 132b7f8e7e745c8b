/** What a question says of where and what it is about, accepted or not yet. */
import { Address, Suggestion } from '@veche/contract/incidents.ts'
import type { Db } from '../../../platform/database/db.ts'
import { getDirectory, type Point } from '../../directory/index.ts'
import type { getVisibleRow } from '../../incidents/index.ts'
import { namesOtherWater } from '../domain/other-water.ts'
import { kindsFor } from '../domain/outage-topics.ts'
import { type FoundOutage, listOutagesAt } from './find-outages.ts'

export type QuestionRow = Awaited<ReturnType<typeof getVisibleRow>>
export type Question = {
  municipalityCode: string | null
  address: Address
  /** What came with the words. */
  point: Point | null
  /** The likeliest first. */
  topicCodes: string[]
}

const NOWHERE: Address = { settlement: null, street: null, house: null, object: null }

/** Before acceptance topic and place stand only in the suggestion. */
export function readQuestion(row: Pick<QuestionRow, ReadFields>): Question {
  const suggested = Suggestion.nullable().parse(row.suggestion)
  const own = Address.parse(row.address)
  const isPlaced = own.street !== null || own.settlement !== null
  return {
    municipalityCode: row.municipalityCode ?? suggested?.municipality?.code ?? null,
    address: isPlaced ? own : (suggested?.address ?? NOWHERE),
    point:
      row.latitude === null || row.longitude === null
        ? null
        : { latitude: row.latitude, longitude: row.longitude },
    topicCodes:
      row.topicCode === null
        ? [suggested?.topic, ...(suggested?.alternatives ?? [])].flatMap((topic) => topic?.code ?? [])
        : [row.topicCode],
  }
}
type ReadFields = 'suggestion' | 'address' | 'municipalityCode' | 'topicCode' | 'latitude' | 'longitude'

/** Outages that the question may be about, the surest first. */
export async function listOutagesOf(
  db: Db,
  question: Question,
  { at, words }: { at: Date; words: string },
): Promise<FoundOutage[]> {
  const { municipalityCode, address, point, topicCodes } = question
  if (municipalityCode === null) return []
  const { mappings } = await getDirectory(db)
  const kinds = [...kindsFor(topicCodes, mappings)]
  const { settlement, street, house } = address
  const found = await listOutagesAt(db, {
    municipality: municipalityCode,
    settlement,
    street,
    house,
    point,
    at,
    kinds,
  })
  return found.filter(({ outage }) => !namesOtherWater(outage.kind, words))
}
