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
import { findFitting, isForeign, takenAs } from './neighbours/mapping-form.ts'
import { type Mapping, mappingsQuery } from './neighbours/mappings.queries.ts'
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
  const mapping = data?.mappings.find(({ id }) => id === mappingId) ?? null
  const waitsForMapping = mappingId === null && preview.lacks.length > 0 && isForeign(preview.header)
  const isOurs = mappingId === null && !waitsForMapping
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
      <PreviewTable preview={preview} mapping={mapping} isMatchedLater={waitsForMapping} />
      <WhoseTable
        shown={preview}
        unknown={job.result?.unknown ?? []}
        mappingId={mappingId}
        onChange={setChosen}
      />
      {isOurs && preview.unknown.length > 0 && (
        <p className="sm">{t('exchange.preview.unknown', { names: preview.unknown.join(', ') })}</p>
      )}
      {isOurs && preview.missing.length > 0 && (
        <details className="sm">
          <summary>{t('exchange.preview.missing', { count: preview.missing.length })}</summary>
          <p className="muted">{preview.missing.join(', ')}</p>
        </details>
      )}
      {waitsForMapping ? (
        <Notice state="attention" title={t('exchange.preview.foreign')}>
          {t('exchange.preview.foreignText')}
        </Notice>
      ) : isOurs && preview.lacks.length > 0 ? (
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

type TableProps = { preview: Preview; mapping: Mapping | null; isMatchedLater: boolean }

function PreviewTable({ preview, mapping, isMatchedLater }: TableProps) {
  const { t } = useTranslation()
  const header = preview.header.map(({ name, isKnown }) => {
    const to = mapping && takenAs(name, mapping)
    const isTaken = mapping ? to !== null : isKnown || isMatchedLater
    const words = to ? t('exchange.preview.taken', { name, to }) : name
    return { isTaken, words: isTaken ? words : t('exchange.preview.passed', { name }) }
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen scrolls by keyboard
    <section className={styles.tableBox} aria-label={t('exchange.preview.title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('exchange.report.row')}</th>
            {header.map(({ words, isTaken }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, their places are their own
              <th key={index} scope="col" className={isTaken ? undefined : 'muted'}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ number, cells }) => (
            <tr key={number}>
              <td>{number}</td>
              {header.map(({ isTaken }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={index} className={isTaken ? undefined : 'muted'}>
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
