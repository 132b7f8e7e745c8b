import type { NetworkSetupResponse } from '@veche/contract/channels.ts'
import { TextField } from '../../ui/forms/Field.tsx'
import { useNetworkWords } from './use-network-words.ts'

type Props = {
  setup: NetworkSetupResponse
  values: Readonly<Record<string, string>>
  onChange: (values: Record<string, string>) => void
}

/** The keys of a network; a secret one is typed hidden and never shown again. */
export function CredentialFields({ setup, values, onChange }: Props) {
  const words = useNetworkWords(setup.network)
  return setup.credentials.map(({ name, isSecret }) => (
    <TextField
      key={name}
      label={words.keyLabel(name)}
      name={name}
      hint={words.keyHint(name)}
      type={isSecret ? 'password' : 'text'}
      autoComplete="off"
      value={values[name] ?? ''}
      onChange={({ target }) => onChange({ ...values, [name]: target.value })}
    />
  ))
}
