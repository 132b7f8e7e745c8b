import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import * as styles from '../directory-page.module.css'
import * as own from './reader.module.css'
import { type Alarms, alarmsQuery } from './reader.queries.ts'

const BUDGETS = [1, 2, 3, 5, 8, 12, 20, 50]

/** How many false alarms a day the duty bears, the bar that follows from it, and what came of it. */
export function AlarmBudget() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(alarmsQuery)
  return (
    <section className={`panel pad col g3 ${own.readerInUse}`} aria-labelledby="reader-alarms">
      <h2 id="reader-alarms" className="lg">
        {t('directory.reader.alarms.title')}
      </h2>
      <p className="sm">{t('directory.reader.alarms.about')}</p>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('directory.reader.loading')} />}
      {data && <Budget alarms={data} />}
    </section>
  )
}

function Budget({ alarms }: { alarms: Alarms }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const save = useBudget()
  const { aDay, lowest, highest, days } = alarms
  const shown = save.isPending ? (save.variables?.aDay ?? aDay) : aDay
  return (
    <>
      <label className="row g2 wrap">
        <span>{t('directory.reader.alarms.aDay')}</span>
        <select
          className={`inp ${own.budgetChoice}`}
          value={shown}
          disabled={save.isPending}
          onChange={({ target }) => save.mutate({ aDay: Number(target.value), before: { aDay } })}
        >
          {[...new Set([...BUDGETS, aDay])]
            .sort((a, b) => a - b)
            .map((count) => (
              <option key={count} value={count}>
                {number(count)}
              </option>
            ))}
        </select>
      </label>
      <BarNow alarms={alarms} />
      <p className="xs muted">
        {t('directory.reader.alarms.bounds', { lowest: number(lowest), highest: number(highest) })}
      </p>
      {days.length > 0 && <BarDays days={days} />}
    </>
  )
}

function useBudget() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ aDay, before }: { aDay: number; before: { aDay: number } }) =>
      unwrap(api.PUT('/api/reader/alarms', { body: { aDay, before } })),
    onSuccess: (alarms) => {
      queryClient.setQueryData(alarmsQuery.queryKey, alarms)
      showToast(t('directory.reader.alarms.saved'))
    },
    onError: async (error) => {
      showErrorToast(words(error))
      await queryClient.invalidateQueries({ queryKey: alarmsQuery.queryKey })
    },
  })
}

function BarNow({ alarms: { bar, days } }: { alarms: Alarms }) {
  const { t } = useTranslation()
  const { number, counted } = useFormat()
  const [last] = days
  const words = !last
    ? []
    : last.alarms + last.missed === 0
      ? [t('directory.reader.alarms.quiet')]
      : [
          t('directory.reader.alarms.expected', { expected: number(rounded(last.expected)) }),
          t('directory.reader.alarms.found', counted(last.alarms)),
          t('directory.reader.alarms.false', { shown: number(last.falseAlarms) }),
          t('directory.reader.alarms.missed', { shown: number(last.missed) }),
        ]
  return (
    <div className="col g1">
      <p>
        <b>{t('directory.reader.alarms.now', { bar: number(bar) })}</b>
        {words.length > 0 && `: ${words.join(', ')}`}
      </p>
      {!last && <p className="sm muted">{t('directory.reader.alarms.none')}</p>}
    </div>
  )
}

function BarDays({ days }: Pick<Alarms, 'days'>) {
  const { t } = useTranslation()
  const { day, number } = useFormat()
  const title = (name: string) => t(`directory.reader.alarms.${name}`)
  const columns = [
    ['bar', 'bar'],
    ['budget', 'aDay'],
    ['willBe', 'expected'],
    ['alarms', 'alarms'],
    ['falseAlarms', 'falseAlarms'],
    ['missedHead', 'missed'],
  ] as const
  return (
    <details>
      <summary>{title('days')}</summary>
      <table className={styles.directoryTable} aria-label={title('days')}>
        <thead>
          <tr>
            <th scope="col">{title('day')}</th>
            {columns.map(([name]) => (
              <th key={name} scope="col">
                {title(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((one) => (
            <tr key={one.fromAt}>
              <th scope="row">{day(one.fromAt)}</th>
              {columns.map(([name, field]) => (
                <td key={name} data-title={title(name)}>
                  {number(rounded(one[field]))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** A tenth of an alarm is as much as such a forecast knows; a bar has hundredths. */
function rounded(value: number): number {
  return value < 1 ? Math.round(value * 100) / 100 : Math.round(value * 10) / 10
}
