import { bulletinReach } from '@veche/contract/rules/portal/bulletin-reach.ts'
import { ROLES } from '@veche/contract/values/access.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useDebounced } from '../../../lib/time/use-debounced.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem } from '../../../ui/forms/Field.tsx'
import { CodesField } from '../knowledge/index.ts'
import type { BulletinContent } from './orders.queries.ts'
import { Reach } from './Reach.tsx'

type Audience = BulletinContent['audience']
type ListedPlaces = 'agencyCodes' | 'municipalityCodes'
const PAUSE_MS = 300
type Props = {
  audience: Audience
  /** Of the writer: they are offered only whom they may address. */
  grants: Parameters<typeof bulletinReach>[0]
  onChange: (audience: Audience) => void
}

/** Roles and places narrow each other; an empty list is any. */
export function AudienceField({ audience, grants, onChange }: Props) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const { municipalities, agencies } = directory
  const change = (part: Partial<Audience>) => onChange({ ...audience, ...part })
  const reach = bulletinReach(grants, agencies)
  // What stands there already keeps its name until it is taken away.
  const toOptions = (list: readonly { code: string; name: string }[], field: ListedPlaces) =>
    list
      .filter(({ code }) => reach === 'region' || [...reach[field], ...audience[field]].includes(code))
      .map(({ code, name }) => ({ value: code, label: name }))
  const [places, bodies] = [
    toOptions(municipalities, 'municipalityCodes'),
    toOptions(agencies, 'agencyCodes'),
  ]
  const settled = useDebounced(audience, PAUSE_MS)
  const areAll = municipalities.length > 0 && audience.municipalityCodes.length === municipalities.length
  return (
    <fieldset className="col g3">
      <legend className="lab">{t('orders.field.audience')}</legend>
      <p className="xs muted">{t('orders.audienceHint')}</p>
      <Reach audience={settled} />
      <FieldProblem name="audience" />
      {(reach === 'region' || areAll) && (
        <span className="row g2 wrap">
          <Button
            size="s"
            onClick={() =>
              change({ municipalityCodes: areAll ? [] : municipalities.map(({ code }) => code) })
            }
          >
            {areAll
              ? t('orders.noMunicipalities')
              : t('orders.allMunicipalities', { count: municipalities.length })}
          </Button>
        </span>
      )}
      {!areAll && places.length > 0 && (
        <CodesField
          label={t('orders.field.municipalityCodes')}
          name="audience.municipalityCodes"
          options={places}
          chosen={audience.municipalityCodes}
          onChange={(municipalityCodes) => change({ municipalityCodes })}
        />
      )}
      {bodies.length > 0 && (
        <CodesField
          label={t('orders.field.agencyCodes')}
          name="audience.agencyCodes"
          options={bodies}
          chosen={audience.agencyCodes}
          onChange={(agencyCodes) => change({ agencyCodes })}
        />
      )}
      <CodesField
        label={t('orders.field.roles')}
        name="audience.roles"
        options={ROLES.map((role) => ({ value: role, label: t(`access.roles.${role}`) }))}
        chosen={audience.roles}
        onChange={(roles) => change({ roles: ROLES.filter((role) => roles.includes(role)) })}
      />
    </fieldset>
  )
}

/** «Главы, 22 муниципалитета»: whom it reaches, in a line. */
export function useAudienceWords(): (audience: Audience) => string {
  const { t } = useTranslation()
  const { directory, agency, municipalityName } = useDirectory()
  return ({ roles, agencyCodes, municipalityCodes }) => {
    const areAll =
      municipalityCodes.length > 1 && municipalityCodes.length === directory.municipalities.length
    const words = [
      ...roles.map((role) => t(`access.roles.${role}`)),
      ...(areAll
        ? [t('orders.allMunicipalities', { count: municipalityCodes.length })]
        : municipalityCodes.map((code) => municipalityName(code) ?? code)),
      ...agencyCodes.map((code) => agency(code)?.shortName ?? code),
    ]
    return words.length > 0 ? words.join(', ') : t('orders.everybody')
  }
}
