import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeptWords } from '../../../lib/forms/kept-words.ts'
import { TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { emptyFields } from '../../../ui/forms/form-problems.ts'
import { AirFormDialog, useAir } from '../commands/index.ts'
import { TYPED_CODES, type TypedChannel } from '../stream/index.ts'

/** A question by phone or from the hall in two fields: what and who. */
export function TypedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { type, store } = useAir()
  const place = `air-typed.${store.place.userId}.${store.place.livestreamId}`
  const [channel, setChannel] = useState<TypedChannel>('phone')
  const text = useKeptWords(`${place}.text`, '')
  const name = useKeptWords(`${place}.name`, '')
  return (
    <AirFormDialog
      title={t('livestreams.typed.title')}
      submitLabel={t('livestreams.typed.submit')}
      missing={emptyFields({ text: text.text }, t('common.fillField'))}
      onClose={onClose}
      onDone={() => {
        for (const kept of [text, name]) kept.forget()
      }}
      onSubmit={() => type({ channel, text: text.text.trim(), name: name.text.trim() })}
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
        value={text.text}
        onChange={({ target }) => text.write(target.value)}
      />
      <TextField
        label={t('livestreams.typed.name')}
        name="name"
        hint={t('livestreams.typed.nameHint')}
        limit={200}
        value={name.text}
        onChange={({ target }) => name.write(target.value)}
      />
    </AirFormDialog>
  )
}
