import type { ChatMessageResponse } from '@veche/contract/chats.ts'
import { MODERATION_KINDS, MODERATION_REASONS } from '@veche/contract/values/chats.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import type { ModerationKind, ModerationReason } from '../chat/index.ts'
import * as styles from '../questions/questions.module.css'

export type ModerationAsk = {
  message: ChatMessageResponse
  kind: ModerationKind
  reason: ModerationReason | ''
}

const ACT = schemaOf(() => import('@veche/contract/chats.ts'), 'ModerateRequest')
const HOURS = [1, 24, 72, 168, 720] as const
const FOR_EVER = ''

type Props = {
  chatId: string
  ask: ModerationAsk
  /** Null: the reader may do nothing in the network from here. */
  onInNetwork: (() => void) | null
  onClose: () => void
}

/** Why and for how long. The act itself is done in the network by hand: here stands who answers for it. */
export function ModerateDialog({ chatId, ask, onInNetwork, onClose }: Props) {
  const { t } = useTranslation()
  const [kind, setKind] = useState(ask.kind)
  const [reason, setReason] = useState<ModerationReason | ''>(ask.reason)
  const [hours, setHours] = useState('24')
  const hasTerm = kind === 'mute' || kind === 'ban'
  const needsSecond = hasTerm && hours === FOR_EVER
  const body = {
    ...{ messageId: ask.message.id, kind, reason },
    hours: hasTerm && hours !== FOR_EVER ? Number(hours) : null,
  }
  return (
    <FormDialog
      title={t('chats.moderation.title')}
      submitLabel={t(needsSecond ? 'chats.moderation.propose' : 'chats.moderation.record')}
      doneText={t(needsSecond ? 'chats.moderation.proposed' : 'chats.moderation.recorded')}
      refresh={['chat', chatId]}
      onClose={onClose}
      accepted={{ schema: ACT, body, words: { reason: t('common.fillField') } }}
      send={
        reason === ''
          ? null
          : () =>
              unwrap(
                api.POST('/api/chats/{chatId}/moderation', {
                  params: { path: { chatId } },
                  body: { ...body, reason },
                }),
              )
      }
    >
      <blockquote className={`${styles.quoted} sm`}>{ask.message.text}</blockquote>
      <div className="grid2">
        <SelectField
          label={t('chats.moderation.kindLabel')}
          name="kind"
          data-autofocus=""
          value={kind}
          onChange={({ target }) => setKind(MODERATION_KINDS.find((code) => code === target.value) ?? 'warn')}
        >
          {MODERATION_KINDS.map((code) => (
            <option key={code} value={code}>
              {t(`chats.moderation.kind.${code}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('chats.moderation.reasonLabel')}
          name="reason"
          value={reason}
          onChange={({ target }) => setReason(MODERATION_REASONS.find((code) => code === target.value) ?? '')}
        >
          <option value="">{t('chats.moderation.choose')}</option>
          {MODERATION_REASONS.map((code) => (
            <option key={code} value={code}>
              {t(`chats.moderation.reason.${code}`)}
            </option>
          ))}
        </SelectField>
        {hasTerm && (
          <SelectField
            label={t('chats.moderation.term')}
            name="hours"
            value={hours}
            onChange={({ target }) => setHours(target.value)}
          >
            {HOURS.map((count) => (
              <option key={count} value={count}>
                {t(`chats.moderation.hours.${count}`)}
              </option>
            ))}
            <option value={FOR_EVER}>{t('chats.moderation.forEver')}</option>
          </SelectField>
        )}
      </div>
      {needsSecond && <Notice state="attention" title={t('chats.moderation.second')} />}
      <p className="sm muted">{t('chats.moderation.byHand')}</p>
      {onInNetwork && (
        <p>
          <Button size="s" onClick={onInNetwork}>
            {t('chats.moderation.inNetwork')}
          </Button>
        </p>
      )}
    </FormDialog>
  )
}
