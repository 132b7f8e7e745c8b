import { SelectField } from './Field.tsx'

export type AskedPlace = { municipalityCode?: string | undefined; agencyCode?: string | undefined }
type Key = keyof AskedPlace
/** Of whom the reader may ask. */
export type PlaceChoices = Record<Key, readonly { code: string; shortName: string }[]>

type Props = {
  label: string
  isLabelHidden?: boolean
  value: AskedPlace
  choices: PlaceChoices
  /** Of asking about nobody in particular, and of the two groups. */
  words: Record<Key | 'nobody', string>
  onChange: (place: AskedPlace) => void
}

/** A municipality or a body, or neither. */
export function PlaceField({ label, isLabelHidden = false, value, choices, words, onChange }: Props) {
  const keys = ['municipalityCode', 'agencyCode'] as const
  const [chosen = ''] = keys.flatMap((key) => (value[key] ? [`${key}:${value[key]}`] : []))
  return (
    <SelectField
      label={label}
      isLabelHidden={isLabelHidden}
      name="place"
      value={chosen}
      onChange={({ target }) => {
        const [key, code] = target.value.split(':')
        onChange({ municipalityCode: undefined, agencyCode: undefined, ...(key && code && { [key]: code }) })
      }}
    >
      <option value="">{words.nobody}</option>
      {keys.map(
        (key) =>
          choices[key].length > 0 && (
            <optgroup key={key} label={words[key]}>
              {choices[key].map(({ code, shortName }) => (
                <option key={code} value={`${key}:${code}`}>
                  {shortName}
                </option>
              ))}
            </optgroup>
          ),
      )}
    </SelectField>
  )
}
