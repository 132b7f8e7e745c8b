import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ChannelGap } from '@veche/contract/channels.ts'
import { HOUR_MS } from '@veche/contract/durations.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { gapsQuery } from '../../lib/channels.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../ui/overlays/toast.tsx'
import { ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import { State } from '../../ui/State.tsx'
import * as styles from './checks.module.css'

const STATE = { open: 'attention', closed: 'done', lost: 'late' } as const

/** When something may be missing or is: bounds, what was brought back, what cannot be. */
export function ChannelGaps({ channelId }: { channelId: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(gapsQuery(channelId))
  if (error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('channels.gaps.title')} />
  return (
    <section className="form" aria-label={t('channels.gaps.title')}>
      <ReadBackButtons channelId={channelId} />
      {data.gaps.length === 0 && <p className="sm muted">{t('channels.gaps.none')}</p>}
      <ul className={styles.checks}>
        {data.gaps.map((gap) => (
          <GapRow key={gap.id} gap={gap} />
        ))}
      </ul>
    </section>
  )
}

const SPANS = { hours: 3 * HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS } as const

/** A person knows of a time in which something may be missing. */
function ReadBackButtons({ channelId }: { channelId: string }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const ask = useMutation({
    mutationFn: (spanMs: number) => {
      const to = new Date()
      const body = { from: new Date(to.getTime() - spanMs).toISOString(), to: to.toISOString() }
      return unwrap(api.POST('/api/channels/{channelId}/gaps', { params: { path: { channelId } }, body }))
    },
    onSuccess: () => showToast(t('channels.done.readBack')),
    onError: (error: unknown) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['channels'] }),
  })
  return (
    <div className="row g2 wrap">
      <span className="sm muted">{t('channels.gaps.readBack')}</span>
      {(['hours', 'day', 'week'] as const).map((span) => (
        <Button key={span} size="s" isBusy={ask.isPending} onClick={() => ask.mutate(SPANS[span])}>
          {t(`channels.gaps.span.${span}`)}
        </Button>
      ))}
    </div>
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
    <li className={styles.check}>
      <State name={STATE[gap.state]}>
        {t(`channels.gaps.state.${gap.state === 'lost' && gap.found > 0 ? 'partly' : gap.state}`)}
      </State>
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
