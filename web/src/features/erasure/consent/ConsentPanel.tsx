import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ConsentResponse } from '@veche/contract/admin/consent.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice } from '../../../ui/query-states.tsx'
import * as styles from '../../../ui/settings-section.module.css'
import { AskErasureDialog } from '../AskErasureDialog.tsx'
import { CONSENT_KEY, consentQuery, publishConsent } from './consent.queries.ts'

/** Whom the form names, and whose consent was taken back: each is a demand to erase. */
export function ConsentPanel() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(consentQuery)
  return (
    <section className={`panel ${styles.settingsSection}`} aria-label={t('person.consent.title')}>
      <h2>{t('person.consent.title')}</h2>
      <p className="sm muted">{t('person.consent.text')}</p>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {data && <Wording key={data.text?.no ?? 0} text={data.text} />}
      {data && <Withdrawals withdrawals={data.withdrawals} />}
    </section>
  )
}

const LIMIT = 300

function Wording({ text }: Pick<ConsentResponse, 'text'>) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [form, setForm] = useState({
    operatorName: text?.operatorName ?? '',
    operatorAddress: text?.operatorAddress ?? '',
    policyUrl: text?.policyUrl ?? '',
  })
  const publish = useMutation({
    mutationFn: () => publishConsent(form),
    onSuccess: () => showToast(t('person.consent.published')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: CONSENT_KEY }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    publish.mutate()
  }
  const field = (name: keyof typeof form) => ({
    ...{ label: t(`person.consent.${name}`), name, value: form[name], limit: LIMIT },
    onChange: ({ target }: { target: HTMLInputElement }) => setForm({ ...form, [name]: target.value }),
  })
  return (
    <form className="form" onSubmit={submit}>
      <p>
        {text
          ? t('person.consent.current', { no: text.no, moment: moment(text.changedAt) })
          : t('person.consent.none')}
      </p>
      <TextField {...field('operatorName')} required />
      <TextField {...field('operatorAddress')} required />
      <TextField {...field('policyUrl')} type="url" hint={t('person.consent.policyHint')} />
      <Button type="submit" isBusy={publish.isPending}>
        {t('person.consent.publish')}
      </Button>
    </form>
  )
}

function Withdrawals({ withdrawals }: Pick<ConsentResponse, 'withdrawals'>) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const [asking, setAsking] = useState<number | null>(null)
  return (
    <>
      <h3>{t('person.consent.withdrawals.title')}</h3>
      {withdrawals.length === 0 && <p className="muted">{t('person.consent.withdrawals.none')}</p>}
      <ul className={styles.linedList}>
        {withdrawals.map(({ requestNumber, number, at, isErased }) => (
          <li key={requestNumber}>
            <span className="grow">
              {t('person.consent.withdrawals.one', { request: requestNumber, moment: shortMoment(at) })}
              {number !== null && `, ${t('person.consent.withdrawals.question', { number })}`}
            </span>
            {isErased && <span className="muted">{t('person.consent.withdrawals.erased')}</span>}
            {!isErased && number !== null && (
              <Button size="s" look="danger" onClick={() => setAsking(number)}>
                {t('person.consent.withdrawals.ask')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asking !== null && <AskErasureDialog given={asking} onClose={() => setAsking(null)} />}
    </>
  )
}
