import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { emptyFields } from '../../ui/form-problems.ts'
import { AirFormDialog } from './AirFormDialog.tsx'
import { TYPED_CODES, type TypedChannel } from './codes.ts'
import { useAir } from './use-air.ts'

/** A question by phone or from the hall in two fields: what and who. */
export function TypedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { type } = useAir()
  const [channel, setChannel] = useState<TypedChannel>('phone')
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  return (
    <AirFormDialog
      title={t('livestreams.typed.title')}
      submitLabel={t('livestreams.typed.submit')}
      missing={emptyFields({ text }, t('common.fillField'))}
      onClose={onClose}
      onSubmit={() => type({ channel, text: text.trim(), name: name.trim() })}
    >
      <fieldset className="seg">
        <legend className="sr">{t('livestreams.typed.channel')}</legend>
        {TYPED_CODES.map((code) => (
          <button key={code} type="button" aria-pressed={code === channel} onClick={() => setChannel(code)}>
            {t(`livestreams.channel.${code}`)}
          </button>
        ))}
      </fieldset>
      <TextArea
        data-autofocus
        label={t('livestreams.typed.text')}
        name="text"
        rows={3}
        limit={2000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <TextField
        label={t('livestreams.typed.name')}
        name="name"
        hint={t('livestreams.typed.nameHint')}
        limit={200}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
    </AirFormDialog>
  )
}
