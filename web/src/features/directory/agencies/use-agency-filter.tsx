import { useQuery } from '@tanstack/react-query'
import { REGION_LANGUAGE } from '@veche/contract/rules/replies/outgoing-words.ts'
import { AGENCY_KINDS } from '@veche/contract/values/directory.ts'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../../../ui/forms/Field.tsx'
import type { Filter } from '../DirectoryTable.tsx'
import { type AgencyRow, type Book, staffedQuery } from '../directory.queries.ts'
import { type AgencyFilter, type TableSearch, YES_NO } from '../table-search.ts'

type Options = { book: Book; search: TableSearch; onSearch: (search: TableSearch) => void }
/** What the region calls its own is in its language. */
type Choice = { value: string; label: string; lang?: string }

/** Bodies by kind, place, hours, trust, and whether anybody works there. */
export function useAgencyFilter({ book, search, onSearch }: Options): Filter<AgencyRow> {
  const { t } = useTranslation()
  const staffed = useQuery(staffedQuery).data?.codes
  const named = (rows: readonly { code: string; name: string }[]) =>
    rows.map(({ code, name }) => ({ value: code, label: name, lang: REGION_LANGUAGE }))
  const choices: Record<keyof AgencyFilter, Choice[]> = {
    only: AGENCY_KINDS.map((kind) => ({ value: kind, label: t(`directory.agencyKind.${kind}`) })),
    place: named(book.municipalities),
    schedule: named(book.schedules),
    trust: YES_NO.map((value) => ({ value, label: t(`directory.many.trusts.${value}`) })),
    staff: YES_NO.map((value) => ({ value, label: t(`directory.many.staffs.${value}`) })),
  }
  const titles: Record<keyof AgencyFilter, string> = {
    only: t('directory.field.kind'),
    place: t('directory.field.municipality'),
    schedule: t('directory.field.schedule'),
    trust: t('directory.field.trust'),
    staff: t('directory.people'),
  }
  const is = (wanted: 'yes' | 'no' | undefined, holds: boolean) =>
    wanted === undefined || holds === (wanted === 'yes')
  return {
    keeps: (row) =>
      (search.only === undefined || row.kind === search.only) &&
      (search.place === undefined || row.municipalityCode === search.place) &&
      (search.schedule === undefined || row.scheduleCode === search.schedule) &&
      is(search.trust, row.isTrusted) &&
      // Until it is known who works where, nobody is left out.
      (staffed === undefined || is(search.staff, staffed.includes(row.code))),
    fields: FIELDS.map((field) => (
      <SelectField
        key={field}
        label={titles[field]}
        name={field}
        value={search[field] ?? ''}
        onChange={({ target }) => onSearch({ ...search, [field]: target.value || undefined })}
      >
        <option value="">{t('directory.many.any')}</option>
        {choices[field].map(({ value, label, lang }) => (
          <option key={value} value={value} lang={lang}>
            {label}
          </option>
        ))}
      </SelectField>
    )),
    words: FIELDS.map((field) => [
      titles[field],
      choices[field].find(({ value }) => value === search[field])?.label,
    ]),
    cleared: { words: search.words, sort: search.sort, off: search.off },
  }
}

const FIELDS = ['only', 'place', 'schedule', 'trust', 'staff'] as const
