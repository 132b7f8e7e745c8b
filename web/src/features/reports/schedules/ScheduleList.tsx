import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState, ErrorNotice, Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import { type Schedule, schedulesQuery } from '../reports.queries.ts'
import type { ReportsSearch } from '../reports-search.ts'
import { DeleteDialog } from './DeleteDialog.tsx'
import { ScheduleDialog } from './ScheduleDialog.tsx'
import { ScheduleItem } from './ScheduleItem.tsx'

type Open = { kind: 'edit'; schedule?: Schedule } | { kind: 'delete'; schedule: Schedule }

type Props = { search: ReportsSearch; onSearch: (search: ReportsSearch) => void }

/** What goes out by itself, when next, and to whom. */
export function ScheduleList({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(schedulesQuery)
  const [chosen, setOpen] = useState<Open | null>(null)
  const open: Open | null = chosen ?? (search.add ? { kind: 'edit' } : null)
  const close = () => {
    setOpen(null)
    if (search.add) onSearch({ ...search, add: undefined })
  }
  if (error && !data) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('reports.schedules.loading')} />
  return (
    <>
      {!data.isMailSetUp && (
        <Notice state="attention" title={t('reports.schedules.noMail')}>
          {t('reports.schedules.noMailText')}
        </Notice>
      )}
      <div className="row">
        <Button look="primary" onClick={() => setOpen({ kind: 'edit' })}>
          {t('reports.schedules.add')}
        </Button>
      </div>
      {data.schedules.length === 0 ? (
        <EmptyState title={t('reports.schedules.none')}>{t('reports.schedules.noneText')}</EmptyState>
      ) : (
        <ul className="col g3" aria-label={t('reports.schedules.title')}>
          {data.schedules.map((schedule) => (
            <ScheduleItem
              key={schedule.id}
              schedule={schedule}
              onEdit={() => setOpen({ kind: 'edit', schedule })}
              onDelete={() => setOpen({ kind: 'delete', schedule })}
            />
          ))}
        </ul>
      )}
      {open?.kind === 'edit' && <ScheduleDialog schedule={open.schedule} search={search} onClose={close} />}
      {open?.kind === 'delete' && <DeleteDialog schedule={open.schedule} onClose={close} />}
    </>
  )
}
