import { useTranslation } from 'react-i18next'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { StateShape } from '../../../ui/State.tsx'
import { type Livestream, STEP_STATE } from '../stream/index.ts'
import { weeksOf } from './period.ts'
import * as styles from './plan.module.css'
import type { RenderStream } from './StreamList.tsx'

type Props = {
  period: { from: string; to: string }
  today: string
  streams: readonly Livestream[]
  renderStream: RenderStream
}

/** A month as it hangs on the wall. */
export function StreamCalendar({ period, today, streams, renderStream }: Props) {
  const { t } = useTranslation()
  const { time, weekday, locale } = useFormat()
  const byDay = Map.groupBy(streams, ({ plannedAt }) => dayKey(Date.parse(plannedAt), locale))
  const weeks = weeksOf(period)
  return (
    <table className={styles.calendar}>
      <caption className="sr">{t('livestreams.calendar')}</caption>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              {weekday(`${day}T12:00:00Z`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td key={day} className={day < period.from || day > period.to ? styles.outside : undefined}>
                <span className={day === today ? `${styles.dayNumber} ${styles.today}` : styles.dayNumber}>
                  {Number(day.slice(8))}
                </span>
                {byDay.get(day)?.map((stream) => (
                  <div key={stream.id}>
                    {renderStream(
                      stream.id,
                      <>
                        <StateShape name={STEP_STATE[stream.step]} />
                        <span className="sr">{t(`livestreams.step.${stream.step}`)}</span>
                        <span className="grow">
                          {time(stream.plannedAt)} {stream.title}
                        </span>
                      </>,
                      `${styles.calendarStream} ${STEP_STATE[stream.step]}`,
                    )}
                  </div>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
