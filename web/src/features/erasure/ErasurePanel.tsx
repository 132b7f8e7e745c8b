import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ErasureResponse } from '@veche/contract/admin/erasure.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../ui/overlays/toast.tsx'
import { ErrorNotice } from '../../ui/query-states.tsx'
import { State } from '../../ui/State.tsx'
import * as styles from '../../ui/settings-section.module.css'
import { AskErasureDialog } from './AskErasureDialog.tsx'
import { ConfirmErasureDialog } from './ConfirmErasureDialog.tsx'
import { decideErasure, ERASURES_KEY, erasuresQuery } from './erasure.queries.ts'

/** Questions that their authors have demanded to be erased: one administrator asks, another confirms. */
export function ErasurePanel() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(erasuresQuery)
  const [isAsking, setAsking] = useState(false)
  return (
    <section
      id="erasure"
      className={`panel ${styles.settingsSection}`}
      aria-label={t('installation.erasure.title')}
    >
      <h2>{t('installation.erasure.title')}</h2>
      <p className="sm muted">{t('installation.erasure.text')}</p>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {data && data.erasures.length > 0 && (
        <ul className={styles.linedList}>
          {data.erasures.map((erasure) => (
            <Erasure key={erasure.id} erasure={erasure} />
          ))}
        </ul>
      )}
      <Button size="s" onClick={() => setAsking(true)}>
        {t('installation.erasure.ask')}
      </Button>
      {isAsking && <AskErasureDialog onClose={() => setAsking(false)} />}
    </section>
  )
}

const STATES = { waiting: 'waiting', refused: 'attention', done: 'done' } as const

function Erasure({ erasure }: { erasure: ErasureResponse }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { paper, state, askedAt, decidedAt } = erasure
  return (
    <li>
      <span className="grow">
        <b className="m">{t(`installation.erasure.short.${erasure.kind}`, { number: erasure.number })}</b>{' '}
        {paper}
        <span className="xs muted blk">
          {t('installation.erasure.askedBy', { name: erasure.askedByName, moment: shortMoment(askedAt) })}
          {decidedAt &&
            ` · ${t('installation.erasure.decidedBy', { name: erasure.decidedByName, moment: shortMoment(decidedAt) })}`}
        </span>
      </span>
      <State name={STATES[state]}>
        {t(
          erasure.waitsFor
            ? `installation.erasure.waitsFor.${erasure.waitsFor}`
            : `installation.erasure.state.${state}`,
        )}
      </State>
      {state === 'waiting' && <Decision erasure={erasure} />}
    </li>
  )
}

function Decision({ erasure }: { erasure: ErasureResponse }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [isConfirming, setConfirming] = useState(false)
  const refuse = useMutation({
    mutationFn: () => decideErasure(erasure.id, 'refuse'),
    onSuccess: () => showToast(t('installation.erasure.refused')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ERASURES_KEY }),
  })
  return (
    <>
      {erasure.mayConfirm ? (
        <Button
          size="s"
          look="danger"
          disabled={erasure.waitsFor !== null}
          onClick={() => setConfirming(true)}
        >
          {t('installation.erasure.confirm')}
        </Button>
      ) : (
        <span className="sm muted">{t('installation.erasure.needsAnother')}</span>
      )}
      <Button size="s" look="quiet" disabled={refuse.isPending} onClick={() => refuse.mutate()}>
        {t('installation.erasure.refuse')}
      </Button>
      {isConfirming && <ConfirmErasureDialog erasure={erasure} onClose={() => setConfirming(false)} />}
    </>
  )
}
