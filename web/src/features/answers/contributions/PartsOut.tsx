import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './contributions.module.css'
import { type Part, partsOfIncidentQuery } from './contributions.queries.ts'

/** Where the answer is sent: whose part is still out, what it is about and until when. Below the words, which it does not move. */
export function PartsOut({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  // The panel beside the editor asks for them.
  const { data } = useQuery({ ...partsOfIncidentQuery(incidentId), enabled: false })
  const out = data?.contributions.filter(({ state }) => state === 'asked' || state === 'taken') ?? []
  if (out.length === 0) return null
  const isLate = out.some((part) => part.isLate)
  return (
    <Notice state={isLate ? 'late' : 'waiting'} title={t('editor.partsOut', { count: out.length })}>
      <ul className={styles.posts}>
        {out.map((part) => (
          <Out key={part.id} part={part} />
        ))}
      </ul>
      <p className="sm">{t('editor.partsOutText')}</p>
    </Notice>
  )
}

function Out({ part: { agencyCode, ask, takenByName, personName, isLate, dueAt, state } }: { part: Part }) {
  const { t } = useTranslation()
  const { dueMoment } = useFormat()
  const names = useDirectory()
  const who = [names.agencyName(agencyCode), takenByName ?? personName].filter(Boolean).join(', ')
  return (
    <li>
      <b className="m">{who}</b>
      <p className="sm">{ask}</p>
      <p className="row g2 wrap sm">
        <State name={state === 'taken' ? 'ontime' : 'waiting'}>{t(`contributions.state.${state}`)}</State>
        <State name={isLate ? 'late' : 'ontime'}>
          {t(isLate ? 'contributions.lateSince' : 'contributions.due', { moment: dueMoment(dueAt) })}
        </State>
      </p>
    </li>
  )
}
