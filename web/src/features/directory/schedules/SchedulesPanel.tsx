import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DirectoryTable } from '../DirectoryTable.tsx'
import type { Book, ScheduleRow } from '../directory.queries.ts'
import { PanelHead } from '../sheets/PanelHead.tsx'
import { ScheduleDialog } from './ScheduleDialog.tsx'
import { weekInWords, weekMinutes } from './week.ts'

export function SchedulesPanel({ book }: { book: Book }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<ScheduleRow | 'new' | null>(null)
  const dayName = (day: string) => t(`directory.weekday.${day}`)
  return (
    <>
      <PanelHead
        title={t('directory.kinds.schedules')}
        text={t('directory.about.schedules')}
        add={{ label: t('directory.add.schedule'), onAdd: () => setOpened('new') }}
      />
      <DirectoryTable
        label={t('directory.kinds.schedules')}
        rows={book.schedules}
        keyOf={({ code }) => code}
        wordsOf={({ name, code }) => `${name} ${code}`}
        isOff={({ isActive }) => !isActive}
        onOpen={setOpened}
        columns={[
          { key: 'name', title: t('directory.field.name'), cell: ({ name }) => name },
          {
            key: 'week',
            title: t('directory.field.week'),
            cell: ({ kind, week }) =>
              kind === 'round_the_clock' ? t('directory.roundTheClock') : weekInWords(week, dayName),
          },
          {
            key: 'hours',
            title: t('directory.field.hours'),
            cell: ({ kind, week }) =>
              kind === 'round_the_clock' ? '168' : (weekMinutes(week) / 60).toLocaleString('ru-RU'),
          },
          {
            key: 'holidays',
            title: t('directory.field.holidays'),
            cell: ({ followsCalendar, kind }) =>
              followsCalendar && kind === 'weekly'
                ? t('directory.restsOnHolidays')
                : t('directory.worksOnHolidays'),
          },
          {
            key: 'agencies',
            title: t('directory.kinds.agencies'),
            cell: ({ code }) =>
              book.agencies.filter(({ scheduleCode, isActive }) => isActive && scheduleCode === code).length,
          },
        ]}
      />
      {opened && <ScheduleDialog row={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
    </>
  )
}
