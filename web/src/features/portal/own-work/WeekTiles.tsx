import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { EmptyState } from '../../../ui/query-states.tsx'
import { type Measure, measuresOf, middleOfWeek, usualOf } from './measures.ts'
import * as styles from './own-work.module.css'
import type { OwnWork } from './own-work.queries.ts'
import { Sparkline } from './Sparkline.tsx'
import { usePeriod } from './use-period.ts'
import { useValueWords } from './use-value-words.ts'

/** This week beside what is usual for oneself, and beside the middle of the unit where it tells of nobody. */
export function WeekTiles({ work }: { work: OwnWork }) {
  const { t } = useTranslation()
  const period = usePeriod(work)
  const measures = measuresOf(work.weeks)
  if (measures.length === 0)
    return <EmptyState title={t('own-work.empty')}>{t('own-work.emptyText')}</EmptyState>
  return (
    <section aria-label={t('own-work.weeks')} className={styles.weekPart}>
      <h2>{t('own-work.period', period)}</h2>
      <p className="sm muted">{t('own-work.counted')}</p>
      <p className="sm muted">{t(`own-work.unit.${work.unit.state}`, unitWords(work))}</p>
      <div className={styles.tiles}>
        {measures.map((measure) => (
          <Tile key={measure.key} measure={measure} work={work} />
        ))}
      </div>
      <WeeksTable measures={measures} work={work} />
    </section>
  )
}

function unitWords({ unit }: OwnWork): Record<string, string | number> {
  if (unit.state === 'none') return {}
  return unit.state === 'few' ? { name: unit.name } : { name: unit.name, people: unit.middle.people }
}

function Tile({ measure, work }: { measure: Measure; work: OwnWork }) {
  const { t } = useTranslation()
  const words = useValueWords()
  const week = work.weeks.at(-1)
  const usual = usualOf(measure, work.weeks)
  const middle = middleOfWeek(measure, work)
  return (
    <section className={`panel pad ${styles.measureTile}`} aria-label={t(`own-work.measure.${measure.key}`)}>
      <h3 className="sm muted">{t(`own-work.measure.${measure.key}`)}</h3>
      <p className={styles.largeValue}>{words(measure.unit, week ? measure.of(week) : null)}</p>
      <Sparkline values={work.weeks.map(measure.of)} usual={usual} />
      <p className="xs muted">
        {usual === null ? t('own-work.noPast') : t('own-work.usual', { value: words(measure.unit, usual) })}
      </p>
      {middle !== null && (
        <p className="xs muted">{t('own-work.middle', { value: words(measure.unit, middle) })}</p>
      )}
    </section>
  )
}

/** The same in words, for whoever does not see lines. */
function WeeksTable({ measures, work }: { measures: readonly Measure[]; work: OwnWork }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const words = useValueWords()
  return (
    <details className="panel">
      <summary className={styles.tableHead}>{t('own-work.byWeeks')}</summary>
      <div className="scroll">
        <table className={styles.weeksTable}>
          <thead>
            <tr>
              <th scope="col">{t('own-work.week')}</th>
              {measures.map(({ key }) => (
                <th key={key} scope="col">
                  {t(`own-work.measure.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {work.weeks.toReversed().map((week) => (
              <tr key={week.startsOn}>
                <th scope="row">{day(`${week.startsOn}T12:00:00Z`)}</th>
                {measures.map(({ key, unit, of }) => (
                  <td key={key}>{words(unit, of(week))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
