import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import {
  type OwnCondition,
  readOwnConditions,
  writeOwnConditions,
} from '@veche/contract/rules/own-fields/own-field-filter.ts'
import { useTranslation } from 'react-i18next'
import { ownFieldsQuery } from '../../../lib/own-fields/own-fields.ts'
import { useOwnFieldWords } from '../../../ui/forms/own-fields/use-own-field-words.ts'

type Props = { text: string; onChange: (text: string | null) => void }

/** What of the region's own fields a list is narrowed by. */
export function OwnFieldChips({ text, onChange }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(ownFieldsQuery)
  const { nameOf, say } = useOwnFieldWords()
  const conditions = readOwnConditions(text) ?? []

  function wordsOf(condition: OwnCondition): { name: string; value: string } {
    const field = data?.fields.find(({ code }) => code === condition.code)
    const name = field ? nameOf(field) : condition.code
    const saying = (value: string | null) => (field ? say(field, value) : value) ?? ''
    if (condition.is === 'empty') return { name, value: t('fields.filter.empty') }
    if (condition.is === 'one_of') return { name, value: condition.values.map(saying).join(', ') }
    return { name, value: `${saying(condition.from)}…${saying(condition.to)}` }
  }

  return conditions.map((condition) => {
    const { name, value } = wordsOf(condition)
    const rest = conditions.filter((one) => one !== condition)
    return (
      <li key={condition.code} className="tag">
        <span>
          {name}: {value}
        </span>
        <button
          type="button"
          aria-label={t('incidents.filter.drop', { name })}
          onClick={() => onChange(rest.length === 0 ? null : writeOwnConditions(rest))}
        >
          <IconX className="ic" aria-hidden="true" />
        </button>
      </li>
    )
  })
}
