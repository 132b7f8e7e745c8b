import { ANSWER_LINE_LIMIT } from '@veche/contract/limits.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextArea } from '../../ui/Field.tsx'
import { AirFormDialog } from './AirFormDialog.tsx'
import type { Question } from './codes.ts'
import { useAir } from './use-air.ts'

/** What was answered on air, written or mended after it. */
export function WordDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const { t } = useTranslation()
  const { press } = useAir()
  const [line, setLine] = useState(question.answerLine ?? '')
  return (
    <AirFormDialog
      title={t('livestreams.word.title', { number: question.number })}
      submitLabel={t('common.save')}
      onClose={onClose}
      onSubmit={() => press(question.id, { type: 'word_answer', line: line.trim() })}
    >
      <p className="sm muted">{question.text}</p>
      <TextArea
        data-autofocus
        label={t('livestreams.word.title', { number: question.number })}
        name="line"
        isLabelHidden
        hint={t('livestreams.word.hint')}
        rows={3}
        limit={ANSWER_LINE_LIMIT}
        value={line}
        onChange={({ target }) => setLine(target.value.replaceAll('\n', ' '))}
      />
    </AirFormDialog>
  )
}
