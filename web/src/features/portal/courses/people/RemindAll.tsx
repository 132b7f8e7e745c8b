import { useQuery } from '@tanstack/react-query'
import type { RemindLearnersResponse } from '@veche/contract/portal/courses.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../ui/Button.tsx'
import { Confirm } from '../../../../ui/overlays/Confirm.tsx'
import { Dialog } from '../../../../ui/overlays/Dialog.tsx'
import { ErrorNotice, SkeletonRows } from '../../../../ui/query-states.tsx'
import { reminderQuery } from '../courses.queries.ts'

type Props = { courseId: string; onYes: () => void; onClose: () => void }

/** Says how many people a reminder will reach before it is sent. */
export function RemindAll({ courseId, onYes, onClose }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(reminderQuery(courseId))
  return (
    <Confirm
      title={t('courses.people.remindAll')}
      action={t('courses.people.remindYes', { count: data?.people ?? 0 })}
      isReady={data !== undefined && data.people > 0}
      onYes={onYes}
      onClose={onClose}
    >
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows count={1} label={t('courses.people.loading')} />}
      {data && (
        <p>
          {data.people > 0
            ? t('courses.people.remindWhom', { count: data.people })
            : t(data.toldToday > 0 ? 'courses.people.remindedAlready' : 'courses.people.nobodyToRemind')}
        </p>
      )}
      {data && data.people > 0 && data.toldToday > 0 && (
        <p className="sm muted">{t('courses.people.toldToday', { count: data.toldToday })}</p>
      )}
    </Confirm>
  )
}

/** Says how many were reminded, and who was not and why. */
export function RemindedResult({ result, onClose }: { result: RemindLearnersResponse; onClose: () => void }) {
  const { t } = useTranslation()
  const { reminded, leftOut, leftOutCount } = result
  return (
    <Dialog title={t('courses.people.remindedCount', { count: reminded })} onClose={onClose}>
      <div className="dlg-b col g2">
        <p className="m">{t('courses.people.leftOut', { count: leftOutCount })}</p>
        <ul>
          {leftOut.map(({ name, reason }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may bear one name
            <li key={`${name} ${place}`} className="row g2 wrap">
              <span className="grow">{name}</span>
              <span className="sm muted">{t(`courses.people.leftOutFor.${reason}`)}</span>
            </li>
          ))}
        </ul>
        {leftOutCount > leftOut.length && (
          <p className="sm muted">{t('courses.gates.andMore', { count: leftOutCount - leftOut.length })}</p>
        )}
      </div>
      <footer className="dlg-f">
        <Button look="primary" data-autofocus="" onClick={onClose}>
          {t('common.close')}
        </Button>
      </footer>
    </Dialog>
  )
}
