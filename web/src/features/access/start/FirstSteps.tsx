import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MeResponse } from '@veche/contract/access.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { meQuery } from '../../../lib/session.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { stepsFor } from './steps-for.ts'

type Props = { me: Pick<MeResponse, 'abilities'> }
type Step = ReturnType<typeof stepsFor>[number]

function Steps({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation()
  return (
    <ol className="col g2">
      {steps.map((step) => (
        <li key={step}>{t(`start.step.${step}`)}</li>
      ))}
    </ol>
  )
}

/**
 * What the product is and what a person of these roles does in it first: one line that unfolds, until it was read and
 * folded again or put away, on whatever device.
 */
export function Greeting({ me }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const steps = stepsFor(me.abilities)
  const [isOpen, setOpen] = useState(false)
  const queryClient = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: () => unwrap(api.POST('/api/me/greeted')),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
    onError: (error) => showErrorToast(words(error)),
  })
  return (
    <section className="panel" aria-label={t('start.title')}>
      <div className="ph row g2">
        <h2 className="grow">
          <button
            type="button"
            className="lnk tap"
            aria-expanded={isOpen}
            onClick={() => (isOpen ? mutate() : setOpen(true))}
          >
            {t('start.title')}
          </button>
        </h2>
        <Button size="s" isBusy={isPending} onClick={() => mutate()}>
          {t('start.putAway')}
        </Button>
      </div>
      {isOpen && (
        <div className="col g2 pad">
          <p>{t('start.what')}</p>
          <Steps steps={steps} />
          <p className="sm muted">{t('start.again')}</p>
        </div>
      )}
    </section>
  )
}

/** In the profile, for whoever looks it up again. */
export function WhatItIs({ me }: Props) {
  const { t } = useTranslation()
  return (
    <details className="panel">
      <summary className="pad b">{t('start.about')}</summary>
      <div className="col g2 pad">
        <p>{t('start.what')}</p>
        <Steps steps={stepsFor(me.abilities)} />
      </div>
    </details>
  )
}
