import type { Role, Scope } from '@veche/contract/access.ts'
import { ROLES, SCOPE_KINDS } from '@veche/contract/values/access.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'

export type GrantForm = { role: Role; kind: Scope['kind']; code: string | null }
export const EMPTY_GRANT: GrantForm = { role: 'executor', kind: 'agency', code: null }

/** Null while the place of the role is not chosen. */
export function toGrant({ role, kind, code }: GrantForm): { role: Role; scope: Scope } | null {
  if (kind === 'region') return { role, scope: { kind } }
  return code === null ? null : { role, scope: { kind, code } }
}

/** `isForMany`: an administrator is made one at a time. */
type Props = { form: GrantForm; onChange: (form: GrantForm) => void; isForMany?: boolean }

/** A role is always somewhere: in the region, an agency, a unit, a municipality. */
export function GrantFields({ form, onChange, isForMany = false }: Props) {
  const { t } = useTranslation()
  const options = useScopeOptions(form.kind)
  return (
    <>
      <div className="grid2">
        <SelectField
          label={t('accounts.grant.role')}
          name="role"
          hint={t(`accounts.grant.about.${form.role}`)}
          value={form.role}
          onChange={({ target }) =>
            onChange({ ...form, role: ROLES.find((code) => code === target.value) ?? form.role })
          }
        >
          {ROLES.filter((role) => !isForMany || role !== 'administrator').map((role) => (
            <option key={role} value={role}>
              {t(`access.roles.${role}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('accounts.grant.kind')}
          name="kind"
          value={form.kind}
          onChange={({ target }) =>
            onChange({
              ...form,
              kind: SCOPE_KINDS.find((kind) => kind === target.value) ?? form.kind,
              code: null,
            })
          }
        >
          {SCOPE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`access.scopes.${kind}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {form.kind !== 'region' && (
        <Combobox
          label={t(`access.scopes.${form.kind}`)}
          name="code"
          value={form.code}
          options={options}
          onChange={(code) => onChange({ ...form, code })}
        />
      )}
    </>
  )
}

function useScopeOptions(kind: Scope['kind']) {
  const { directory } = useDirectory()
  if (kind === 'municipality')
    return directory.municipalities.map(({ code, name }) => ({ value: code, label: name }))
  if (kind === 'agency') return directory.agencies.map(({ code, name }) => ({ value: code, label: name }))
  return directory.agencies.flatMap((agency) =>
    agency.units.map(({ code, name }) => ({ value: code, label: name, group: agency.shortName })),
  )
}
