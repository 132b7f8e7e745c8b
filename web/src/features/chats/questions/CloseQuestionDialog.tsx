import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import type { OpenQuestion } from './QuestionCard.tsx'
import * as styles from './questions.module.css'

const COMMENT_LIMIT = 500
const CLOSING = schemaOf(() => import('@veche/contract/chats.ts'), 'CloseChatQuestionRequest')

type Props = { chatId: string; question: OpenQuestion; how: 'elsewhere' | 'needless'; onClose: () => void }

/** The question was answered by phone or in person, or it needs no answer: said in a few words. */
export function CloseQuestionDialog({ chatId, question, how, onClose }: Props) {
  const { t } = useTranslation()
  const [comment, setComment] = useState('')
  const { messageId } = question
  const body = { how, comment }
  return (
    <FormDialog
      title={t(`chats.question.${how}`)}
      submitLabel={t('chats.question.close')}
      doneText={t('chats.question.closed')}
      refresh={['chat', chatId]}
      onClose={onClose}
      accepted={{ schema: CLOSING, body }}
      send={() =>
        unwrap(
          api.POST('/api/chats/{chatId}/messages/{messageId}/close', {
            params: { path: { chatId, messageId } },
            body,
          }),
        )
      }
    >
      <blockquote className={`${styles.quoted} sm`}>{question.text}</blockquote>
      <TextArea
        label={t(`chats.question.comment.${how}`)}
        name="comment"
        hint={t('chats.question.commentHint')}
        limit={COMMENT_LIMIT}
        required
        data-autofocus=""
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
    </FormDialog>
  )
}
