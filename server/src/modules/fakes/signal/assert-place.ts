import { InvalidError } from '../../../platform/errors.ts'
import type { Directory } from '../../directory/index.ts'
import type { FakeRow } from '../card/index.ts'

type Place = Partial<Pick<FakeRow, 'municipalityCode' | 'topicCode' | 'agencyCode'>>
const NOWHERE: Place = { municipalityCode: null, topicCode: null, agencyCode: null }

/** A place that was set earlier may have been closed since; it is accepted unchanged. */
export function assertPlace(
  place: Place,
  { directory, before = NOWHERE }: { directory: Directory; before?: Place },
): void {
  const known = {
    municipalityCode: directory.municipalities,
    topicCode: directory.topics,
    agencyCode: directory.agencies,
  }
  for (const field of ['municipalityCode', 'topicCode', 'agencyCode'] as const) {
    const code = place[field]
    if (!code || code === before[field] || known[field].some((item) => item.code === code)) continue
    throw new InvalidError('directory.unknown_code', { field, code })
  }
}
