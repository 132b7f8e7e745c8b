import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { VERDICT_LOOKS } from './PracticeList.tsx'
import * as styles from './practices.module.css'
import type { Effect } from './practices.queries.ts'

type Figure = Effect['figures'][number]
const MINUTE_MS = 60_000

/** Weeks before beside weeks after, and the region beside the place: on a phone a card for each figure. */
export function EffectTable({ effect, label }: { effect: Effect; label: string }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const { state, weeks, before, after, questions, figures } = effect
  return (
    <section aria-label={label}>
      {state !== 'counted' && (
        <Notice state="attention" title={t(`practices.effect.${state}`, { weeks })}>
          {t(`practices.effectText.${state}`, { before: questions.before, after: questions.after })}
        </Notice>
      )}
      {weeks > 0 && (
        <>
          <p className="sm muted">
            {t('practices.periods', {
              ...{ weeks, from: day(before.from), to: day(before.to) },
              ...{ afterFrom: day(after.from), afterTo: day(after.to) },
            })}
          </p>
          <dl className={styles.figures}>
            {figures.map((figure) => (
              <FigureCard key={figure.code} figure={figure} isJudged={state === 'counted'} />
            ))}
          </dl>
        </>
      )}
    </section>
  )
}

function FigureCard({ figure, isJudged }: { figure: Figure; isJudged: boolean }) {
  const { t } = useTranslation()
  const valueWords = useValueWords()
  const { code, before, after, regionBefore, regionAfter, verdict } = figure
  const pair = (from: number | null, to: number | null) =>
    t('practices.fromTo', { from: valueWords(code, from), to: valueWords(code, to) })
  return (
    <div>
      <dt>{t(`practices.figure.${code}`)}</dt>
      <dd>
        <b className="m">{pair(before, after)}</b>
        <span className="sm muted">{t('practices.region', { change: pair(regionBefore, regionAfter) })}</span>
        {isJudged && (
          <State name={VERDICT_LOOKS[verdict]} className="sm">
            {t(`practices.verdictLong.${verdict}`)}
          </State>
        )}
      </dd>
    </div>
  )
}

function useValueWords() {
  const { t } = useTranslation()
  const { number, percent, workingTime } = useFormat()
  return (code: Figure['code'], value: number | null): string => {
    if (value === null) return t('practices.noValue')
    if (code === 'questions') return number(Math.round(value * 10) / 10)
    return code === 'first_answer' ? workingTime(value * MINUTE_MS) : percent(value)
  }
}
