import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { meQuery } from '../../../lib/session.ts'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { ADDED, practiceComments } from './kept-talk.ts'
import { REFRESH } from './practices.queries.ts'

/** Under which words that were begun of a practice stay. */
export const begunComment = (practiceId: string) => `practice comment ${practiceId}`

export function CommentDialog({ practiceId, onClose }: { practiceId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const [id] = useState(randomId)
  const userId = useQuery(meQuery).data?.id ?? ''
  const [words, setWords] = useBegun(begunComment(practiceId), '')
  useSendsLater()
  const comment = { id, words: words.trim() }
  return (
    <FormDialog
      title={t('practices.comment')}
      submitLabel={t('practices.send')}
      doneText={(isSent) => t(isSent === false ? 'practices.keptComment.told' : 'practices.sent')}
      isSentLater
      refresh={REFRESH}
      accepted={{ schema: ADDED, body: comment, words: { words: t('practices.noReason') } }}
      send={async () => {
        const isSent = await practiceComments.sendOrKeep(userId, {
          ...{ place: id, incidentId: practiceId },
          body: comment,
        })
        setWords('')
        return isSent
      }}
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
