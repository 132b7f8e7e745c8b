import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import type { Schedule } from '../reports.queries.ts'

/** What happens next is said before it happens. */
export function DeleteDialog({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <FormDialog
      title={t('reports.deleting.title', { title: schedule.title })}
      submitLabel={t('reports.deleting.submit')}
      cancelLabel={t('reports.deleting.keep')}
      doneText={t('reports.deleting.done')}
      refresh={['reports']}
      isDangerous
      send={() =>
        unwrap(
          api.DELETE('/api/report-schedules/{scheduleId}', { params: { path: { scheduleId: schedule.id } } }),
        )
      }
      onClose={onClose}
    >
      <p className="sm">{t('reports.deleting.text')}</p>
    </FormDialog>
  )
}
