import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { addComment, REFRESH } from './practices.queries.ts'

const ADDED = schemaOf(() => import('@veche/contract/portal/practices.ts'), 'AddPracticeCommentRequest')

export function CommentDialog({ practiceId, onClose }: { practiceId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const [id] = useState(randomId)
  const [words, setWords] = useState('')
  const comment = { id, words: words.trim() }
  return (
    <FormDialog
      title={t('practices.comment')}
      submitLabel={t('practices.send')}
      doneText={t('practices.sent')}
      refresh={REFRESH}
      accepted={{ schema: ADDED, body: comment, words: { words: t('practices.noReason') } }}
      send={() => addComment(practiceId, comment)}
      onClose={onClose}
    >
      <TextArea
        label={t('practices.words')}
        name="words"
        rows={4}
        limit={1000}
        data-autofocus=""
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
    </FormDialog>
  )
}
