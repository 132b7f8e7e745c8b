import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReadingFound, ReadingRoomResponse } from '@veche/contract/reports.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { readingRoomQuery } from '../analysis.queries.ts'
import * as styles from './Quality.module.css'

type Reading = NonNullable<ReadingRoomResponse['next']>

/** One answer after the other, without the names of body, writer and resident. */
export function ReadingRoom() {
  const { t } = useTranslation()
  const { counted } = useFormat()
  const { data, error, refetch } = useQuery(readingRoomQuery)
  if (!data && error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('figures.analysis.loading')} />
  return (
    <section className="panel" aria-labelledby="rp-reading">
      <div className="ph">
        <h2 id="rp-reading">{t('figures.analysis.reading.title')}</h2>
        <span className="end xs muted">
          {t('figures.analysis.reading.waiting', counted(data.waiting))} ·{' '}
          {t('figures.analysis.reading.done', counted(data.done))}
        </span>
      </div>
      {data.next ? (
        <ReadingForm key={data.next.id} reading={data.next} />
      ) : (
        <EmptyState title={t('figures.analysis.reading.none')}>
          {t('figures.analysis.reading.noneText')}
        </EmptyState>
      )}
    </section>
  )
}

const QUESTIONS = ['isAnswered', 'isConcrete', 'isStock'] as const satisfies (keyof ReadingFound)[]
const SAYS = [true, false]

function ReadingForm({ reading }: { reading: Reading }) {
  const { t } = useTranslation()
  const names = useDirectory()
  const client = useQueryClient()
  const [found, setFound] = useState<Partial<ReadingFound>>({})
  const { isAnswered, isConcrete, isStock } = found
  const whole =
    isAnswered === undefined || isConcrete === undefined || isStock === undefined
      ? null
      : { isAnswered, isConcrete, isStock }
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: ReadingFound) =>
      unwrap(
        api.POST('/api/reports/readings/{readingId}', { params: { path: { readingId: reading.id } }, body }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: readingRoomQuery.queryKey }),
  })
  return (
    <div className={styles.reading}>
      {reading.topicCode && <p className="sm muted">{names.topicName(reading.topicCode)}</p>}
      <h3 className="m">{t('figures.analysis.reading.question')}</h3>
      <p className={styles.words}>{reading.question}</p>
      <h3 className="m">{t('figures.analysis.reading.answer')}</h3>
      <p className={styles.words}>{reading.answer}</p>
      {QUESTIONS.map((question) => (
        <fieldset key={question} className={styles.askedAbout}>
          <legend>{t(`figures.analysis.reading.${question}`)}</legend>
          <span className="seg">
            {SAYS.map((says) => (
              <button
                key={String(says)}
                type="button"
                aria-pressed={found[question] === says}
                onClick={() => setFound({ ...found, [question]: says })}
              >
                {t(says ? 'figures.analysis.reading.yes' : 'figures.analysis.reading.no')}
              </button>
            ))}
          </span>
        </fieldset>
      ))}
      {error && <ErrorNotice error={error} />}
      <p className="row g3 wrap">
        <Button
          look="primary"
          disabled={whole === null}
          isBusy={isPending}
          onClick={() => whole && mutate(whole)}
        >
          {t('figures.analysis.reading.save')}
        </Button>
        <span className="sm muted">{t('figures.analysis.reading.once')}</span>
      </p>
    </div>
  )
}
