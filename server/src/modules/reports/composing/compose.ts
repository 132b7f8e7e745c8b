import type { Report } from '@veche/contract/reports.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { composeReport } from './domain/compose-report.ts'
import type { Language } from './domain/facts.ts'
import { readFacts } from './read-facts.ts'
import type { AskedReport, ReportContext } from './read-slices.ts'

/** A note for a meeting speaks of one municipality or one body, so it is refused without either. */
export async function compose(
  context: ReportContext,
  { language, ...asked }: AskedReport & { language: Language },
): Promise<Report> {
  assertPlaceNamed(asked)
  const facts = await readFacts(context, asked)
  return composeReport(facts, { language, zone: context.region.timeZone })
}

export function assertPlaceNamed({ kind, place }: Pick<AskedReport, 'kind' | 'place'>): void {
  const isNamed = place.municipalityCode !== undefined || place.agencyCode !== undefined
  if (kind === 'meeting_note' && !isNamed) throw new InvalidError('report.place_needed', { field: 'place' })
}
