import { REPLY_LIMIT } from '@veche/contract/limits.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { TextArea } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { emptyFields } from '../../ui/form-problems.ts'
import type { Livestream, Replies } from './livestreams.queries.ts'
import { previewOf } from './reply-preview.ts'

type Props = { stream: Livestream; replies: Replies; onClose: () => void }

/** «Ответить авторам»: one text, each reads the second of the answer to their own question. */
export function RepliesDialog({ stream, replies, onClose }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState(replies.template)
  const send = () =>
    unwrap(
      api.POST('/api/livestreams/{livestreamId}/replies', {
        params: { path: { livestreamId: stream.id } },
        body: { text: text.trim() },
      }),
    )
  return (
    <FormDialog
      title={t('livestreams.replies.open')}
      submitLabel={t('livestreams.replies.submit', { count: replies.places })}
      doneText={t('livestreams.replies.done')}
      refresh={['livestream', stream.id]}
      missing={emptyFields({ text }, t('common.fillField'))}
      send={send}
      onClose={onClose}
      isWide
    >
      <p className="sm">{t('livestreams.replies.places', { count: replies.places })}</p>
      <TextArea
        data-autofocus
        label={t('livestreams.replies.text')}
        name="text"
        hint={t('livestreams.replies.hint')}
        rows={4}
        limit={REPLY_LIMIT}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="col g1">
        <b className="lab">{t('livestreams.replies.preview')}</b>
        <p className="sm pre lv-f">{previewOf(text, replies.example)}</p>
      </div>
    </FormDialog>
  )
}
