import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RetentionResponse } from '@veche/contract/admin/retention.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { decideTerms, RETENTION_KEY } from './retention.queries.ts'
import { KINDS } from './terms-form.ts'

type Waiting = NonNullable<RetentionResponse['waiting']>

/** The second person sees each term before it is in force. */
export function WaitingTerms({ waiting: { id, terms, askedByName, mayConfirm } }: { waiting: Waiting }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [isConfirming, setConfirming] = useState(false)
  const refuse = useMutation({
    mutationFn: () => decideTerms(id, 'refuse'),
    onSuccess: () => showToast(t('person.retention.refused')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: RETENTION_KEY }),
  })
  const list = KINDS.map((kind) =>
    t('person.retention.days', {
      kind: `${t(`person.retention.kind.${kind}`)}:`,
      n: terms[kind] ?? t('person.retention.ever'),
    }),
  ).join('; ')
  return (
    <div role="status">
      <p>{t('person.retention.waiting', { name: askedByName, list })}</p>
      {mayConfirm ? (
        <Button size="s" look="danger" onClick={() => setConfirming(true)}>
          {t('person.retention.confirm')}
        </Button>
      ) : (
        <span className="sm muted">{t('person.retention.needsAnother')}</span>
      )}
      <Button size="s" look="quiet" disabled={refuse.isPending} onClick={() => refuse.mutate()}>
        {t('person.retention.refuse')}
      </Button>
      {isConfirming && (
        <FormDialog
          title={t('person.retention.confirm')}
          submitLabel={t('person.retention.confirm')}
          doneText={t('person.retention.confirmed')}
          refresh={RETENTION_KEY}
          isDangerous
          onClose={() => setConfirming(false)}
          send={() => decideTerms(id, 'confirm')}
        >
          <p>{list}</p>
          <p>
            <b>{t('person.retention.confirmText')}</b>
          </p>
        </FormDialog>
      )}
    </div>
  )
}
