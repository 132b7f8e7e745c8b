import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { showErrorToast } from '../../ui/overlays/toast.tsx'
import { Notice } from '../../ui/query-states.tsx'
import * as styles from './exchange.module.css'
import type { ExchangeJob } from './exchange.queries.ts'
import { findFitting } from './neighbours/mapping-form.ts'
import { mappingsQuery } from './neighbours/mappings.queries.ts'
import { WhoseTable } from './neighbours/WhoseTable.tsx'

type Preview = NonNullable<ExchangeJob['preview']>

export function StartImport({ job, preview }: { job: ExchangeJob; preview: Preview }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [isOpenKept, setIsOpenKept] = useState(false)
  const { data } = useQuery(mappingsQuery)
  const [chosen, setChosen] = useState<string | null | 'proposed'>('proposed')
  const proposed = preview.lacks.length > 0 ? findFitting(preview, data?.mappings ?? []) : null
  const mappingId = chosen === 'proposed' ? (proposed?.id ?? null) : chosen
  const start = useMutation({
    mutationFn: (isDryRun: boolean) =>
      unwrap(
        api.POST('/api/exchange/imports/{jobId}/start', {
          params: { path: { jobId: job.id } },
          body: { isDryRun, isOpenKept, mappingId },
        }),
      ),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['exchange'] }),
  })
  return (
    <>
      <PreviewTable preview={preview} />
      <WhoseTable
        shown={preview}
        unknown={job.result?.unknown ?? []}
        mappingId={mappingId}
        onChange={setChosen}
      />
      {mappingId === null && preview.unknown.length > 0 && (
        <p className="sm">{t('exchange.preview.unknown', { names: preview.unknown.join(', ') })}</p>
      )}
      {mappingId === null && preview.missing.length > 0 && (
        <details className="sm">
          <summary>{t('exchange.preview.missing', { count: preview.missing.length })}</summary>
          <p className="muted">{preview.missing.join(', ')}</p>
        </details>
      )}
      {mappingId === null && preview.lacks.length > 0 ? (
        <Notice state="late" title={t('exchange.preview.lacks', { names: preview.lacks.join(', ') })}>
          {t('exchange.preview.lacksText')}
        </Notice>
      ) : (
        <>
          <label className="row g2 sm">
            <input
              type="checkbox"
              checked={isOpenKept}
              onChange={(event) => setIsOpenKept(event.target.checked)}
            />
            {t('exchange.preview.open')}
          </label>
          <div className="row g2 wrap">
            <Button size="s" isBusy={start.isPending} onClick={() => start.mutate(true)}>
              {t('exchange.preview.try')}
            </Button>
            <Button size="s" look="primary" isBusy={start.isPending} onClick={() => start.mutate(false)}>
              {t('exchange.preview.begin')}
            </Button>
          </div>
        </>
      )}
    </>
  )
}

function PreviewTable({ preview }: { preview: Preview }) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen scrolls by keyboard
    <section className={styles.tableBox} aria-label={t('exchange.preview.title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('exchange.report.row')}</th>
            {preview.header.map(({ name, isKnown }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, their places are their own
              <th key={index} scope="col" className={isKnown ? undefined : 'muted'}>
                {isKnown ? name : t('exchange.preview.passed', { name })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ number, cells }) => (
            <tr key={number}>
              <td>{number}</td>
              {preview.header.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={index} className={column.isKnown ? undefined : 'muted'}>
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
