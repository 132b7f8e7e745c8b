import type { Address } from '@veche/contract/incidents.ts'
import { ADDRESS_LIMITS } from '@veche/contract/rules/limits.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Button } from '../../../ui/Button.tsx'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import * as styles from './by-hand.module.css'
import type { Proposals } from './by-hand.queries.ts'
import type { HandForm } from './hand-form.ts'

const PARTS = ['settlement', 'street', 'house', 'object'] as const

type Props = {
  form: HandForm
  change: (changes: Partial<HandForm>) => void
  proposals: Proposals | undefined
}

/** Municipality and address; what the words name is one press away. */
export function PlaceFields({ form, change, proposals }: Props) {
  const { t } = useTranslation()
  const { directory, municipalityName } = useDirectory()
  const options = useMemo(
    () =>
      directory.municipalities.map(({ code, name, centre }) => ({
        ...{ value: code, label: name, description: centre },
      })),
    [directory],
  )
  const read = proposals?.address ?? null
  const isEmpty = PARTS.every((part) => !form.address[part])
  const code = form.municipalityCode === null ? (proposals?.municipalityCode ?? null) : null
  return (
    <>
      <div>
        <Combobox
          label={t('by-hand.municipality')}
          name="municipalityCode"
          value={form.municipalityCode}
          options={options}
          onChange={(municipalityCode) => change({ municipalityCode, joinId: null })}
        />
        {code !== null && (
          <p className={`row g2 wrap ${styles.proposed}`}>
            <span className="xs muted">{t('by-hand.proposed')}</span>
            <Button size="s" onClick={() => change({ municipalityCode: code })}>
              {municipalityName(code)}
            </Button>
          </p>
        )}
      </div>
      <div>
        {isEmpty && read && (
          <p className={`row g2 wrap ${styles.proposed}`}>
            <span className="xs muted">{t('by-hand.read')}</span>
            <Button size="s" onClick={() => change({ address: read })}>
              {spell(read)}
            </Button>
          </p>
        )}
        <div className="grid2">
          {PARTS.map((part) => (
            <TextField
              key={part}
              label={t(`incidents.address.${part}`)}
              name={part}
              autoComplete="off"
              limit={ADDRESS_LIMITS[part]}
              value={form.address[part] ?? ''}
              onChange={({ target }) =>
                change({ joinId: null, address: { ...form.address, [part]: target.value || null } })
              }
            />
          ))}
        </div>
      </div>
    </>
  )
}

function spell(address: Address): string {
  return PARTS.flatMap((part) => address[part] ?? []).join(', ')
}
