import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MeResponse } from '@veche/contract/access.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { meQuery } from '../../../lib/session.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { stepsFor } from './steps-for.ts'

type Props = { me: Pick<MeResponse, 'abilities'> }

/** What the product is and what a person of these roles does in it first. */
export function FirstSteps({ me }: Props) {
  const { t } = useTranslation()
  return (
    <div className="col g2 pad">
      <p>{t('start.what')}</p>
      <ol className="col g2">
        {stepsFor(me.abilities).map((step) => (
          <li key={step}>{t(`start.step.${step}`)}</li>
        ))}
      </ol>
    </div>
  )
}

/** Until it is put away, on whatever device. */
export function Greeting({ me }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: () => unwrap(api.POST('/api/me/greeted')),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
    onError: (error) => showErrorToast(words(error)),
  })
  return (
    <section className="panel" aria-label={t('start.title')}>
      <div className="ph">
        <h2>{t('start.title')}</h2>
      </div>
      <FirstSteps me={me} />
      <div className="col g2 pad">
        <p className="sm muted">{t('start.again')}</p>
        <div>
          <Button isBusy={isPending} onClick={() => mutate()}>
            {t('start.putAway')}
          </Button>
        </div>
      </div>
    </section>
  )
}

/** In the profile, for whoever looks it up again. */
export function WhatItIs({ me }: Props) {
  const { t } = useTranslation()
  return (
    <details className="panel">
      <summary className="pad b">{t('start.about')}</summary>
      <FirstSteps me={me} />
    </details>
  )
}
