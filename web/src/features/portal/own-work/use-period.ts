import { useFormat } from '../../../lib/words/use-format.ts'
import type { OwnWork } from './own-work.queries.ts'

/** The first and the last day of what the large figures count: the week that goes on, up to the moment of counting. */
export function usePeriod(work: Pick<OwnWork, 'asOf' | 'weeks'> | undefined): { from: string; to: string } {
  const { day } = useFormat()
  const week = work?.weeks.at(-1)
  // A Monday is a day without an hour: this hour is of that day in every zone of the country.
  return work && week ? { from: day(`${week.startsOn}T06:00:00Z`), to: day(work.asOf) } : { from: '', to: '' }
}
