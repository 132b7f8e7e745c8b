import { useQuery } from '@tanstack/react-query'
import type { ChannelGap } from '@veche/contract/channels.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import { State } from '../../ui/State.tsx'
import { gapsQuery } from './channels.queries.ts'

const STATE = { open: 'attention', closed: 'done', lost: 'late' } as const

/** When something may be missing or is: bounds, what was brought back, what cannot be. */
export function ChannelGaps({ channelId }: { channelId: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(gapsQuery(channelId))
  if (error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('channels.gaps.title')} />
  if (data.gaps.length === 0) return <p className="sm muted">{t('channels.gaps.none')}</p>
  return (
    <ul className="prb" aria-label={t('channels.gaps.title')}>
      {data.gaps.map((gap) => (
        <GapRow key={gap.id} gap={gap} />
      ))}
    </ul>
  )
}

function GapRow({ gap }: { gap: ChannelGap }) {
  const { t, i18n } = useTranslation()
  const { shortMoment } = useFormat()
  const reason = `channels.gaps.reason.${gap.reason.replaceAll('.', '_')}`
  const from = gap.fromAt
    ? t('channels.gaps.from', { moment: shortMoment(gap.fromAt) })
    : t('channels.gaps.fromUnknown')
  const facts = [
    gap.found > 0 && t('channels.gaps.found', { count: gap.found }),
    gap.lostSurfaces.length > 0 &&
      t('channels.gaps.lostAt', {
        surfaces: gap.lostSurfaces.map((surface) => t(`incidents.surface.${surface}`)).join(', '),
      }),
    gap.errorCode && t('channels.gaps.waiting', { code: gap.errorCode }),
  ].filter(Boolean)
  return (
    <li className="prb-i">
      <State name={STATE[gap.state]}>{t(`channels.gaps.state.${gap.state}`)}</State>
      <div className="grow">
        <span>
          {i18n.exists(reason) ? t(reason) : t('channels.gaps.reason.other', { code: gap.reason })}: {from}{' '}
          {t('channels.gaps.to', { moment: shortMoment(gap.toAt) })}
        </span>
        {facts.length > 0 && <p className="xs muted">{facts.join(' · ')}</p>}
      </div>
    </li>
  )
}
