import { useTranslation } from 'react-i18next'
import type { AnswerOf } from '../../../lib/call-route.ts'

export type Shares = Omit<AnswerOf<'POST /api/agencies/{agencyCode}/spread'>, 'run'>

/** Who gets how many beside what they have, before anything is given. */
export function SpreadShares({ shares: { people, isByShift } }: { shares: Shares }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="sm">{t(isByShift ? 'bulk.spread.onShift' : 'bulk.spread.nobodyOnShift')}</p>
      <ul className="sm" aria-label={t('bulk.spread.shares')}>
        {people.map(({ id, name, open, gets }) => (
          <li key={id} className="row g2 wrap">
            <b className="m">{name}</b>
            <span>{t('bulk.spread.gets', { count: gets })}</span>
            <span className="muted">{t('bulk.spread.has', { count: open })}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
