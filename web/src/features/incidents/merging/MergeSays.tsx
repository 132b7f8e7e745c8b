import { useQuery } from '@tanstack/react-query'
import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { countAuthors } from '../../../lib/incidents/count-authors.ts'
import { incidentQuery } from '../../../lib/queries/incident-query.ts'
import * as styles from './merging.module.css'

type Row = Pick<IncidentListItem, 'id' | 'number' | 'authorId' | 'memberCount'>
type Props = { into: Row; others: readonly Row[] }

/** What will happen, in words, before several residents get one answer. */
export function MergeSays({ into, others }: Props) {
  const { t } = useTranslation()
  const count = useWaiting(into, others)
  return (
    <ul className={`${styles.consequences} sm`}>
      <li>{t('merging.says.work', { number: into.number })}</li>
      {count === 1 && <li>{t('merging.says.alone')}</li>}
      {count !== null && count > 1 && (
        <>
          <li>{t('merging.who', { count })}</li>
          <li>{t('merging.says.thread')}</li>
          <li>{t('merging.says.answer')}</li>
        </>
      )}
      <li>{t('merging.says.undo')}</li>
    </ul>
  )
}

/** Whom the main question has taken in already its own card names; null until it has come. */
function useWaiting(into: Row, others: readonly Row[]): number | null {
  const hasMembers = into.memberCount > 1
  const card = useQuery({ ...incidentQuery(into.id), enabled: hasMembers }).data
  const ofInto = hasMembers ? card?.members : [toAsked(into)]
  return ofInto ? countAuthors([...ofInto, ...others.map(toAsked)]) : null
}

function toAsked({ id, authorId }: Row) {
  return { incidentId: id, authorId }
}
