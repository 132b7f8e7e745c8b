import { PULSE_QUESTIONS, PULSE_SCALE, PULSE_WORDS_LIMIT } from '@veche/contract/values/portal/pulse.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField, TextArea } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { getBlank, handIn } from './kept-blank.ts'
import * as styles from './pulse.module.css'
import type { Pulse } from './pulse.queries.ts'

type Score = (typeof PULSE_SCALE)[number]
type Props = { pulse: Pulse; userId: string; onClose: () => void }

/** The blank is taken with the press that hands it in. */
export function PulseDialog({ pulse, userId, onClose }: Props) {
  const { t } = useTranslation()
  const [scores, setScores] = useState<readonly (Score | null)[]>(PULSE_QUESTIONS.map(() => null))
  const [words, setWords] = useState('')
  const said = scores.filter((score) => score !== null)
  const missing = Object.fromEntries(
    scores.flatMap((score, place) => (score === null ? [[`scores.${place}`, t('pulse.choose')]] : [])),
  )

  async function send() {
    const blank = await getBlank(userId, pulse)
    await handIn({ userId, month: pulse.month }, blank, { scores: said, words: words.trim() })
  }

  return (
    <FormDialog
      title={t('pulse.title')}
      submitLabel={t('pulse.send')}
      doneText={t('pulse.sent')}
      refresh={['pulse']}
      missing={missing}
      send={send}
      onClose={onClose}
    >
      {PULSE_QUESTIONS.map((question, place) => (
        <ChoiceField key={question} label={t(`pulse.question.${question}`)} name={`scores.${place}`}>
          <span className={styles.scale}>
            {PULSE_SCALE.map((score) => (
              <label className="chk-l" key={score}>
                <input
                  type="radio"
                  name={`scores.${place}`}
                  checked={scores[place] === score}
                  onChange={() => setScores(scores.with(place, score))}
                />
                {t('pulse.option', { score, name: t(`pulse.score.${score}`) })}
              </label>
            ))}
          </span>
        </ChoiceField>
      ))}
      <TextArea
        label={t('pulse.ownWords')}
        name="words"
        rows={4}
        limit={PULSE_WORDS_LIMIT}
        hint={t('pulse.ownWordsHint')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
    </FormDialog>
  )
}
