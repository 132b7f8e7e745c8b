import { ROLES, USER_STATES } from '@veche/contract/values/access.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { SearchBox } from '../../../ui/lists/SearchBox.tsx'
import { IDLE_DAYS, type UsersSearch } from './users-filter.ts'

type Props = { search: UsersSearch; onSearch: (search: UsersSearch) => void }

/** By words, role, agency, municipality, whether the account works, for how long it has rested and whether it has a second factor. */
export function UsersFilter({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  return (
    <search className="dtb-f">
      <SearchBox
        label={t('accounts.users.search')}
        placeholder={t('accounts.users.search')}
        value={search.search ?? ''}
        onChange={(words) => onSearch({ ...search, search: words || undefined })}
      />
      <SelectField
        label={t('accounts.users.role')}
        name="role"
        value={search.role ?? ''}
        onChange={({ target }) => onSearch({ ...search, role: ROLES.find((role) => role === target.value) })}
      >
        <option value="">{t('accounts.users.anyRole')}</option>
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`access.roles.${role}`)}
          </option>
        ))}
      </SelectField>
      <Combobox
        label={t('accounts.users.agency')}
        name="agencyCode"
        placeholder={t('accounts.users.anyAgency')}
        value={search.agencyCode ?? null}
        options={directory.agencies.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(code) => onSearch({ ...search, agencyCode: code ?? undefined })}
        canClear
      />
      <Combobox
        label={t('accounts.users.municipality')}
        name="municipalityCode"
        placeholder={t('accounts.users.anyMunicipality')}
        value={search.municipalityCode ?? null}
        options={directory.municipalities.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(code) => onSearch({ ...search, municipalityCode: code ?? undefined })}
        canClear
      />
      <SelectField
        label={t('accounts.users.state')}
        name="state"
        value={search.state ?? ''}
        onChange={({ target }) =>
          onSearch({ ...search, state: USER_STATES.find((state) => state === target.value) })
        }
      >
        <option value="">{t('accounts.users.anyState')}</option>
        {USER_STATES.map((state) => (
          <option key={state} value={state}>
            {t(`accounts.users.states.${state}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('accounts.users.idle')}
        name="idleDays"
        value={search.idleDays ?? ''}
        onChange={({ target }) =>
          onSearch({ ...search, idleDays: IDLE_DAYS.find((days) => String(days) === target.value) })
        }
      >
        <option value="">{t('accounts.users.anyIdle')}</option>
        {IDLE_DAYS.map((days) => (
          <option key={days} value={days}>
            {t('accounts.users.idleDays', { count: days })}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('accounts.users.factor')}
        name="withoutSecondFactor"
        value={search.withoutSecondFactor ?? ''}
        onChange={({ target }) =>
          onSearch({ ...search, withoutSecondFactor: target.value === 'true' ? 'true' : undefined })
        }
      >
        <option value="">{t('accounts.users.anyFactor')}</option>
        <option value="true">{t('accounts.users.noFactor')}</option>
      </SelectField>
    </search>
  )
}
