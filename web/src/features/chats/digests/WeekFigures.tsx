import { useQuery } from '@tanstack/react-query'
import type { ChatFiguresResponse, ChatResponse } from '@veche/contract/chats.ts'
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import * as styles from '../chat/chat-page.module.css'
import { figuresQuery } from '../chat/index.ts'
import * as digestsStyles from './digests.module.css'
import { answeredShare, lastWeek } from './figures.ts'

type Props = { chat: Pick<ChatResponse, 'id' | 'openCount' | 'lateCount'> }

/** «Неделя чата»: how the chat is answered, at a glance. Nothing stands here until it is counted. */
export function WeekFigures({ chat }: Props) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const now = useNow()
  const { data } = useQuery(figuresQuery(chat.id, lastWeek(now, locale)))
  if (!data) return null
  return (
    <section aria-labelledby="ct-week">
      <div className={styles.sideHeading}>
        <h2 id="ct-week">{t('chats.week.title')}</h2>
      </div>
      <dl className={digestsStyles.figures}>
        <Rows figures={data} inTimeCount={chat.openCount - chat.lateCount} />
      </dl>
    </section>
  )
}

function Rows({ figures, inTimeCount }: { figures: ChatFiguresResponse; inTimeCount: number }) {
  const { t } = useTranslation()
  const { number, percent } = useFormat()
  const answered = answeredShare(figures, inTimeCount)
  const { medianReplyMinutes, medianReplyCalendarMinutes, passedOnCount, questionCount, unansweredDayCount } =
    figures
  return (
    <>
      <Row name={t('chats.week.answered')}>
        {answered === null && '—'}
        {answered &&
          (answered.state ? (
            <State name={answered.state}>{percent(answered.share)}</State>
          ) : (
            percent(answered.share)
          ))}
      </Row>
      <Row name={t('chats.week.median')}>
        <MedianReply calendar={medianReplyCalendarMinutes} working={medianReplyMinutes} />
      </Row>
      <Row name={t('chats.week.passedOn')}>
        {t('chats.week.of', { part: number(passedOnCount), whole: number(questionCount) })}
      </Row>
      {unansweredDayCount > 0 && (
        <Row name={t('chats.week.unanswered')}>
          <State name="late">{number(unansweredDayCount)}</State>
        </Row>
      )}
      <Row name={t('chats.week.leader')}>
        {t('chats.week.leaderDays', { count: figures.leaderDayCount, whole: number(figures.dayCount) })}
      </Row>
      <Row name={t('chats.week.rumours')}>{number(figures.rumourCount)}</Row>
      <Row name={t('chats.week.members')}>{number(figures.activeMemberCount)}</Row>
      <Row name={t('chats.week.hidden')}>{number(figures.hiddenCount)}</Row>
    </>
  )
}

/** By the clock, as each question tells it; how much of that was working time, where it was not all. */
function MedianReply({ calendar, working }: { calendar: number | null; working: number | null }) {
  const { t } = useTranslation()
  const { duration, workingTime } = useFormat()
  if (calendar === null || working === null) return '—'
  const words = (minutes: number, say: (ms: number) => string) =>
    minutes === 0 ? t('chats.week.underMinute') : say(minutes * MINUTE_MS)
  return (
    <>
      {words(calendar, duration)}
      {working !== calendar && (
        <span className="xs muted blk">{t('chats.week.working', { time: words(working, workingTime) })}</span>
      )}
    </>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
