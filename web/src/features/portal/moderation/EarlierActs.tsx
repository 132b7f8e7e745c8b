import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ActState } from './ActState.tsx'
import type { NetworkAct } from './moderation.queries.ts'

/** What was done with this message and its author before. */
export function EarlierActs({ acts }: { acts: readonly NetworkAct[] }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  if (acts.length === 0) return null
  return (
    <section aria-label={t('portal.moderation.earlier')}>
      <h3 className="sm">{t('portal.moderation.earlier')}</h3>
      <ul className="sm">
        {acts.map((act) => (
          <li key={act.id} className="row g2 wrap">
            <span>{t(`portal.moderation.kind.${act.kind}`)}</span>
            <span className="muted">
              {t('portal.moderation.by', { name: act.askedByName, moment: shortMoment(act.askedAt) })}
            </span>
            <ActState act={act} />
          </li>
        ))}
      </ul>
    </section>
  )
}
