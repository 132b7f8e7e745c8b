import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { directoryQuery, indexDirectory } from '../../../lib/directory.ts'
import { meQuery } from '../../../lib/session.ts'
import type { ReportsSearch } from '../reports-search.ts'
import { formLookedAt, type ScheduleForm } from './schedule-form.ts'

/** A new schedule of what one was looking at, named after it, to oneself: whoever reads the figures may get them. */
export function useBegunSchedule(search: ReportsSearch): ScheduleForm {
  const { t } = useTranslation()
  const me = useQuery(meQuery).data
  const directory = useQuery(directoryQuery).data
  const form = formLookedAt(search)
  const { municipalityCode = null, agencyCode = null } = form.place
  const names = directory && indexDirectory(directory)
  const place = names?.municipalityName(municipalityCode) ?? names?.agency(agencyCode)?.shortName
  return {
    ...form,
    title: [t(`reports.kind.${form.kind}`), place].filter(Boolean).join(': '),
    recipients: me?.abilities.seeFigures ? [{ userId: me.id, name: me.name }] : [],
  }
}
