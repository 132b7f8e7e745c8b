import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type DirectoryNames, useDirectory } from '../../../lib/directory.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { storedWords } from '../../../lib/words/stored-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State, type StateName } from '../../../ui/State.tsx'
import { OriginMark } from '../../../ui/text/OriginMark.tsx'
import { readTime } from './item-time.ts'
import * as styles from './today.module.css'
import type { DayItem } from './today.queries.ts'

/** The page knows where each thing is opened. */
export type RenderThing = (item: DayItem, content: ReactNode, className: string | undefined) => ReactNode

/** One touch leads to the act: the whole row is the target. */
export function DayRow({ item, renderThing }: { item: DayItem; renderThing: RenderThing }) {
  const { t } = useTranslation()
  const title = useTitle(item)
  const names = useDirectory()
  const { number } = useFormat()
  const place = placeOf(item, names)
  return renderThing(
    item,
    <>
      <TimeMark item={item} />
      <span className={styles.thing}>
        <b className="m">{storedWords(title, t)}</b>
        <span className={`xs muted ${styles.about}`}>
          <span className={styles.origin}>
            {item.network && <OriginMark of={{ network: item.network, handWay: item.handWay }} />}
            <span>{[t(`today.kind.${item.kind}`), place].filter(Boolean).join(' · ')}</span>
          </span>
          {item.also.map((kind) => (
            <span key={kind} className="tag">
              {t(`today.kind.${kind}`)}
            </span>
          ))}
          <AwaitedPart of={item.awaitedPart} />
          {item.isUrgent && (
            <State name="urgent" className="xs">
              {t('today.urgent')}
            </State>
          )}
          {item.kind === 'stream' && item.count !== null && (
            <span className="tag">
              {t('today.unprepared', { count: item.count, shown: number(item.count) })}
            </span>
          )}
        </span>
        <Reason item={item} />
      </span>
      <span className={`sm m ${styles.nextAct}`}>
        {t(`today.act.${item.act}`)}
        <IconChevronRight className="ic s" aria-hidden="true" />
      </span>
    </>,
    item.time === 'late' ? `${styles.dayRow} late` : styles.dayRow,
  )
}

export function useTitle({ kind, title, count }: DayItem): string {
  const { t } = useTranslation()
  const { number } = useFormat()
  if (kind === 'sorting') return t('today.sorting', { count: count ?? 0, shown: number(count ?? 0) })
  return title === '' ? t(`today.kind.${kind}`) : title
}

function TimeMark({ item }: { item: DayItem }) {
  const { t } = useTranslation()
  const now = useNow()
  const { day, due, locale, remaining, shortMoment, time } = useFormat()
  const read = readTime(item, now, locale)
  if (read.is === 'none') return <Mark name="waiting">{t('today.noTime')}</Mark>
  if (read.is === 'span') {
    if (read.isOn && read.endsAt)
      return <Mark name="ontime">{t('today.until', { time: time(read.endsAt) })}</Mark>
    return <Mark name="ontime">{shortMoment(read.startsAt)}</Mark>
  }
  const { state, shows, leftMs } = read.reading
  const paused =
    item.awaitedUntil === null ? t('today.paused') : t('today.awaiting', { day: day(item.awaitedUntil) })
  const moment = due(read.dueAt)
  const words = { paused, promise: t('today.promised', { moment }), time: remaining(leftMs), moment }
  return <Mark name={state}>{words[shows]}</Mark>
}

function AwaitedPart({ of }: { of: DayItem['awaitedPart'] }) {
  const { t } = useTranslation()
  const { dueMoment } = useFormat()
  const { agencyName } = useDirectory()
  // A day that a browser kept from before says nothing of parts.
  if (!of) return null
  const words = { agency: agencyName(of.agencyCode), moment: dueMoment(of.dueAt), count: of.more }
  return <span className="tag">{t(of.more > 0 ? 'today.awaitedParts' : 'today.awaitedPart', words)}</span>
}

function Mark({ name, children }: { name: StateName; children: string }) {
  return (
    <State name={name} className={`sm ${styles.timeMark}`}>
      {children}
    </State>
  )
}

/** Why it came back, or what a colleague wrote: it is read before it is opened. */
function Reason({ item: { reasonCode, words, waiting } }: { item: DayItem }) {
  const { t } = useTranslation()
  if (reasonCode === null && words === null) return null
  return (
    <span className={`sm ${styles.reason}`}>
      {waiting?.name && <span className="muted">{waiting.name}: </span>}
      {reasonCode !== null && `${t(`answers.sendBack.reason.${reasonCode}`)}. `}
      {words}
    </span>
  )
}

function placeOf({ municipalityCode, address, where }: DayItem, names: DirectoryNames): string | null {
  if (where !== null) return where
  const street = [address?.street, address?.house].filter(Boolean).join(', ')
  const parts = [names.municipalityName(municipalityCode), address?.settlement, street].filter(Boolean)
  return parts.length === 0 ? null : parts.slice(0, 3).join(', ')
}
