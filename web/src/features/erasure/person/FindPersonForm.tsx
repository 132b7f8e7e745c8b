import { useMutation } from '@tanstack/react-query'
import type { FindPersonRequest, FoundPerson } from '@veche/contract/admin/persons.ts'
import { NETWORKS } from '@veche/contract/values/channels.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { findPerson } from './person.queries.ts'

const WAYS = ['account', 'contact', 'name'] as const
type Way = (typeof WAYS)[number]
type Network = (typeof NETWORKS)[number]

export function FindPersonForm({ onFound }: { onFound: (found: FoundPerson) => void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [by, setBy] = useState<Way>('account')
  const [network, setNetwork] = useState(NETWORKS[0])
  const [typed, setTyped] = useState('')
  const find = useMutation({ mutationFn: findPerson, onSuccess: onFound })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const request = requestOf(by, network, typed)
    if (request) find.mutate(request)
  }
  return (
    <form className="form" onSubmit={submit}>
      <fieldset className="seg" aria-label={t('person.find.by')}>
        {WAYS.map((one) => (
          <button key={one} type="button" aria-pressed={one === by} onClick={() => setBy(one)}>
            {t(`person.find.${one}`)}
          </button>
        ))}
      </fieldset>
      {by === 'account' && (
        <SelectField
          label={t('person.find.network')}
          name="network"
          value={network}
          onChange={({ target }) => setNetwork(NETWORKS.find((one) => one === target.value) ?? network)}
        >
          {NETWORKS.map((one) => (
            <option key={one} value={one}>
              {t(`common.network.${one}`)}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={t(`person.find.${by}Label`)}
        name={by}
        required
        limit={by === 'account' ? 200 : 100}
        autoComplete="off"
        value={typed}
        error={find.error ? words(find.error) : undefined}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="submit" isBusy={find.isPending}>
        {t('person.find.go')}
      </Button>
    </form>
  )
}

function requestOf(by: Way, network: Network | undefined, typed: string): FindPersonRequest | null {
  if (by === 'account') return network ? { by, network, account: typed } : null
  return by === 'contact' ? { by, contact: typed } : { by, name: typed }
}
