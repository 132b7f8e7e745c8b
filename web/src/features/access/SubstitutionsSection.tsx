import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { dayKey, momentAt } from '../../lib/words/format.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/forms/Field.tsx'
import { showErrorToast, showToast } from '../../ui/overlays/toast.tsx'
import * as styles from '../../ui/settings-section.module.css'

const QUERY_KEY = ['substitutions']

/** «Меня не будет»: who approves meanwhile. */
export function SubstitutionsSection() {
  const { t } = useTranslation()
  const { day } = useFormat()
  const { data } = useQuery({
    queryKey: QUERY_KEY,
    queryFn: ({ signal }) => unwrap(api.GET('/api/substitutions', { signal })),
  })
  const cancel = useCall((substitutionId: string) =>
    unwrap(api.DELETE('/api/substitutions/{substitutionId}', { params: { path: { substitutionId } } })),
  )
  return (
    <section className={`panel ${styles.settingsSection}`} aria-label={t('accounts.away.title')}>
      <h2>{t('accounts.away.title')}</h2>
      <p className="sm muted">{t('accounts.away.text')}</p>
      <ul className="col g2">
        {data?.substitutions.map(({ id, absentName, deputyName, isMine, startsAt, endsAt }) => (
          <li className="row g2 wrap" key={id}>
            <span>
              {t(isMine ? 'accounts.away.mine' : 'accounts.away.theirs', {
                absent: absentName,
                deputy: deputyName,
              })}
            </span>
            <span className="muted">
              {day(startsAt)} — {day(endsAt)}
            </span>
            {isMine && (
              <Button size="s" look="quiet" isBusy={cancel.isPending} onClick={() => cancel.mutate(id)}>
                {t('accounts.away.cancel')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <AwayForm />
    </section>
  )
}

function AwayForm() {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const today = dayKey(Date.now(), locale)
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState('')
  const [deputyId, setDeputy] = useState('')
  const { data } = useQuery({
    queryKey: ['deputies'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/substitutions/deputies', { signal })),
  })
  const save = useCall(() =>
    unwrap(
      api.POST('/api/substitutions', {
        body: { deputyId, startsAt: momentAt(from, '00:00', locale), endsAt: momentAt(to, '23:59', locale) },
      }),
    ),
  )
  if (!data || data.deputies.length === 0) return <p className="sm muted">{t('accounts.away.nobody')}</p>
  return (
    <form
      className="row g3 wrap"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutateAsync(undefined).then(
          () => showToast(t('accounts.away.saved')),
          () => undefined,
        )
      }}
    >
      <TextField
        label={t('accounts.away.from')}
        name="startsAt"
        type="date"
        required
        min={today}
        value={from}
        onChange={({ target }) => setFrom(target.value)}
      />
      <TextField
        label={t('accounts.away.to')}
        name="endsAt"
        type="date"
        required
        min={from}
        value={to}
        onChange={({ target }) => setTo(target.value)}
      />
      <SelectField
        label={t('accounts.away.deputy')}
        name="deputyId"
        required
        value={deputyId}
        onChange={({ target }) => setDeputy(target.value)}
      >
        <option value="">{t('accounts.away.choose')}</option>
        {data.deputies.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <Button type="submit" isBusy={save.isPending} disabled={!to || !deputyId}>
        {t('accounts.away.save')}
      </Button>
    </form>
  )
}

function useCall<T>(call: (argument: T) => Promise<unknown>) {
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: call,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: QUERY_KEY }),
    onError: (error) => showErrorToast(words(error)),
  })
}
