import { IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { schedulesQuery } from '../reports.queries.ts'

/** Mailboxes outside of the product that reports may go to; an administrator decides. */
export function AddressesSection() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(schedulesQuery)
  if (data && !data.mayAllow) return null
  return (
    <section className="panel pad col g3" aria-labelledby="report-addresses-h">
      <h2 id="report-addresses-h" className="lg">
        {t('reports.addresses.title')}
      </h2>
      <p className="sm muted">{t('reports.addresses.text')}</p>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('reports.schedules.loading')} count={2} />}
      {data && <Addresses addresses={data.addresses} />}
    </section>
  )
}

function Addresses({ addresses }: { addresses: readonly string[] }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [address, setAddress] = useState('')
  const common = {
    onError: (error: unknown) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['reports'] }),
  }
  const allow = useMutation({
    ...common,
    mutationFn: () => unwrap(api.POST('/api/report-addresses', { body: { address } })),
    onSuccess: () => setAddress(''),
  })
  const remove = useMutation({
    ...common,
    mutationFn: (gone: string) =>
      unwrap(api.DELETE('/api/report-addresses/{address}', { params: { path: { address: gone } } })),
  })
  return (
    <>
      {addresses.length === 0 && <p className="sm">{t('reports.addresses.none')}</p>}
      <ul className="col g1" aria-label={t('reports.addresses.title')}>
        {addresses.map((one) => (
          <li key={one} className="row g2">
            <span className="grow">{one}</span>
            <Button
              size="s"
              look="quiet"
              icon={<IconX className="ic s" aria-hidden="true" />}
              aria-label={t('reports.addresses.remove', { address: one })}
              onClick={() => remove.mutate(one)}
            />
          </li>
        ))}
      </ul>
      <form
        className="row g2 wrap"
        onSubmit={(event) => {
          event.preventDefault()
          if (address.trim() !== '') allow.mutate()
        }}
      >
        <TextField
          type="email"
          label={t('reports.addresses.address')}
          name="address"
          value={address}
          onChange={({ target }) => setAddress(target.value)}
        />
        <Button type="submit" isBusy={allow.isPending}>
          {t('reports.addresses.allow')}
        </Button>
      </form>
    </>
  )
}
