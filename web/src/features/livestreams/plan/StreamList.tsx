import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { type Livestream, STEP_STATE } from '../stream/index.ts'
import * as streamPageStyles from '../stream/stream-page.module.css'
import * as styles from './plan.module.css'

export type RenderStream = (
  livestreamId: string,
  content: ReactNode,
  className: string | undefined,
) => ReactNode
type Props = { streams: readonly Livestream[]; renderStream: RenderStream }

/** Streams by day: when, who answers, plan and fact. */
export function StreamList({ streams, renderStream }: Props) {
  const { longDay, locale } = useFormat()
  const days = Map.groupBy(streams, ({ plannedAt }) => dayKey(Date.parse(plannedAt), locale))
  return (
    <div className="col g4">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={longDay(`${day}T12:00:00Z`)}>
          <h2 className={styles.dayHeading}>{longDay(`${day}T12:00:00Z`)}</h2>
          <ul className={`panel ${streamPageStyles.lined}`}>
            {ofDay.map((stream) => (
              <li key={stream.id}>
                {renderStream(stream.id, <StreamLine stream={stream} />, styles.streamRow)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

export function usePlaceName() {
  const names = useDirectory()
  return ({ municipalityCode, agencyCode }: Pick<Livestream, 'municipalityCode' | 'agencyCode'>) =>
    names.municipalityName(municipalityCode) ?? names.agencyName(agencyCode)
}

function StreamLine({ stream }: { stream: Livestream }) {
  const { t } = useTranslation()
  const { time, number } = useFormat()
  const placeName = usePlaceName()
  const { plannedAt, title, speakers, step, balance, startedAt } = stream
  const facts = [placeName(stream), speakers.map(({ name }) => name).join(', ')]
  return (
    <>
      <span className={styles.startTime}>
        <b className="m">{time(plannedAt)}</b>
        {startedAt && (
          <span className="xs muted">{t('livestreams.startedAt', { time: time(startedAt) })}</span>
        )}
      </span>
      <span className="grow">
        <span className="m blk">{title}</span>
        <span className="sm muted">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      {balance.asked > 0 && (
        <span className="sm muted nw">
          {t('livestreams.list.answered', {
            done: number(balance.asked - balance.onControl - balance.waiting),
            asked: number(balance.asked),
          })}
        </span>
      )}
      <State name={STEP_STATE[step]} look="pill">
        {t(`livestreams.step.${step}`)}
      </State>
    </>
  )
}
