import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../lib/directory.ts'
import { Combobox } from '../../ui/forms/Combobox.tsx'
import { TextField } from '../../ui/forms/Field.tsx'
import { CredentialFields } from './CredentialFields.tsx'
import type { ChannelForm } from './channel-form.ts'
import { useNetworkWords } from './use-network-words.ts'
import * as styles from './wizard.module.css'

type Props = { form: ChannelForm; onChange: (part: Partial<ChannelForm>) => void }

export function KeyFields({ form, onChange }: Props) {
  const { setup } = form
  const words = useNetworkWords(setup.network)
  return (
    <>
      <ol className={`${styles.howTo} sm muted`}>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {setup.isIdAsked && (
        <TextField
          label={words.idLabel}
          name="externalId"
          hint={words.idHint}
          value={form.externalId}
          autoComplete="off"
          onChange={({ target }) => onChange({ externalId: target.value })}
        />
      )}
      <CredentialFields
        setup={setup}
        values={form.credentials}
        onChange={(credentials) => onChange({ credentials })}
      />
    </>
  )
}

export function ChannelFields({ form, onChange }: Props) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const words = useNetworkWords(form.setup.network)
  return (
    <>
      <Combobox
        label={t('channels.field.municipality')}
        name="municipalityCode"
        value={form.municipalityCode}
        options={directory.municipalities.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(municipalityCode) => onChange({ municipalityCode })}
      />
      {form.setup.transports.length > 1 && (
        <fieldset className="radios">
          <legend className="lab">{t('channels.field.transport')}</legend>
          {form.setup.transports.map((transport) => (
            <label className="chk-l" key={transport}>
              <input
                type="radio"
                name="transport"
                checked={form.transport === transport}
                onChange={() => onChange({ transport })}
              />
              <span>
                {t(`channels.transport.${transport}`)}
                <span className="xs muted blk">{words.transportHint(transport)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}
