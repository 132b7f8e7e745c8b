import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Combobox } from '../../../ui/forms/Combobox.tsx'

type Option = { value: string; label: string }
type Props = {
  label: string
  name: string
  options: readonly Option[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Several of a long list: each is added from it and taken away by its own button. */
export function CodesField({ label, name, options, chosen, onChange }: Props) {
  const { t } = useTranslation()
  const nameOf = (code: string) => options.find(({ value }) => value === code)?.label ?? code
  return (
    <div className="col g2">
      <Combobox
        label={label}
        name={name}
        value={null}
        options={options.filter(({ value }) => !chosen.includes(value))}
        onChange={(code) => code !== null && onChange([...chosen, code])}
        placeholder={t('portal.add')}
      />
      <ul className="row g2 wrap">
        {chosen.map((code) => (
          <li key={code} className="tag row g1">
            {nameOf(code)}
            <Button
              size="s"
              look="quiet"
              icon={<IconX className="ic" />}
              aria-label={t('portal.remove', { name: nameOf(code) })}
              onClick={() => onChange(chosen.filter((one) => one !== code))}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
