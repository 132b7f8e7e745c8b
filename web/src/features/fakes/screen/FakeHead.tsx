import type { FakeResponse } from '@veche/contract/fakes.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { formatHours } from '../../../lib/words/format.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { publishedIn, totalLeft } from '../clocks/index.ts'
import * as timeLeftStyles from '../clocks/time-left.module.css'
import { VERDICT_STATE } from '../codes.ts'
import { isBeingCorrected } from '../text/index.ts'
import * as styles from './fake-screen.module.css'

type Props = { fake: FakeResponse; back: ReactNode; children: ReactNode }

/** What is said, of whom, and how long there is until the answer must be out. */
export function FakeHead({ fake, back, children }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { verdict, isDanger, harm } = fake
  return (
    <header className={styles.heading}>
      {back}
      <div className="grow">
        <div className="row g2 wrap sm">
          <span className="muted">{t('fakes.card', { number: fake.number })}</span>
          <State name={verdict ? VERDICT_STATE[verdict] : 'rumour'} look="pill">
            {verdict ? t(`fakes.verdict.${verdict}`) : t('fakes.rumour')}
          </State>
          {isDanger && (
            <State name="urgent" look="pill">
              {t('fakes.danger')}
            </State>
          )}
          {fake.topicCode && <span className="tag">{names.topicName(fake.topicCode)}</span>}
          <span className="tag">
            {names.municipalityName(fake.municipalityCode) ?? t('fakes.everywhere')}
          </span>
          {harm !== null && <span className="muted">{t('fakes.harmOf', { harm })}</span>}
          <span className="muted">
            {fake.responsibleName
              ? t('fakes.responsible', { name: fake.responsibleName })
              : t('fakes.nobody')}
          </span>
        </div>
        <h1>{quoted(fake.claim)}</h1>
        {children}
      </div>
      <Clock fake={fake} />
    </header>
  )
}

function Clock({ fake }: { fake: FakeResponse }) {
  const { t } = useTranslation()
  const { duration, due, dueMoment, moment } = useFormat()
  const left = totalLeft(fake, useNow())
  const out = publishedIn(fake)
  if (left)
    return (
      <div className={styles.clock} title={dueMoment(fake.totalDueAt)}>
        <span className="sm muted">
          {t(left.ms < 0 ? 'fakes.clock.late' : 'fakes.clock.left')}
          <span className="blk xs">
            {t('fakes.clock.limit', {
              limit: duration(fake.totalLimitMinutes * 60_000),
              moment: due(fake.totalDueAt),
            })}
          </span>
        </span>
        <b className={`${timeLeftStyles.timeLeft} ${left.state}`} role="timer">
          {left.ms < 0 ? `−${formatHours(-left.ms)}` : formatHours(left.ms)}
        </b>
      </div>
    )
  const title = fake.publishedAt ? moment(fake.publishedAt) : undefined
  if (!out) return null
  return (
    <div className={styles.clock}>
      {isBeingCorrected(fake) ? (
        <State name="attention" look="big" title={title}>
          {t('fakes.correcting')}
        </State>
      ) : (
        <State name={fake.isCorrected ? 'waiting' : out.state} look="big" title={title}>
          {t(fake.isCorrected ? 'fakes.publishedWrong' : 'fakes.publishedIn', {
            time: duration(out.ms),
          })}
        </State>
      )}
    </div>
  )
}
