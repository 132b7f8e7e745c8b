import type { QualityResponse } from '@veche/contract/reports.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Period } from '../../figures/index.ts'
import { type MeasuredAgreement, measureAgreement } from './domain/agreement.ts'
import { type FormalShare, isFormalReply, measureFormalReplies } from './domain/formal-replies.ts'
import { listRead, type QualityFilter, type ReadRow, sumWeeks } from './readings.repository.ts'

/** Anybody who draws with the same seed gets the same interval. */
const SEED = 1
const OF_ALL = 'figures of quality are shared by all bodies'

/** The share of formal replies by body, and how far readers agree, over all bodies: it measures the readers. */
export async function readQuality(
  { db }: Pick<AppContext, 'db'>,
  { period, filter }: { period: Period; filter: QualityFilter },
): Promise<QualityResponse> {
  const [rows, everywhere, weeks] = await Promise.all([
    beyondScope(OF_ALL, () => listRead(db, { ...period, filter })),
    beyondScope(OF_ALL, () => listRead(db, { ...period, filter: {} })),
    sumWeeks(db, period),
  ])
  const first = rows.filter(({ isSecond }) => !isSecond)
  const whole = measureFormalReplies(first.map((row) => ({ ...row, agencyCode: 'whole' }))).get('whole')
  const agreement = measureAgreement(pairsOf(everywhere), SEED)
  return {
    weeks,
    whole: whole ? presentShare(whole) : null,
    bodies: [...measureFormalReplies(first)]
      .map(([agencyCode, share]) => ({ agencyCode, ...presentShare(share) }))
      .toSorted((one, other) => other.share - one.share || one.agencyCode.localeCompare(other.agencyCode)),
    agreement: agreement && presentAgreement(agreement),
  }
}

function pairsOf(rows: readonly ReadRow[]): [boolean, boolean][] {
  return [...Map.groupBy(rows, ({ answerId }) => answerId).values()].flatMap((readings) => {
    const [one, other] = [readings.find((row) => !row.isSecond), readings.find((row) => row.isSecond)]
    return one && other ? [[isFormalReply(one), isFormalReply(other)]] : []
  })
}

function presentShare({ read, formal, share, interval }: FormalShare) {
  return { read, formal, share, interval: { ...interval } }
}

function presentAgreement({ pairs, share, shareInterval, kappa, kappaInterval }: MeasuredAgreement) {
  return { pairs, share, interval: { ...shareInterval }, kappa, kappaInterval: { ...kappaInterval } }
}
