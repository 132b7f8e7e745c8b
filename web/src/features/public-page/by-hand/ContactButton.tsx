import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'

/** Shown when it is asked for: a telephone does not stand on every screen. */
export function ContactButton({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { data, mutate, isPending } = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/incidents/{incidentId}/contact', { params: { path: { incidentId } } })),
    onError: (error) => showErrorToast(words(error)),
  })
  return (
    <p className="row g2 wrap sm" aria-live="polite">
      {data ? (
        <span>
          <span className="muted">{t('by-hand.contact.title')}:</span>{' '}
          {data.contact ?? t('by-hand.contact.none')}
        </span>
      ) : (
        <Button size="s" look="quiet" isBusy={isPending} onClick={() => mutate()}>
          {t('by-hand.contact.show')}
        </Button>
      )}
    </p>
  )
}
