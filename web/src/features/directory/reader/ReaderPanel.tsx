import { IconSchool } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { PanelHead } from '../sheets/PanelHead.tsx'
import { AlarmBudget } from './AlarmBudget.tsx'
import * as styles from './reader.module.css'
import { type Reader, readerQuery, useReaderAct } from './reader.queries.ts'
import { TakenWeeks } from './TakenWeeks.tsx'
import { VersionList } from './VersionList.tsx'

/** How texts are read here: what it has learnt from corrections, how well, and the way back. */
export function ReaderPanel() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(readerQuery)
  return (
    <>
      <PanelHead title={t('directory.reader.title')} text={t('directory.reader.about')} />
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('directory.reader.loading')} />}
      {data && (
        <>
          <InUse reader={data} />
          <AlarmBudget />
          <TakenWeeks weeks={data.weeks} />
          <VersionList reader={data} />
        </>
      )}
    </>
  )
}

function InUse({ reader }: { reader: Reader }) {
  const { t } = useTranslation()
  const { moment, counted } = useFormat()
  const { activeNumber, waiting, lastRun, run } = reader
  const ask = useReaderAct(
    () => unwrap(api.POST('/api/reader/learn', {})),
    () => t('directory.reader.done.learns'),
  )
  return (
    <section className={`panel pad col g3 ${styles.readerInUse}`} aria-labelledby="reader-in-use">
      <h2 id="reader-in-use" className="lg">
        {t('directory.reader.inUse')}:{' '}
        {activeNumber === 0
          ? t('directory.reader.starter')
          : t('directory.reader.version', { number: activeNumber })}
      </h2>
      <p className="sm muted">
        {lastRun
          ? t(`directory.reader.end.${lastRun.endedAs}`, { at: moment(lastRun.endedAt) })
          : t('directory.reader.never')}
      </p>
      <div className="row g3 wrap">
        <Button
          icon={<IconSchool className="ic" aria-hidden="true" />}
          isBusy={ask.isPending || run !== null}
          onClick={() => ask.mutate(undefined)}
        >
          {t('directory.reader.learn')}
        </Button>
        <span className="sm">
          {waiting === 0 ? t('directory.reader.noWaiting') : t('directory.reader.waiting', counted(waiting))}
        </span>
        <span role="status">{run && <Going run={run} />}</span>
      </div>
      <Nightly reader={reader} />
    </section>
  )
}

function Going({ run: { stage, startedAt, startedByName } }: { run: NonNullable<Reader['run']> }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const at = moment(startedAt)
  return (
    <span className="sm row g2 wrap">
      <State name="waiting">{t(`directory.reader.stage.${stage}`)}</State>
      <span className="muted">
        {startedByName === null
          ? t('directory.reader.startedAt', { at })
          : t('directory.reader.startedBy', { at, name: startedByName })}
      </span>
      <span className="muted">{t('directory.reader.goesOn')}</span>
    </span>
  )
}

function Nightly({ reader: { isAutomatic } }: { reader: Reader }) {
  const { t } = useTranslation()
  const set = useReaderAct(
    (wanted: boolean) => unwrap(api.PUT('/api/reader/nightly', { body: { isAutomatic: wanted } })),
    (wanted) => t(`directory.reader.nightlyDone.${wanted ? 'on' : 'off'}`),
  )
  return (
    <div className="col g1">
      <label className="chk-l">
        <input
          type="checkbox"
          name="isAutomatic"
          checked={isAutomatic}
          disabled={set.isPending}
          onChange={({ target }) => set.mutate(target.checked)}
        />
        <span>{t('directory.reader.nightly')}</span>
      </label>
      {!isAutomatic && <span className="sm muted">{t('directory.reader.nightlyOff')}</span>}
    </div>
  )
}
