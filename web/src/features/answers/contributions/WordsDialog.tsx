import { useQuery } from '@tanstack/react-query'
import { CONTRIBUTION_WORDS_LIMIT } from '@veche/contract/values/casework/contributions.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { meQuery } from '../../../lib/session.ts'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { begunWords } from './begun-words.ts'
import type { Part } from './contributions.queries.ts'
import { actOrKeep, PART_COMMAND, type WordsAct } from './kept-part-acts.ts'

type Props = { part: Part; act: WordsAct; refresh: string[]; onClose: () => void; children?: ReactNode }

/** What is given, refused, sent back or said, in words. What was begun is kept until it is sent. */
export function WordsDialog({ part, act, refresh, onClose, children }: Props) {
  const { t } = useTranslation()
  const userId = useQuery(meQuery).data?.id ?? ''
  const mended = act === 'give' ? (part.answer ?? '') : ''
  const [words, setWords] = useBegun(begunWords(part, act), mended)
  const command = { type: act, words: words.trim(), expectedRevision: part.revision }
  return (
    <FormDialog
      title={t(`contributions.act.${act}`)}
      submitLabel={t(`contributions.act.${act}`)}
      doneText={(isDone) => t(isDone === false ? 'contributions.keptAct.told' : `contributions.done.${act}`)}
      isSentLater
      refresh={refresh}
      accepted={{ schema: PART_COMMAND, body: command, words: { words: t('contributions.noWords') } }}
      send={async () => {
        const isDone = await actOrKeep(userId, part, { type: act, words: words.trim() })
        setWords('')
        return isDone
      }}
      onClose={onClose}
    >
      {children}
      <TextArea
        label={t(`contributions.words.${act}`)}
        hint={t(`contributions.hint.${act}`)}
        name="words"
        rows={act === 'give' ? 8 : 4}
        limit={CONTRIBUTION_WORDS_LIMIT}
        data-autofocus=""
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
    </FormDialog>
  )
}
