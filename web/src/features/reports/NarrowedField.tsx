import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { type Narrowed, useNarrowedNames } from './use-narrowed-names.ts'

type Props = { value: Narrowed; onChange: (value: Narrowed) => void }

/** What figures are narrowed to, with the way back; it is chosen on their page. */
export function NarrowedField({ value, onChange }: Props) {
  const { t } = useTranslation()
  const named = useNarrowedNames()(value)
  if (named.length === 0) return null
  return (
    <div className="row g1 wrap">
      <span className="lab">{t('reports.narrowed.label')}</span>
      {named.map(({ key, name }) => (
        <Button
          key={key}
          size="s"
          icon={<IconX className="ic s" aria-hidden="true" />}
          aria-label={t('reports.narrowed.without', { name })}
          onClick={() => onChange({ ...value, [key]: undefined })}
        >
          {name}
        </Button>
      ))}
    </div>
  )
}
