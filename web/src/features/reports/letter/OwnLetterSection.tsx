import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { ownLetterQuery } from '../reports.queries.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
type Letter = AnswerOf<'GET /api/reports/own-letter'>

/** The letter of the week, switched on and off where one decides what one is told of. */
export function OwnLetterSection() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(ownLetterQuery)
  return (
    <section className="panel pad col g3" id="own-letter" aria-labelledby="own-letter-h">
      <h2 id="own-letter-h" className="lg">
        {t('reports.letter.title')}
      </h2>
      <p className="sm muted">{t('reports.letter.text')}</p>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('reports.schedules.loading')} count={2} />}
      {data && <Choice letter={data} />}
    </section>
  )
}

function Choice({ letter }: { letter: Letter }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { isOn, weekday, hour, nextRunAt, isMailSetUp } = letter
  const save = useMutation({
    mutationFn: (changed: Partial<Letter>) =>
      unwrap(api.PUT('/api/reports/own-letter', { body: { isOn, weekday, hour, ...changed } })),
    onSuccess: (saved) => queryClient.setQueryData(ownLetterQuery.queryKey, saved),
    onError: (error) => showErrorToast(words(error)),
  })
  return (
    <>
      {!isMailSetUp && <p className="sm">{t('reports.schedules.noMail')}</p>}
      <label className="row g2">
        <input
          type="checkbox"
          checked={isOn}
          disabled={save.isPending || (!isMailSetUp && !isOn)}
          onChange={({ target }) => save.mutate({ isOn: target.checked })}
        />
        {t('reports.letter.on')}
      </label>
      {isOn && (
        <div className="grid2">
          <SelectField
            label={t('reports.times.weekday')}
            name="weekday"
            value={weekday}
            onChange={({ target }) => save.mutate({ weekday: Number(target.value) })}
          >
            {WEEKDAYS.map((day) => (
              <option key={day} value={day}>
                {t(`reports.weekday.${day}`)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('reports.times.hour')}
            name="hour"
            value={hour}
            onChange={({ target }) => save.mutate({ hour: Number(target.value) })}
          >
            {HOURS.map((of) => (
              <option key={of} value={of}>
                {`${String(of).padStart(2, '0')}:00`}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      {nextRunAt && <p className="sm muted">{t('reports.schedules.next', { at: moment(nextRunAt) })}</p>}
    </>
  )
}
