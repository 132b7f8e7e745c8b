import type { Report } from '@veche/contract/reports.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { composeReport } from './domain/compose-report.ts'
import { readFacts } from './read-facts.ts'
import type { AskedReport, ReportContext } from './read-slices.ts'

/** A note for a meeting speaks of one municipality or one body, so it is refused without either. */
export async function compose(context: ReportContext, asked: AskedReport): Promise<Report> {
  assertPlaceNamed(asked)
  assertNarrowed(asked)
  const facts = await readFacts(context, asked)
  return composeReport(facts, { language: asked.language, zone: context.region.timeZone })
}

export function assertPlaceNamed({ kind, place }: Pick<AskedReport, 'kind' | 'place'>): void {
  const isNamed = place.municipalityCode !== undefined || place.agencyCode !== undefined
  if (kind === 'meeting_note' && !isNamed) throw new InvalidError('report.place_needed', { field: 'place' })
}

/** Late questions, promises and surges are kept by place alone: of the other kinds a filter would be half true. */
export function assertNarrowed({ kind, place }: Pick<AskedReport, 'kind' | 'place'>): void {
  const field = (['network', 'groupCode', 'topicCode'] as const).find((key) => place[key] !== undefined)
  if (kind !== 'figures' && field) throw new InvalidError('report.not_narrowed', { field })
}
