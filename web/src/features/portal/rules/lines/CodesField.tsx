import { useTranslation } from 'react-i18next'
import { Combobox } from '../../../../ui/forms/Combobox.tsx'
import * as styles from '../rules.module.css'

type Option = { value: string; label: string }
type Props = {
  label: string
  name: string
  options: readonly Option[]
  codes: readonly string[]
  /** Only one may be chosen. */
  isOne?: boolean
  onChange: (codes: readonly string[]) => void
}

/** Several values of a long list: those that are chosen, each with a button that removes it. */
export function CodesField({ label, name, options, codes, isOne = false, onChange }: Props) {
  const { t } = useTranslation()
  if (isOne)
    return (
      <Combobox
        label={label}
        name={name}
        value={codes[0] ?? null}
        options={options}
        placeholder={t('rules.choose')}
        onChange={(code) => onChange(code === null ? [] : [code])}
      />
    )
  const nameOf = (code: string) => options.find(({ value }) => value === code)?.label ?? code
  return (
    <div className={styles.codes}>
      <Combobox
        label={label}
        name={name}
        value={null}
        options={options.filter(({ value }) => !codes.includes(value))}
        placeholder={t(codes.length > 0 ? 'rules.chooseMore' : 'rules.choose')}
        onChange={(code) => code !== null && onChange([...codes, code])}
      />
      {codes.length > 0 && (
        <span className={styles.chosenCodes}>
          {codes.map((code) => (
            <button
              key={code}
              type="button"
              className={styles.chosenCode}
              aria-label={t('rules.remove', { what: nameOf(code) })}
              onClick={() => onChange(codes.filter((one) => one !== code))}
            >
              {nameOf(code)} ×
            </button>
          ))}
        </span>
      )}
    </div>
  )
}
