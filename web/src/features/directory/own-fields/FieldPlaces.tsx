import { useTranslation } from 'react-i18next'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import type { Book } from '../directory.queries.ts'
import type { OwnFieldForm } from './own-field-form.ts'

type Props = { form: OwnFieldForm; book: Book; onChange: (part: Partial<OwnFieldForm>) => void }

/** Topics, and groups of them with all that they will have. */
export function FieldPlaces({ form, book, onChange }: Props) {
  const { t } = useTranslation()
  const groupName = (code: string) => book.topicGroups.find((group) => group.code === code)?.name
  const lists = [
    {
      ...{ name: 'topicCodes' as const, label: t('fields.admin.topics'), add: t('fields.admin.addTopic') },
      options: book.topics.map(({ code, name, groupCode }) => ({
        ...{ value: code, label: name, group: groupName(groupCode) },
      })),
    },
    {
      ...{ name: 'groupCodes' as const, label: t('fields.admin.groups'), add: t('fields.admin.addGroup') },
      options: book.topicGroups.map(({ code, name }) => ({ value: code, label: name, group: undefined })),
    },
  ]
  return lists.map(({ name, label, add, options }) => {
    const chosen = form[name]
    return (
      <div key={name} className="col g2">
        <Combobox
          label={label}
          name={name}
          value={null}
          placeholder={add}
          options={options.filter(({ value }) => !chosen.includes(value))}
          onChange={(code) => code && onChange({ [name]: [...chosen, code] })}
        />
        {chosen.length > 0 && (
          <div className="row g2 wrap">
            {chosen.map((code) => {
              const said = options.find(({ value }) => value === code)?.label ?? code
              return (
                <button
                  type="button"
                  key={code}
                  className="tag"
                  aria-label={t('fields.admin.drop', { name: said })}
                  onClick={() => onChange({ [name]: chosen.filter((one) => one !== code) })}
                >
                  {said} ×
                </button>
              )
            })}
          </div>
        )}
      </div>
    )
  })
}
