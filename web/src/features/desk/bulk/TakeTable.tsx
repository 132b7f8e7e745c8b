import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { meQuery } from '../../../lib/session.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { toText } from '../views/use-views.ts'
import type { BulkScope } from './bulk-form.ts'

const POLL_MS = 1500
/** As many ids as a filter names. */
const MOST_CHOSEN = 100
const FORMATS = ['xlsx', 'ods', 'csv'] as const

type Begun = { id: string; format: (typeof FORMATS)[number] }

/** What is listed, or was chosen, as a table in a file: for whoever may take questions out. */
export function TakeTable({ scope }: { scope: BulkScope }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { data: me } = useQuery(meQuery)
  const begin = useMutation({
    mutationFn: (format: (typeof FORMATS)[number]) =>
      unwrap(
        api.POST('/api/exchange/exports', {
          body: {
            ...{ from: null, to: null, mappingId: null, format },
            filter: scope.kind === 'chosen' ? { id: scope.ids.join(',') } : toText(scope.filter),
          },
        }),
      ),
    onSuccess: ({ id }, format) => setBegun((before) => [...before, { id, format }]),
    onError: (error) => showErrorToast(words(error)),
  })
  const [begun, setBegun] = useState<readonly Begun[]>([])
  const isTooMany = scope.kind === 'chosen' && scope.ids.length > MOST_CHOSEN
  if (!me?.abilities.exportIncidents || isTooMany) return null
  return (
    <div className="col g2">
      <fieldset className="row g2 wrap">
        <legend className="sm">{t('bulk.table.title')}</legend>
        {FORMATS.map((format) => (
          <Button key={format} size="s" isBusy={begin.isPending} onClick={() => begin.mutate(format)}>
            {t(`bulk.table.${format}`)}
          </Button>
        ))}
      </fieldset>
      {begun.map((job) => (
        <TableOnItsWay key={job.id} {...job} />
      ))}
    </div>
  )
}

function TableOnItsWay({ id: jobId, format }: Begun) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { data: job } = useQuery({
    queryKey: ['exchange', 'job', jobId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/exchange/jobs/{jobId}', { params: { path: { jobId } }, signal })),
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : POLL_MS),
  })
  const rows = { count: job?.rowsDone ?? 0, shown: number(job?.rowsDone ?? 0) }
  return (
    <p className="row g2 wrap sm" role="status">
      {job?.fileUntil ? (
        <>
          <a className="btn p s" href={`/api/exchange/jobs/${jobId}/file`} download>
            {t('bulk.table.download')} {format.toUpperCase()}
          </a>
          {t('bulk.table.rows', rows)}
        </>
      ) : job?.finishedAt ? (
        t('bulk.table.failed')
      ) : (
        t('bulk.table.waits', rows)
      )}
    </p>
  )
}
