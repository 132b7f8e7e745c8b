import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../../lib/directory.ts'
import { Combobox } from '../../../../ui/forms/Combobox.tsx'
import { contactsQuery } from '../../contacts/index.ts'
import type { Line } from '../rule-form.ts'
import * as styles from '../rules.module.css'

type Props = {
  line: Line
  /** Which line it is. */
  label: string
  onChange: (changes: Partial<Line>) => void
}

/** A body whose people on shift get the question, and one of its posts where not all shifts count. */
export function ShiftLine({ line, label, onChange }: Props) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const agencyCode = line.field || null
  const postId = line.codes[0] ?? null
  const { data } = useQuery({ ...contactsQuery(agencyCode ?? ''), enabled: agencyCode !== null })
  const posts = (data?.posts ?? [])
    .filter(({ id, isActive }) => isActive || id === postId)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className={styles.personLine}>
      <Combobox
        label={t('rules.personBody', { what: label })}
        name="agencyCode"
        value={agencyCode}
        options={directory.agencies.map(({ code, name }) => ({ value: code, label: name }))}
        placeholder={t('rules.choose')}
        onChange={(code) => onChange({ field: code ?? '', codes: [], text: '' })}
      />
      {posts.length > 0 && (
        <Combobox
          label={t('rules.shiftPost', { what: label })}
          name="postId"
          value={postId}
          options={posts}
          placeholder={t('rules.shiftAnyPost')}
          canClear
          onChange={(id) =>
            onChange({
              ...{ field: agencyCode ?? '', codes: id === null ? [] : [id] },
              text: posts.find(({ value }) => value === id)?.label ?? '',
            })
          }
        />
      )}
      <p className="xs muted">{t('rules.shiftHint')}</p>
    </div>
  )
}
