import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../lib/directory.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { TextField } from '../../ui/Field.tsx'
import { type ChannelForm, toGroupId } from './channel-form.ts'

type Props = { form: ChannelForm; onChange: (part: Partial<ChannelForm>) => void }
const TRANSPORTS = ['webhook', 'long_poll'] as const
const HOW = ['open', 'rights', 'copy'] as const

export function KeyFields({ form, onChange }: Props) {
  const { t } = useTranslation()
  const isWrongId = form.externalId !== '' && toGroupId(form.externalId) === ''
  return (
    <>
      <ol className="how sm muted">
        {HOW.map((key) => (
          <li key={key}>{t(`channels.wizard.how.${key}`)}</li>
        ))}
      </ol>
      <TextField
        label={t('channels.field.externalId')}
        hint={t('channels.hint.externalId')}
        value={form.externalId}
        autoComplete="off"
        error={isWrongId ? t('channels.wrongId') : undefined}
        onChange={({ target }) => onChange({ externalId: target.value })}
      />
      {(['token', 'serviceToken', 'userToken'] as const).map((key) => (
        <TextField
          key={key}
          label={t(`channels.field.${key}`)}
          hint={t(`channels.hint.${key}`)}
          type="password"
          autoComplete="off"
          value={form[key]}
          onChange={({ target }) => onChange({ [key]: target.value })}
        />
      ))}
    </>
  )
}

export function ChannelFields({ form, onChange }: Props) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  return (
    <>
      <Combobox
        label={t('channels.field.municipality')}
        value={form.municipalityCode}
        options={directory.municipalities.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(municipalityCode) => onChange({ municipalityCode })}
      />
      <fieldset className="radios">
        <legend className="lab">{t('channels.field.transport')}</legend>
        {TRANSPORTS.map((transport) => (
          <label className="chk-l" key={transport}>
            <input
              type="radio"
              name="transport"
              checked={form.transport === transport}
              onChange={() => onChange({ transport })}
            />
            <span>
              {t(`channels.transport.${transport}`)}
              <span className="xs muted blk">{t(`channels.transportHint.${transport}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </>
  )
}
