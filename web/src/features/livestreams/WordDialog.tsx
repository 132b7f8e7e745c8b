import { ANSWER_LINE_LIMIT } from '@veche/contract/limits.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextArea } from '../../ui/Field.tsx'
import { AirFormDialog } from './AirFormDialog.tsx'
import type { Question } from './codes.ts'
import { ToldNote } from './ToldNote.tsx'
import { useWrittenLine } from './written-line.ts'

/** What was answered on air, written or mended after it. */
export function WordDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const { t } = useTranslation()
  const { begin, send } = useWrittenLine(question)
  const [{ text, before }, setWriting] = useState(begin)
  return (
    <AirFormDialog
      title={t('livestreams.word.title', { number: question.number })}
      submitLabel={t(question.told ? 'livestreams.word.correct' : 'common.save')}
      onClose={onClose}
      onSubmit={() => send({ text, before })}
    >
      <p className="sm muted">{question.text}</p>
      <ToldNote question={question} />
      <TextArea
        data-autofocus
        label={t('livestreams.word.title', { number: question.number })}
        name="line"
        isLabelHidden
        hint={t('livestreams.word.hint')}
        rows={3}
        limit={ANSWER_LINE_LIMIT}
        value={text}
        onChange={({ target }) => setWriting({ before, text: target.value.replaceAll('\n', ' ') })}
      />
    </AirFormDialog>
  )
}
