import { useQuery } from '@tanstack/react-query'
import { REPORT_TITLES } from '@veche/contract/rules/replies/outgoing-words.ts'
import { directoryQuery, indexDirectory } from '../../../lib/directory.ts'
import { meQuery } from '../../../lib/session.ts'
import type { ReportsSearch } from '../reports-search.ts'
import { useNarrowedNames } from '../use-narrowed-names.ts'
import { formLookedAt, type ScheduleForm } from './schedule-form.ts'

/** A new schedule of what one was looking at, named after it, to oneself: whoever reads the figures may get them. */
export function useBegunSchedule(search: ReportsSearch): ScheduleForm {
  const me = useQuery(meQuery).data
  const directory = useQuery(directoryQuery).data
  const form = formLookedAt(search)
  const namesOf = useNarrowedNames()
  const { municipalityCode = null, agencyCode = null } = form.place
  const names = directory && indexDirectory(directory)
  const place = names?.municipalityName(municipalityCode) ?? names?.agency(agencyCode)?.shortName
  const narrowed = namesOf(form.narrowed).map(({ name }) => name)
  const whole = [place, ...narrowed].filter(Boolean).join(', ')
  return {
    ...form,
    title: [REPORT_TITLES[form.kind], whole].filter(Boolean).join(': '),
    recipients: me?.abilities.seeFigures ? [{ userId: me.id, name: me.name }] : [],
  }
}
