import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { type AskedPart, partsQuery } from './contributions.queries.ts'

/** In the row of a question: which part of its answer is waited for and until when, or is there to be decided on. */
export function AskedPartMark({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const { data } = useInfiniteQuery(partsQuery('asked'))
  const parts = data?.pages.flatMap((page) => page.contributions) ?? []
  const own = parts.filter((part) => part.incidentId === incidentId)
  const [first, ...others] = [...own.filter(isGiven), ...own.filter((part) => !isGiven(part))]
  if (!first) return null
  return (
    <>
      <OneMark part={first} />
      {others.length > 0 && (
        <span className="tag">{t('contributions.moreAsked', { count: others.length })}</span>
      )}
    </>
  )
}

function OneMark({ part }: { part: AskedPart }) {
  const { t } = useTranslation()
  const { dueMoment } = useFormat()
  const agency = useDirectory().agencyName(part.agencyCode)
  if (isGiven(part))
    return (
      <State name="attention" className="xs">
        {t('contributions.markGiven', { agency })}
      </State>
    )
  if (part.isLate)
    return (
      <State name="late" className="xs">
        {t('contributions.markLate', { agency, moment: dueMoment(part.dueAt) })}
      </State>
    )
  return (
    <span className="tag">{t('contributions.markAwaited', { agency, moment: dueMoment(part.dueAt) })}</span>
  )
}

const isGiven = ({ state }: AskedPart) => state === 'given'
