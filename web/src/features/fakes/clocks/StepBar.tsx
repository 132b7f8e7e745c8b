import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { FakeResponse, TimedFakeStep } from '@veche/contract/fakes.ts'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../lib/time/clock.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { StateShape } from '../../../ui/State.tsx'
import * as styles from './StepBar.module.css'
import { overruns, type StepBox, slackMs, stepBoxes } from './step-boxes.ts'

/** How wide a step is drawn: near its usual share of the time, and wide enough for its name. */
const WIDTH: Record<TimedFakeStep, number> = {
  signal: 20,
  triage: 30,
  facts: 60,
  verdict: 34,
  text: 30,
  approval: 34,
  publication: 28,
}
const SHAPE = { done: 'done', over: 'attention', now: 'ontime', late: 'late', ahead: null } as const
/** Longer than this is said in hours. */
const IN_MINUTES = 100

/** Each step with the time it took, the running one live. */
export function StepBar({ fake }: { fake: FakeResponse }) {
  const { t } = useTranslation()
  const now = useNow()
  return (
    <section className={`panel ${styles.stepPanel}`} aria-label={t('fakes.steps.title')}>
      <ol className={styles.steps}>
        {stepBoxes(fake, now).map((box) => (
          <li
            key={box.step}
            className={styles.timedStep}
            data-state={box.state}
            style={{ flexGrow: WIDTH[box.step] }}
            aria-current={box.state === 'now' || box.state === 'late' ? 'step' : undefined}
          >
            <span className={styles.stepName}>{t(`fakes.step.${box.step}`)}</span>
            <span className={styles.track} aria-hidden="true">
              <i style={{ width: `${Math.round(box.fill * 100)}%` }} />
            </span>
            <BoxWords box={box} />
          </li>
        ))}
      </ol>
      <Sentence fake={fake} now={now} />
    </section>
  )
}

function BoxWords({ box }: { box: StepBox }) {
  const { t } = useTranslation()
  const { duration, number } = useFormat()
  const shape = SHAPE[box.state]
  const inWords = (ms: number) => {
    const minutes = Math.round(ms / MINUTE_MS)
    return minutes < IN_MINUTES ? t('fakes.steps.minutes', { shown: number(minutes) }) : duration(ms)
  }
  const minute = Math.floor(box.spentMs / MINUTE_MS) + 1
  const runs = box.state === 'now' || box.state === 'late'
  const spent =
    runs && minute < IN_MINUTES ? t('fakes.steps.running', { minute: number(minute) }) : inWords(box.spentMs)
  return (
    <span className={`row g1 xs ${styles.spent}`}>
      {shape && <StateShape name={shape} />}
      {box.times > 0 && <b>{spent}</b>}
      {box.limitMs !== null && (
        <span className="muted">
          {box.times > 0
            ? t('fakes.steps.of', { limit: number(box.limitMs / MINUTE_MS) })
            : inWords(box.limitMs)}
        </span>
      )}
      {box.times > 1 && (
        <span className="muted">{t(`fakes.steps.${runs ? 'again' : 'times'}`, { count: box.times })}</span>
      )}
    </span>
  )
}

/** When it was seen, how long it has gone on, and which step waited longer than it might. */
function Sentence({ fake, now }: { fake: FakeResponse; now: number }) {
  const { t } = useTranslation()
  const { duration, shortMoment } = useFormat()
  const end = fake.publishedAt === null ? now : Date.parse(fake.publishedAt)
  const runs = fake.publishedAt === null && fake.step !== 'dropped' && fake.step !== 'closed'
  const parts = [
    t('fakes.steps.seen', { moment: shortMoment(fake.firstSeenAt) }),
    t('fakes.steps.signalled', {
      moment: shortMoment(fake.signalledAt),
      signal: t(`fakes.signal.${fake.signal}`),
    }),
    runs && t('fakes.steps.passed', { time: duration(end - Date.parse(fake.signalledAt)) }),
    ...overruns(fake, now).map(({ step, ms }) =>
      t('fakes.steps.waited', { step: t(`fakes.step.${step}`), time: duration(ms) }),
    ),
  ]
  const slack = fake.publishedAt === null ? slackMs(fake, now) : null
  if (slack !== null)
    parts.push(
      slack >= MINUTE_MS ? t('fakes.steps.slack', { time: duration(slack) }) : t('fakes.steps.noSlack'),
    )
  return <p className={`xs muted ${styles.sentence}`}>{parts.filter(Boolean).join(' · ')}</p>
}
