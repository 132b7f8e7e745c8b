import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RetentionResponse } from '@veche/contract/admin/retention.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice } from '../../../ui/query-states.tsx'
import * as styles from '../../../ui/settings-section.module.css'
import { Holds } from './Holds.tsx'
import { askTerms, previewTerms, RETENTION_KEY, retentionQuery } from './retention.queries.ts'
import { KINDS, RECOMMENDED, type TermsForm, toForm, toTerms } from './terms-form.ts'
import { WaitingTerms } from './WaitingTerms.tsx'

/** For how long what is about people is kept: proposed by one administrator, confirmed by another. */
export function RetentionPanel() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(retentionQuery)
  return (
    <section className={`panel ${styles.settingsSection}`} aria-label={t('person.retention.title')}>
      <h2>{t('person.retention.title')}</h2>
      <p className="sm muted">{t('person.retention.text')}</p>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {data && <Terms retention={data} />}
      {data?.waiting && <WaitingTerms waiting={data.waiting} />}
      <p className="sm muted">{t('person.retention.fixed')}</p>
      {data && <Holds holds={data.holds} />}
    </section>
  )
}

function Terms({ retention: { inForce } }: { retention: RetentionResponse }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [form, setForm] = useState<TermsForm>(() => toForm(inForce?.terms ?? RECOMMENDED))
  const count = useMutation({ mutationFn: () => previewTerms(toTerms(form)) })
  const ask = useMutation({
    mutationFn: () => askTerms(toTerms(form)),
    onSuccess: () => showToast(t('person.retention.asked')),
    onError: (problem) => showErrorToast(words(problem)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: RETENTION_KEY }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate()
  }
  const today = count.data?.today
  const going = today && KINDS.filter((kind) => today[kind] > 0)
  return (
    <form className="form" onSubmit={submit}>
      <p>
        {inForce
          ? t('person.retention.inForce', { asked: inForce.askedByName, decided: inForce.decidedByName })
          : t('person.retention.none')}
      </p>
      {KINDS.map((kind) => (
        <TextField
          key={kind}
          label={t(`person.retention.kind.${kind}`)}
          hint={`${t(`person.retention.why.${kind}`)} ${t('person.retention.for')}`}
          name={`terms.${kind}`}
          type="number"
          min={1}
          value={form[kind]}
          onChange={({ target }) => setForm({ ...form, [kind]: target.value })}
        />
      ))}
      {count.error && <ErrorNotice error={count.error} onRetry={() => count.mutate()} />}
      {going && today && (
        <p role="status">
          {going.length === 0
            ? t('person.retention.nothing')
            : t('person.retention.today', {
                list: going
                  .map((kind) => t(`person.retention.of.${kind}`, { n: number(today[kind]) }))
                  .join(', '),
              })}
        </p>
      )}
      <Button isBusy={count.isPending} onClick={() => count.mutate()}>
        {t('person.retention.count')}
      </Button>{' '}
      <Button type="submit" look="danger" isBusy={ask.isPending}>
        {t('person.retention.ask')}
      </Button>
    </form>
  )
}
