import { Link } from '@tanstack/react-router'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { ALL } from '../../../lib/words/names.ts'
import { Notice } from '../../../ui/query-states.tsx'

/** `left`: it was a row of this list; `never`: it was opened by its address or after an undo. */
export type Absence = 'left' | 'never'

/** The open card and the list beside it no longer tell of the same: where the question is, and where the keys lead. */
export function AbsentNotice({ incident, absence }: { incident: IncidentResponse; absence: Absence }) {
  const { t } = useTranslation()
  return (
    <Notice state="waiting" title={t(`incidents.absent.${absence}`)}>
      {t('incidents.absent.where', { step: t(`incidents.step.${incident.step}`) })}{' '}
      <Link to="/desk/$queue/{-$incidentId}" params={{ queue: ALL, incidentId: incident.id }}>
        {t('incidents.absent.all')}
      </Link>
    </Notice>
  )
}
