import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/overlays/Confirm.tsx'
import { showErrorToast, showToast } from '../../ui/overlays/toast.tsx'
import * as styles from './exchange.module.css'
import type { ExchangeJob } from './exchange.queries.ts'

/** What a run brought is taken back as a whole, after a question. */
export function UndoImport({ job }: { job: ExchangeJob }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [isAsked, setIsAsked] = useState(false)
  const undo = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/exchange/jobs/{jobId}/undo', { params: { path: { jobId: job.id } } })),
    onSuccess: () => showToast(t('exchange.undo.begun')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['exchange'] }),
  })
  return (
    <div>
      <Button size="s" isBusy={undo.isPending} onClick={() => setIsAsked(true)}>
        {t('exchange.undo.begin')}
      </Button>
      {isAsked && (
        <Confirm
          title={t('exchange.undo.title')}
          action={t('exchange.undo.yes')}
          back={t('exchange.undo.back')}
          onYes={() => {
            setIsAsked(false)
            undo.mutate()
          }}
          onClose={() => setIsAsked(false)}
        >
          <p>{t('exchange.undo.what')}</p>
          <p className="sm muted">{t('exchange.undo.stays')}</p>
        </Confirm>
      )}
    </div>
  )
}

type Undone = NonNullable<ExchangeJob['undone']>

/** A question by its number, as the page opens it. */
export type LinkToQuestion = (incidentId: string, words: string) => ReactNode

export function UndoReport({ undone, link }: { undone: Undone; link: LinkToQuestion }) {
  const { t } = useTranslation()
  const { number, moment } = useFormat()
  return (
    <>
      <dl className={styles.totals}>
        {(['withdrawn', 'kept'] as const).map((key) => (
          <div key={key}>
            <dt className="xs muted">{t(`exchange.undo.${key}`)}</dt>
            <dd>{number(undone[key])}</dd>
          </div>
        ))}
      </dl>
      {undone.rows.length > 0 && (
        <details open>
          <summary>{t('exchange.undo.keptTitle')}</summary>
          <ul className="sm">
            {undone.rows.map(({ row, incidentId, number: no, code, byName, at }) => (
              <li key={incidentId}>
                {t('exchange.undo.row', { row: number(row) })}{' '}
                {link(
                  incidentId,
                  no === null ? t('exchange.undo.question') : t('common.numbered', { number: no }),
                )}
                {': '}
                {t(`exchange.undo.code.${code}`)}
                {byName !== null && `, ${byName}`}
                {at !== null && `, ${moment(at)}`}
              </li>
            ))}
          </ul>
          {undone.kept > undone.rows.length && (
            <p className="sm muted">{t('exchange.undo.more', { count: undone.kept - undone.rows.length })}</p>
          )}
        </details>
      )}
    </>
  )
}
