import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { SEND_BACK_REASONS } from '@veche/contract/values/answers.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommandKeys } from '../../../lib/forms/command-key.ts'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { meQuery } from '../../../lib/session.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChoiceField, TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import type { Check } from '../answers.queries.ts'
import { begunSendBack, decisions } from '../kept-decisions/index.ts'
import { foundReason, type SendBackCode } from './send-back-reason.ts'

const COMMENT_LIMIT = 2000

type Props = {
  incident: IncidentResponse
  versionNo: number
  writerName: string
  checks: readonly Check[]
  onClose: () => void
  onDone: () => void
}

/** A reason of the list and words of one's own: the author must know what to mend. */
export function SendBackDialog({ incident, versionNo, writerName, checks, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { time } = useFormat()
  const userId = useQuery(meQuery).data?.id ?? ''
  const keyOf = useCommandKeys()
  const [reasonCode, setReasonCode] = useState<SendBackCode | null>(() => foundReason(checks))
  const [comment, setComment] = useBegun(begunSendBack(incident.id), '')
  // Whoever has the question by now, and whoever wrote where nobody has it.
  const to = incident.assigneeName ?? writerName
  const isUnchosen = reasonCode === null
  const isWordless = comment.trim() === ''
  async function send(reason: SendBackCode): Promise<boolean> {
    const body = { versionNo, reasonCode: reason, comment, expectedVersion: incident.version }
    let isSent: boolean
    try {
      isSent = await decisions.sendOrKeep(userId, {
        ...{ place: incident.id, incidentId: incident.id },
        body: { type: 'send_back', number: incident.number, request: { ...body, key: keyOf(body) } },
      })
    } finally {
      void queryClient.invalidateQueries({ queryKey: ['incidents'] })
      void queryClient.invalidateQueries({ queryKey: ['incident', incident.id] })
    }
    setComment('')
    onDone()
    return isSent
  }
  return (
    <FormDialog
      title={t('answers.sendBack.title')}
      submitLabel={t(
        isUnchosen
          ? 'answers.sendBack.chooseReason'
          : isWordless
            ? 'answers.sendBack.sayWhat'
            : 'answers.sendBack.submit',
      )}
      doneText={(isSent) =>
        isSent === false
          ? t('taking.waits', { act: t('taking.act.send_back'), time: time(Date.now()) })
          : t('answers.sendBack.done', { name: to, number: incident.number })
      }
      isSentLater
      refresh={['answer', incident.id]}
      send={isUnchosen || isWordless ? null : () => send(reasonCode)}
      missing={{
        ...(isUnchosen && { reasonCode: t('answers.sendBack.chooseReason') }),
        ...(isWordless && { comment: t('answers.sendBack.sayWhat') }),
      }}
      onClose={onClose}
    >
      <p className="sm">{t('answers.sendBack.to', { name: to })}</p>
      <ChoiceField label={t('answers.sendBack.reasonTitle')} name="reasonCode">
        {SEND_BACK_REASONS.map((code, index) => (
          <label className="chk-l" key={code}>
            <input
              type="radio"
              name="reason"
              checked={code === reasonCode}
              data-autofocus={isUnchosen && index === 0 ? '' : undefined}
              onChange={() => setReasonCode(code)}
            />
            <span>{t(`answers.sendBack.reason.${code}`)}</span>
          </label>
        ))}
      </ChoiceField>
      <TextArea
        label={t('answers.sendBack.comment')}
        name="comment"
        hint={t('answers.sendBack.hint')}
        required
        limit={COMMENT_LIMIT}
        data-autofocus={isUnchosen ? undefined : ''}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
    </FormDialog>
  )
}
