import { IconCamera } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { SUBTASK_WORDS_LIMIT } from '@veche/contract/values/casework/subtasks.ts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PICTURES } from '../../../lib/files/upload-file.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { meQuery } from '../../../lib/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { begunDone, doneOrKeep } from './kept-subtasks.ts'
import { OWN_SUBTASKS, type Subtask } from './subtasks.queries.ts'

const COMMAND = schemaOf(() => import('@veche/contract/casework/subtasks.ts'), 'SubtaskCommand')

type Props = { subtask: Subtask; onClose: () => void; onDone: () => void }

/** Both may stay empty: the tick alone says enough. */
export function DoneDialog({ subtask, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [words, setWords] = useBegun(begunDone(subtask.id), '')
  const [photo, setPhoto] = useState<File | null>(null)
  const userId = useQuery(meQuery).data?.id ?? ''
  async function send() {
    const isDone = await doneOrKeep(userId, { subtask, words: words.trim(), photo })
    setWords('')
    onDone()
    return isDone
  }
  const body = { type: 'done', words, expectedRevision: subtask.revision }
  return (
    <FormDialog
      title={t('subtasks.done.title')}
      submitLabel={t('subtasks.act.done')}
      doneText={(isDone) => t(isDone ? 'subtasks.told.done' : 'subtasks.kept.told')}
      isSentLater
      refresh={OWN_SUBTASKS}
      accepted={{ schema: COMMAND, body }}
      send={send}
      onClose={onClose}
    >
      <p>{subtask.what}</p>
      <TextArea
        label={t('subtasks.done.words')}
        name="words"
        data-autofocus=""
        limit={SUBTASK_WORDS_LIMIT}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <p className="row g2 wrap">
        <input
          ref={input}
          hidden
          type="file"
          accept={PICTURES}
          capture="environment"
          onChange={({ target }) => setPhoto(target.files?.[0] ?? null)}
        />
        <Button
          size="s"
          icon={<IconCamera className="ic" aria-hidden="true" />}
          onClick={() => input.current?.click()}
        >
          {t('subtasks.done.photo')}
        </Button>
        {photo && <span className="sm">{photo.name}</span>}
      </p>
    </FormDialog>
  )
}
