import type { FakeListItem } from '@veche/contract/fakes.ts'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { State } from '../../../ui/State.tsx'
import { publishedIn, stepLeft, type TimeLeft, totalLeft } from '../clocks/index.ts'
import * as timeLeftStyles from '../clocks/time-left.module.css'
import { STEP_STATE, VERDICT_STATE } from '../codes.ts'
import { isBeingCorrected } from '../text/index.ts'
import * as styles from './fakes-page.module.css'
import { useListKeys } from './use-list-keys.ts'

export type RenderFake = (fakeId: string, content: ReactNode, className: string | undefined) => ReactNode
type Props = { label: string; fakes: readonly FakeListItem[]; renderFake: RenderFake }

/** Cards by what waits longest; J and K walk, Enter opens. */
export function FakeList({ label, fakes, renderFake }: Props) {
  const list = useRef<HTMLUListElement>(null)
  useListKeys(list)
  return (
    <ul className={`panel ${styles.fakeRows}`} aria-label={label} ref={list}>
      {fakes.map((fake) => (
        <li key={fake.id}>{renderFake(fake.id, <FakeLine fake={fake} />, styles.fakeRow)}</li>
      ))}
    </ul>
  )
}

function FakeLine({ fake }: { fake: FakeListItem }) {
  const { t } = useTranslation()
  const names = useDirectory()
  const facts = [
    names.municipalityName(fake.municipalityCode) ?? t('fakes.everywhere'),
    names.topicName(fake.topicCode),
    fake.harm !== null && t('fakes.harmOf', { harm: fake.harm }),
    fake.responsibleName ?? t('fakes.nobody'),
  ]
  return (
    <>
      <span className="muted sm">{fake.number}</span>
      <span className={styles.rumour}>
        <span className="m blk">{quoted(fake.claim)}</span>
        {fake.isDanger && (
          <State name="urgent" className="xs">
            {t('fakes.danger')}
          </State>
        )}{' '}
        <span className="sm muted">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <span className={`${styles.spread} sm muted`}>
        <SpreadWords fake={fake} />
      </span>
      <span className={styles.times}>
        <StepMark fake={fake} />
        <TotalMark fake={fake} />
      </span>
    </>
  )
}

export function SpreadWords({ fake: { spread } }: { fake: Pick<FakeListItem, 'spread'> }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    <>
      <span className="row g1">
        {spread.networks.map((network) => (
          <ChannelGlyph key={network} network={network} />
        ))}
        {t('fakes.places', { count: spread.placeCount })}
      </span>
      <span className="blk xs">
        {t('fakes.views', { count: spread.views, shown: number(spread.views) })}
        {spread.suggestedCount > 0 && ` · ${t('fakes.suggested', { count: spread.suggestedCount })}`}
      </span>
    </>
  )
}

/** The step with what is left of its own time. */
function StepMark({ fake }: { fake: FakeListItem }) {
  const { t } = useTranslation()
  const { remaining, dueMoment, moment } = useFormat()
  const left = stepLeft(fake, useNow())
  const { step, dropReason, verdict, watchUntil } = fake
  if (left)
    return (
      <State name={left.state} className="sm" title={fake.stepDueAt ? dueMoment(fake.stepDueAt) : undefined}>
        {t('fakes.stepLeft', { step: t(`fakes.step.${step}`), left: remaining(left.ms) })}
      </State>
    )
  if (dropReason)
    return (
      <State name="waiting" className="sm">
        {t(`fakes.drop.${dropReason}`)}
      </State>
    )
  return (
    <State name={verdict ? VERDICT_STATE[verdict] : STEP_STATE[step]} className="sm">
      {verdict ? t(`fakes.verdict.${verdict}`) : t(`fakes.step.${step}`)}
      {step === 'watch' && watchUntil && ` · ${t('fakes.watchUntil', { moment: moment(watchUntil) })}`}
    </State>
  )
}

function TotalMark({ fake }: { fake: FakeListItem }) {
  const { t } = useTranslation()
  const { remaining, duration, dueMoment } = useFormat()
  const now = useNow()
  const left = totalLeft(fake, now)
  if (left)
    return (
      <span className={`xs ${timeLeftStyles.timeLeft} ${left.state}`} title={dueMoment(fake.totalDueAt)}>
        {t('fakes.totalLeft', { left: remaining(left.ms) })}
      </span>
    )
  if (isBeingCorrected(fake)) return <span className="xs muted">{t('fakes.correcting')}</span>
  const out: TimeLeft | null = publishedIn(fake)
  if (!out) return null
  const words = fake.isCorrected ? 'fakes.publishedWrong' : 'fakes.publishedIn'
  return <span className="xs muted">{t(words, { time: duration(out.ms) })}</span>
}
