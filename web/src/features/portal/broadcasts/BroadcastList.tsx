import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State, type StateName } from '../../../ui/State.tsx'
import * as styles from './broadcasts.module.css'
import type { BroadcastRow } from './broadcasts.queries.ts'

export type RenderBroadcast = (broadcastId: string, content: ReactNode, className?: string) => ReactNode
type Props = { label: string; broadcasts: readonly BroadcastRow[]; renderBroadcast: RenderBroadcast }

export function BroadcastList({ label, broadcasts, renderBroadcast }: Props) {
  return (
    <ul className={`panel ${styles.broadcastRows}`} aria-label={label}>
      {broadcasts.map((broadcast) => (
        <li key={broadcast.id}>
          {renderBroadcast(broadcast.id, <Line broadcast={broadcast} />, styles.broadcastRow)}
        </li>
      ))}
    </ul>
  )
}

function Line({ broadcast }: { broadcast: BroadcastRow }) {
  const { t } = useTranslation()
  const { time, shortMoment } = useFormat()
  const { text, written, approved, calendarAt, publishAt, startedAt, state } = broadcast
  const isOpen = state === 'draft' || state === 'waiting'
  const facts = [
    t('broadcasts.writtenBy', { name: written.name }),
    approved && t('broadcasts.approvedBy', { name: approved.name }),
    isOpen && publishAt && t('broadcasts.goesAt', { moment: shortMoment(publishAt) }),
  ]
  return (
    <>
      {!isOpen && (
        <time className="m nw" dateTime={startedAt ?? calendarAt}>
          {time(startedAt ?? calendarAt)}
        </time>
      )}
      <span className={styles.subject}>
        <b className={`blk m ${styles.twoLines}`}>{text}</b>
        <span className="sm muted">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <span className={`sm ${styles.marks}`}>
        <BroadcastMarks broadcast={broadcast} />
      </span>
    </>
  )
}

const STATE_NAMES: Record<BroadcastRow['state'], StateName> = {
  ...({ draft: 'ontime', waiting: 'waiting', planned: 'ontime' } as const),
  ...({ out: 'done', withdrawn: 'attention', cancelled: 'attention' } as const),
}

/** «удалено в 34 из 45, в 11 текст остался, под ним поправка»: a text that still stands is never counted with what is gone. */
function useWithdrawnWords() {
  const { t } = useTranslation()
  return ({ places, down, recalled, never }: BroadcastRow['counts']) =>
    [
      t('broadcasts.withdrawnOf.deleted', { count: down - recalled - never, places }),
      recalled > 0 && t('broadcasts.withdrawnOf.recalled', { count: recalled }),
      never > 0 && t('broadcasts.withdrawnOf.never', { count: never }),
    ]
      .filter(Boolean)
      .join(', ')
}

/** «18 из 22»: how many places have it, and where not. */
export function BroadcastMarks({ broadcast }: { broadcast: BroadcastRow }) {
  const { t } = useTranslation()
  const { state, counts, isUrgent, isCorrected, isCorrecting } = broadcast
  const { places, out, failed, unknown, leftOut } = counts
  const withdrawnWords = useWithdrawnWords()
  const isFull = state === 'out' && out === places
  return (
    <>
      {isUrgent && state === 'waiting' && <State name="urgent">{t('broadcasts.urgent')}</State>}
      {state === 'out' ? (
        <State name={isFull ? 'done' : failed + unknown > 0 ? 'late' : 'waiting'}>
          {t('broadcasts.outOf', { out, places })}
        </State>
      ) : (
        <State name={STATE_NAMES[state]}>
          {state === 'withdrawn' ? withdrawnWords(counts) : t(`broadcasts.state.${state}`)}
        </State>
      )}
      {failed > 0 && <State name="late">{t('broadcasts.failedCount', { count: failed })}</State>}
      {unknown > 0 && <State name="attention">{t('broadcasts.unknownCount', { count: unknown })}</State>}
      {leftOut > 0 && <State name="attention">{t('broadcasts.leftOutCount', { count: leftOut })}</State>}
      {state !== 'out' && state !== 'withdrawn' && (
        <span className="muted nw">{t('broadcasts.placesOf', { count: places })}</span>
      )}
      {isCorrecting && <State name="waiting">{t('broadcasts.correcting')}</State>}
      {isCorrected && <span className="tag">{t('broadcasts.corrected')}</span>}
    </>
  )
}
