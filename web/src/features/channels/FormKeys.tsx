import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { isTooLong } from '../../lib/forms/text-limit.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/forms/Field.tsx'
import { showErrorToast } from '../../ui/overlays/toast.tsx'
import { ErrorNotice, Notice } from '../../ui/query-states.tsx'
import * as styles from './checks.module.css'

/** Keys of programmes that report by Open311; a fresh one is shown once. */
export function FormKeys({ channelId }: { channelId: string }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { query, create, revoke, fresh } = useFormKeys(channelId)
  const [name, setName] = useState('')
  if (query.error) return <ErrorNotice error={query.error} onRetry={query.refetch} />
  return (
    <section aria-label={t('channels.formKeys.title')} className="form">
      <p className="sm muted">{t('channels.formKeys.text')}</p>
      {fresh && (
        <Notice state="attention" title={t('channels.formKeys.made')}>
          <code className="mono pre">{fresh}</code>
        </Notice>
      )}
      {query.data?.keys.length === 0 && <p className="sm">{t('channels.formKeys.none')}</p>}
      <ul className={styles.checks}>
        {query.data?.keys.map((key) => (
          <li key={key.id} className="row g2 wrap">
            <span className="grow sm">
              <b className="m">{key.name}</b> <span className="mono muted">{key.prefix}…</span>
              <span className="xs muted blk">
                {key.lastUsedAt
                  ? t('channels.formKeys.used', { moment: shortMoment(key.lastUsedAt) })
                  : t('channels.formKeys.never')}
                {key.revokedAt && ` · ${t('channels.formKeys.revoked')}`}
              </span>
            </span>
            {!key.revokedAt && (
              <Button size="s" look="danger" isBusy={revoke.isPending} onClick={() => revoke.mutate(key.id)}>
                {t('channels.formKeys.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate(name.trim(), { onSuccess: () => setName('') })
        }}
      >
        <TextField
          label={t('channels.formKeys.name')}
          name="name"
          limit={100}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <div>
          <Button
            size="s"
            type="submit"
            isBusy={create.isPending}
            disabled={name.trim() === '' || isTooLong(name.trim(), 100)}
          >
            {t('channels.formKeys.create')}
          </Button>
        </div>
      </form>
    </section>
  )
}

function useFormKeys(channelId: string) {
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const queryKey = ['channels', channelId, 'form-keys']
  const path = { channelId }
  const common = {
    onError: (error: unknown) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  }
  const query = useQuery({
    queryKey,
    queryFn: () => unwrap(api.GET('/api/channels/{channelId}/form-keys', { params: { path } })),
  })
  const create = useMutation({
    mutationFn: (name: string) =>
      unwrap(api.POST('/api/channels/{channelId}/form-keys', { params: { path }, body: { name } })),
    ...common,
  })
  const revoke = useMutation({
    mutationFn: (keyId: string) =>
      unwrap(
        api.DELETE('/api/channels/{channelId}/form-keys/{keyId}', { params: { path: { channelId, keyId } } }),
      ),
    ...common,
  })
  return { query, create, revoke, fresh: create.data?.key ?? null }
}
