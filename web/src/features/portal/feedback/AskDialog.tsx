import {
  FEEDBACK_KINDS,
  FEEDBACK_TITLE_LIMIT,
  FEEDBACK_WORDS_LIMIT,
} from '@veche/contract/values/portal/feedback.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { ChoiceField, TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { createThread } from './feedback.queries.ts'

const CREATED = schemaOf(() => import('@veche/contract/portal/feedback.ts'), 'CreateFeedbackRequest')

type Props = { onClose: () => void; onCreated: (threadId: string) => void }

export function AskDialog({ onClose, onCreated }: Props) {
  const { t } = useTranslation()
  const [id] = useState(randomId)
  const [kind, setKind] = useState<(typeof FEEDBACK_KINDS)[number]>('question')
  const [title, setTitle] = useState('')
  const [words, setWords] = useState('')
  const [isPrivate, setPrivate] = useState(false)
  const thread = { id, kind, title: title.trim(), words: words.trim(), isPrivate }
  return (
    <FormDialog
      title={t('feedback.askTitle')}
      submitLabel={t('feedback.send')}
      doneText={t('feedback.asked')}
      refresh={['feedback']}
      accepted={{
        ...{ schema: CREATED, body: thread },
        words: { title: t('feedback.noTitle'), words: t('feedback.noWords') },
      }}
      send={async () => {
        await createThread(thread)
        onCreated(id)
      }}
      onClose={onClose}
    >
      <ChoiceField label={t('feedback.kinds')} name="kind">
        {FEEDBACK_KINDS.map((one) => (
          <label className="chk-l" key={one}>
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            {t(`feedback.kind.${one}`)}
          </label>
        ))}
      </ChoiceField>
      <TextField
        label={t('feedback.titleField')}
        name="title"
        limit={FEEDBACK_TITLE_LIMIT}
        data-autofocus=""
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <TextArea
        label={t('feedback.words')}
        name="words"
        rows={6}
        limit={FEEDBACK_WORDS_LIMIT}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <label className="chk-l">
        <input type="checkbox" checked={isPrivate} onChange={({ target }) => setPrivate(target.checked)} />
        {t('feedback.askPrivate')}
      </label>
      <p className="sm muted">{t(isPrivate ? 'feedback.seenByCentre' : 'feedback.seenByAll')}</p>
      <p className="sm muted">{t('feedback.nameless')}</p>
    </FormDialog>
  )
}
