import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ActButtons } from './ActButtons.tsx'
import { ActState } from './ActState.tsx'
import { actsQuery, type NetworkAct } from './moderation.queries.ts'

const ENDED: readonly NetworkAct['state'][] = ['declined', 'cancelled']

/** On the card a message came from: what waits, goes on or holds, decided where it is seen. */
export function ActsOfThis({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const { data } = useInfiniteQuery(actsQuery({ view: 'all', incidentId }))
  const acts = data?.pages.flatMap((page) => page.acts) ?? []
  const open = acts.filter(
    ({ state, isUndone, isExpired }) => !ENDED.includes(state) && !isUndone && !isExpired,
  )
  if (open.length === 0) return null
  return (
    <ul className="col g2" aria-label={t('portal.moderation.ofThis')}>
      {open.map((act) => (
        <li key={act.id} className="col g1">
          <Line act={act} />
          <ActButtons act={act} />
        </li>
      ))}
    </ul>
  )
}

function Line({ act }: { act: NetworkAct }) {
  const { t } = useTranslation()
  const { moment, shortMoment } = useFormat()
  const { kind, authorName, term, until, askedByName, askedAt } = act
  const facts = [
    until
      ? t('portal.moderation.until', { moment: moment(until) })
      : term && t(`portal.moderation.term.${term}`),
    t('portal.moderation.by', { name: askedByName, moment: shortMoment(askedAt) }),
  ]
  return (
    <p className="row g2 wrap sm">
      <b className="m">
        {t(`portal.moderation.kind.${kind}`)}: {authorName ?? t('portal.moderation.resident')}
      </b>
      <ActState act={act} />
      <span className="muted">{facts.filter(Boolean).join(' · ')}</span>
    </p>
  )
}
