import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isStale, unwrap } from '../../lib/api.ts'
import { useCommandKeys } from '../../lib/command-key.ts'
import { SEND_BACK_CODES } from '../../lib/names.ts'
import { isTooLong } from '../../lib/text-limit.ts'
import { useBegun } from '../../lib/use-begun.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/query-states.tsx'
import { showToast } from '../../ui/toast.tsx'

const COMMENT_LIMIT = 2000

type Code = (typeof SEND_BACK_CODES)[number]
type Props = { incident: IncidentResponse; versionNo: number; onClose: () => void; onDone: () => void }

/** A reason of the list and words of one's own: the author must know what to mend. */
export function SendBackDialog({ incident, versionNo, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const keyOf = useCommandKeys()
  const [reasonCode, setReasonCode] = useState<Code>('no_answer_to_question')
  const [comment, setComment] = useBegun(`send back ${incident.id}`, '')
  const canSend = comment.trim() !== '' && !isTooLong(comment, COMMENT_LIMIT)
  const sendBack = useMutation({
    mutationFn: () => {
      const body = { versionNo, reasonCode, comment, expectedVersion: incident.version }
      return unwrap(
        api.POST('/api/incidents/{incidentId}/answer/send-back', {
          params: { path: { incidentId: incident.id } },
          body: { ...body, key: keyOf(body) },
        }),
      )
    },
    onSuccess: () => {
      setComment('')
      showToast(t('answers.sendBack.done'))
      onClose()
      onDone()
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['incidents'] })
      void queryClient.invalidateQueries({ queryKey: ['incident', incident.id] })
      void queryClient.invalidateQueries({ queryKey: ['answer', incident.id] })
    },
  })
  return (
    <Dialog title={t('answers.sendBack.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (canSend) sendBack.mutate()
        }}
      >
        <div className="dlg-b">
          {sendBack.error && (
            <Notice
              state={isStale(sendBack.error) ? 'attention' : 'late'}
              title={isStale(sendBack.error) ? t('incidents.stale.title') : words(sendBack.error)}
            />
          )}
          <fieldset className="radios">
            <legend className="lab">{t('answers.sendBack.reasonTitle')}</legend>
            {SEND_BACK_CODES.map((code) => (
              <label className="chk-l" key={code}>
                <input
                  type="radio"
                  name="reason"
                  checked={code === reasonCode}
                  onChange={() => setReasonCode(code)}
                />
                <span>{t(`answers.sendBack.reason.${code}`)}</span>
              </label>
            ))}
          </fieldset>
          <TextArea
            label={t('answers.sendBack.comment')}
            name="comment"
            hint={t('answers.sendBack.hint')}
            required
            limit={COMMENT_LIMIT}
            data-autofocus=""
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
        </div>
        <footer className="dlg-f">
          <Button look="primary" type="submit" isBusy={sendBack.isPending} disabled={!canSend}>
            {t('answers.sendBack.submit')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
