import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/forms/Field.tsx'
import { showErrorToast } from '../../ui/overlays/toast.tsx'
import type { ExchangeJob } from './exchange.queries.ts'
import { ExportSchedules } from './neighbours/ExportSchedules.tsx'
import { mappingNamesQuery } from './neighbours/mappings.queries.ts'

export const FORMATS = ['xlsx', 'ods', 'csv'] as const

export function ExportForm() {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [format, setFormat] = useState<ExchangeJob['format']>('xlsx')
  const [mappingId, setMappingId] = useState<string | null>(null)
  const { data } = useQuery(mappingNamesQuery)
  const isWrong = from !== '' && to !== '' && from > to
  const begin = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/exchange/exports', {
          body: { from: from || null, to: to || null, format, mappingId },
        }),
      ),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['exchange'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isWrong) begin.mutate()
  }
  return (
    <form className="panel pad form" aria-labelledby="exc-out" onSubmit={submit}>
      <h2 id="exc-out">{t('exchange.out.title')}</h2>
      <p className="sm muted">{t('exchange.out.text')}</p>
      <div className="grid2">
        <TextField
          type="date"
          label={t('exchange.out.from')}
          name="from"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          type="date"
          label={t('exchange.out.to')}
          name="to"
          value={to}
          error={isWrong ? t('exchange.out.wrongPeriod') : undefined}
          onChange={(event) => setTo(event.target.value)}
        />
      </div>
      <SelectField
        label={t('exchange.out.format')}
        name="format"
        value={format}
        onChange={({ target }) => setFormat(FORMATS.find((known) => known === target.value) ?? 'xlsx')}
      >
        {FORMATS.map((known) => (
          <option key={known} value={known}>
            {t(`exchange.out.${known}`)}
          </option>
        ))}
      </SelectField>
      {data && data.mappings.length > 0 && (
        <SelectField
          label={t('exchange.neighbour.outWhose')}
          name="mappingId"
          value={mappingId ?? ''}
          onChange={({ target }) => setMappingId(target.value || null)}
        >
          <option value="">{t('exchange.neighbour.outOurs')}</option>
          {data.mappings.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <div>
        <Button type="submit" look="primary" isBusy={begin.isPending} disabled={isWrong}>
          {t('exchange.out.begin')}
        </Button>
      </div>
      <ExportSchedules mappingId={mappingId} format={format} />
    </form>
  )
}
