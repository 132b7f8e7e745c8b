import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem, TextField } from '../../../ui/forms/Field.tsx'
import { useFormProblem } from '../../../ui/forms/form-problems.ts'
import * as styles from './plan.module.css'
import type { StreamForm } from './stream-form.ts'

type Speakers = StreamForm['speakers']
type Props = { speakers: Speakers; onChange: (speakers: Speakers) => void }

const MOST = 10

/** Who answers: a name and what they are. */
export function SpeakerFields({ speakers, onChange }: Props) {
  const { t } = useTranslation()
  const wrong = useFormProblem('speakers')
  function change(index: number, changes: Partial<Speakers[number]>) {
    onChange(speakers.map((speaker, at) => (at === index ? { ...speaker, ...changes } : speaker)))
  }
  return (
    <fieldset className="col g2" data-wrong={wrong ? '' : undefined}>
      <legend className="lab">{t('livestreams.form.speakers')}</legend>
      <FieldProblem name="speakers" />
      {speakers.map((speaker, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a form have no identity of their own
        <div className={styles.speaker} key={index}>
          <TextField
            label={t('livestreams.form.speakerName')}
            name="name"
            isLabelHidden
            placeholder={t('livestreams.form.speakerName')}
            limit={100}
            value={speaker.name}
            onChange={({ target }) => change(index, { name: target.value })}
          />
          <TextField
            label={t('livestreams.form.speakerPosition')}
            name="position"
            isLabelHidden
            placeholder={t('livestreams.form.speakerPosition')}
            limit={200}
            value={speaker.position}
            onChange={({ target }) => change(index, { position: target.value })}
          />
          {speakers.length > 1 && (
            <Button
              look="quiet"
              icon={<IconTrash className="ic" />}
              aria-label={t('livestreams.form.speakerRemove')}
              onClick={() => onChange(speakers.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      {speakers.length < MOST && (
        <span>
          <Button
            size="s"
            icon={<IconPlus className="ic s" aria-hidden="true" />}
            onClick={() => onChange([...speakers, { name: '', position: '' }])}
          >
            {t('livestreams.form.speakerAdd')}
          </Button>
        </span>
      )}
    </fieldset>
  )
}
