import { PULSE_EXACT, PULSE_QUESTIONS } from '@veche/contract/values/portal/pulse.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import * as styles from './pulse.module.css'
import type { Pulse, PulseTally } from './pulse.queries.ts'
import { useGroupNames } from './use-group-names.ts'
import { useMonthWords } from './use-month-words.ts'

/** The last month beside the one before it, all together first. */
export function PulseResults({ pulse: { months } }: { pulse: Pulse }) {
  const { t } = useTranslation()
  const nameOf = useGroupNames()
  const { month } = useMonthWords()
  const [last, before] = months
  if (!last) return null
  return (
    <section>
      <h2>{t('pulse.results', { month: month(last.month) })}</h2>
      <Tally title={t('pulse.all')} tally={last.all} before={before?.all} />
      {last.groups.map((tally) => (
        <Tally
          key={tally.group}
          title={nameOf(tally.group)}
          tally={tally}
          before={before?.groups.find(({ group }) => group === tally.group)}
        />
      ))}
    </section>
  )
}

/** A long bar is a good mean, as the number beside it says. */
const MEAN_LOOKS = { low: 2.5, high: 3.5 }
const LOOKS = { many: 'late', some: 'attention', few: 'done' } as const

type Props = { title: string; tally: PulseTally; before: PulseTally | undefined }

function Tally({ title, tally, before }: Props) {
  const { t } = useTranslation()
  const { number, percent, counted } = useFormat()
  return (
    <section className={`panel ${styles.tally}`} aria-label={title}>
      <h3>
        {title} <span className="sm muted">{t('pulse.answers', counted(tally.answers))}</span>
      </h3>
      {tally.questions.some(({ low }) => low === null) && (
        <p className="xs muted">{t('pulse.coarse', { count: PULSE_EXACT })}</p>
      )}
      <dl className={styles.questions}>
        {PULSE_QUESTIONS.map((question, place) => {
          const said = tally.questions[place]
          const past = before?.questions[place]
          if (!said) return null
          return (
            <div key={question}>
              <dt>{t(`pulse.question.${question}`)}</dt>
              <dd>
                <b className="m">{t('pulse.mean', { mean: number(said.mean) })}</b>
                <meter
                  className={styles.meanBar}
                  {...{ min: 1, max: 5, value: said.mean, optimum: 5 }}
                  {...MEAN_LOOKS}
                  aria-hidden="true"
                />
                <State name={LOOKS[said.strain]}>{t(`pulse.strain.${said.strain}`)}</State>
                <span className="sm muted">
                  {[
                    said.low !== null &&
                      t('pulse.low', {
                        ...{ lowest: t('pulse.score.1'), low: t('pulse.score.2') },
                        share: percent(said.low),
                      }),
                    past && t('pulse.past', { mean: number(past.mean) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
