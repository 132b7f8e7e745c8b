import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { type AgencyRow, peopleQuery, type UnitRow } from '../directory.queries.ts'
import * as styles from '../directory-page.module.css'
import { UnitDialog } from './UnitDialog.tsx'

type Props = {
  agency: AgencyRow
  units: readonly UnitRow[]
  addPerson: (agencyCode: string, onClose: () => void) => ReactNode
  onClose: () => void
}

/** Who works in a body: its units and its people. */
export function AgencyStaffDialog({ agency, units, addPerson, onClose }: Props) {
  const { t } = useTranslation()
  const [unit, setUnit] = useState<UnitRow | 'new' | null>(null)
  const [isAdding, setAdding] = useState(false)
  return (
    <Dialog title={agency.name} isWide onClose={onClose}>
      <div className="dlg-b">
        <section className="col g2" aria-labelledby="dir-units">
          <div className="row">
            <h3 id="dir-units" className="grow">
              {t('directory.kinds.units')}
            </h3>
            <Button size="s" icon={<IconPlus className="ic" />} onClick={() => setUnit('new')}>
              {t('directory.add.unit')}
            </Button>
          </div>
          {units.length === 0 && <p className="sm muted">{t('directory.noUnits')}</p>}
          <ul className={styles.linedList}>
            {units.map((row) => (
              <li key={row.code}>
                <button type="button" className="lnk" onClick={() => setUnit(row)}>
                  {row.name}
                </button>
                {!row.isActive && <State name="waiting">{t('directory.off')}</State>}
              </li>
            ))}
          </ul>
        </section>
        <section className="col g2" aria-labelledby="dir-people">
          <div className="row">
            <h3 id="dir-people" className="grow">
              {t('directory.people')}
            </h3>
            <Button size="s" icon={<IconPlus className="ic" />} onClick={() => setAdding(true)}>
              {t('directory.add.person')}
            </Button>
          </div>
          <People agencyCode={agency.code} units={units} />
          <p className="xs muted">{t('directory.peopleText')}</p>
        </section>
      </div>
      {unit && (
        <UnitDialog
          row={unit === 'new' ? null : unit}
          agencyCode={agency.code}
          onClose={() => setUnit(null)}
        />
      )}
      {isAdding && addPerson(agency.code, () => setAdding(false))}
    </Dialog>
  )
}

function People({ agencyCode, units }: { agencyCode: string; units: readonly UnitRow[] }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(peopleQuery(agencyCode))
  if (error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows count={2} label={t('directory.loading')} />
  if (data.people.length === 0) return <p className="sm muted">{t('directory.noPeople')}</p>
  return (
    <ul className={styles.linedList}>
      {data.people.map(({ id, name, role, unitCode }) => (
        <li key={`${id} ${role} ${unitCode}`}>
          <span className="m">{name}</span>
          <span className="muted">
            {[t(`access.roles.${role}`), units.find(({ code }) => code === unitCode)?.name]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
