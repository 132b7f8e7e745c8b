import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PersonErasure } from '@veche/contract/admin/persons.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from '../../../ui/settings-section.module.css'
import { decidePersonErasure, PERSON_ERASURES_KEY, personErasuresQuery } from './person.queries.ts'

/** Demands to erase a person: how far each has come, what waits and why, and the record of what went. */
export function PersonDemands() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(personErasuresQuery)
  return (
    <section className={`panel ${styles.settingsSection}`} aria-label={t('person.demands.title')}>
      <h2>{t('person.demands.title')}</h2>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {data?.erasures.length === 0 && <p className="muted">{t('person.demands.empty')}</p>}
      {data && data.erasures.length > 0 && (
        <ul className={styles.linedList}>
          {data.erasures.map((erasure) => (
            <Demand key={erasure.id} erasure={erasure} />
          ))}
        </ul>
      )}
    </section>
  )
}

const STATES = { waiting: 'waiting', refused: 'attention', running: 'waiting', done: 'done' } as const

function Demand({ erasure }: { erasure: PersonErasure }) {
  const { t } = useTranslation()
  const { shortMoment, number } = useFormat()
  const { paper, state, askedAt, askedByName, decidedAt, decidedByName, protocol, progress } = erasure
  return (
    <li>
      <span className="grow">
        {paper}
        <span className="xs muted blk">
          {t('person.demands.askedBy', { name: askedByName, moment: shortMoment(askedAt) })}
          {decidedAt &&
            ` · ${t('person.demands.decidedBy', { name: decidedByName, moment: shortMoment(decidedAt) })}`}
        </span>
        {state === 'running' && (
          <span className="xs blk">
            {t('person.demands.progress', {
              erased: number(progress.erased),
              questions: number(progress.questions),
            })}
          </span>
        )}
        {erasure.waitsFor.map(({ number: no, obstacle }) => (
          <span className="xs blk" key={no}>
            {obstacle && t('person.demands.waits', { number: no, why: t(`person.demands.why.${obstacle}`) })}
          </span>
        ))}
        {protocol && (
          <span className="xs blk">
            {t('person.demands.protocol', {
              ...protocol,
              numbers: protocol.erasedQuestions.join(', ') || t('person.demands.noQuestions'),
            })}
          </span>
        )}
      </span>
      <State name={STATES[state]}>{t(`person.demands.state.${state}`)}</State>
      {state === 'waiting' && <Decision erasure={erasure} />}
    </li>
  )
}

function Decision({ erasure: { id, paper, mayConfirm } }: { erasure: PersonErasure }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [isConfirming, setConfirming] = useState(false)
  const refuse = useMutation({
    mutationFn: () => decidePersonErasure(id, 'refuse'),
    onSuccess: () => showToast(t('person.demands.refused')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: PERSON_ERASURES_KEY }),
  })
  return (
    <>
      {mayConfirm ? (
        <Button size="s" look="danger" onClick={() => setConfirming(true)}>
          {t('person.demands.confirm')}
        </Button>
      ) : (
        <span className="sm muted">{t('person.demands.needsAnother')}</span>
      )}
      <Button size="s" look="quiet" disabled={refuse.isPending} onClick={() => refuse.mutate()}>
        {t('person.demands.refuse')}
      </Button>
      {isConfirming && (
        <FormDialog
          title={t('person.demands.confirmTitle')}
          submitLabel={t('person.demands.confirm')}
          doneText={t('person.demands.confirmed')}
          refresh={PERSON_ERASURES_KEY}
          isDangerous
          onClose={() => setConfirming(false)}
          send={() => decidePersonErasure(id, 'confirm')}
        >
          <p>{paper}</p>
          <p>{t('person.goes')}</p>
          <p>
            <b>{t('person.forGood')}</b>
          </p>
        </FormDialog>
      )}
    </>
  )
}
