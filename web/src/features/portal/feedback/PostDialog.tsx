import { useQuery } from '@tanstack/react-query'
import { FEEDBACK_WORDS_LIMIT } from '@veche/contract/values/portal/feedback.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { meQuery } from '../../../lib/session.ts'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { begunPost } from './begun-post.ts'
import type { Thread } from './feedback.queries.ts'
import { ADDED, saidToCentre } from './kept-feedback.ts'

/** Words of the centre, or of whoever asked. */
export function PostDialog({ thread, onClose }: { thread: Thread; onClose: () => void }) {
  const { t } = useTranslation()
  // One press, however often the line repeats it.
  const [id] = useState(randomId)
  const userId = useQuery(meQuery).data?.id ?? ''
  const [words, setWords] = useBegun(begunPost(thread.id), '')
  useSendsLater()
  const post = { id, words: words.trim() }
  const title = t(thread.mayAnswer ? 'feedback.answer' : 'feedback.writeAgain')
  return (
    <FormDialog
      title={title}
      submitLabel={t('feedback.send')}
      doneText={(isSent) => t(isSent === false ? 'feedback.kept.told' : 'feedback.sent')}
      isSentLater
      refresh={['feedback']}
      accepted={{ schema: ADDED, body: post, words: { words: t('feedback.noWords') } }}
      send={async () => {
        const act = { place: id, incidentId: thread.id, body: post }
        const isSent = await saidToCentre.sendOrKeep(userId, act)
        setWords('')
        return isSent
      }}
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
