import { FEEDBACK_WORDS_LIMIT } from '@veche/contract/values/portal/feedback.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { addPost, type Thread } from './feedback.queries.ts'

const ADDED = schemaOf(() => import('@veche/contract/portal/feedback.ts'), 'AddFeedbackPostRequest')

/** Words of the centre, or of whoever asked. */
export function PostDialog({ thread, onClose }: { thread: Thread; onClose: () => void }) {
  const { t } = useTranslation()
  // One press, however often the line repeats it.
  const [id] = useState(randomId)
  const [words, setWords] = useState('')
  const post = { id, words: words.trim() }
  const title = t(thread.mayAnswer ? 'feedback.answer' : 'feedback.writeAgain')
  return (
    <FormDialog
      title={title}
      submitLabel={t('feedback.send')}
      doneText={t('feedback.sent')}
      refresh={['feedback']}
      accepted={{ schema: ADDED, body: post, words: { words: t('feedback.noWords') } }}
      send={() => addPost(thread.id, post)}
      onClose={onClose}
    >
      <p className="sm muted pre">{thread.title}</p>
      <TextArea
        label={t('feedback.words')}
        name="words"
        rows={6}
        limit={FEEDBACK_WORDS_LIMIT}
        data-autofocus=""
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
    </FormDialog>
  )
}
