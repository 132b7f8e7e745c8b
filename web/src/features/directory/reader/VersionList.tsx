import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/overlays/Confirm.tsx'
import { EmptyState } from '../../../ui/query-states.tsx'
import { State, type StateName } from '../../../ui/State.tsx'
import * as styles from './reader.module.css'
import { type Reader, type ReaderVersion, useReaderAct } from './reader.queries.ts'

const STARTER = 0
const STATE: Record<ReaderVersion['state'], StateName> = {
  active: 'done',
  put_aside: 'waiting',
  not_used: 'attention',
}

/** Newest first, and below them what came with the program. */
export function VersionList({ reader: { versions, activeNumber } }: { reader: Reader }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<number | null>(null)
  const use = useReaderAct(
    (number: number) =>
      unwrap(api.POST('/api/reader/versions/{number}/use', { params: { path: { number } } })),
    (number) =>
      number === STARTER ? t('directory.reader.done.starter') : t('directory.reader.done.used', { number }),
  )
  const renderUse = (number: number, name: string) =>
    number !== activeNumber && (
      <Button
        size="s"
        aria-label={`${t(actOf(number, activeNumber))}: ${name}`}
        isBusy={use.isPending && use.variables === number}
        onClick={() => setAsked(number)}
      >
        {t(actOf(number, activeNumber))}
      </Button>
    )
  return (
    <section className="col g2" aria-labelledby="reader-versions">
      <h2 id="reader-versions">{t('directory.reader.versions')}</h2>
      {versions.length === 0 && (
        <EmptyState title={t('directory.reader.noVersions')}>
          {t('directory.reader.noVersionsText')}
        </EmptyState>
      )}
      <ul className={styles.readerVersions} aria-labelledby="reader-versions">
        {versions.map((version) => {
          const name = t('directory.reader.version', { number: version.number })
          return (
            <li key={version.number}>
              <VersionRow version={version} name={name} />
              {renderUse(version.number, name)}
            </li>
          )
        })}
        <li>
          <span className="grow col g1">
            <span className="row g2 wrap">
              <b>{t('directory.reader.starter')}</b>
              {activeNumber === STARTER && <State name="done">{t('directory.reader.state.active')}</State>}
            </span>
            <span className="sm muted">{t('directory.reader.starterText')}</span>
          </span>
          {renderUse(STARTER, t('directory.reader.starter'))}
        </li>
      </ul>
      {asked !== null && (
        <AskToUse
          number={asked}
          activeNumber={activeNumber}
          onYes={() => {
            use.mutate(asked)
            setAsked(null)
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  )
}

function actOf(number: number, activeNumber: number): string {
  return number < activeNumber ? 'directory.reader.takeBack' : 'directory.reader.use'
}

function VersionRow({ version, name }: { version: ReaderVersion; name: string }) {
  const { t } = useTranslation()
  const { moment, percent, counted } = useFormat()
  const { held, before, after } = version.figures
  const share = (count: number) => percent(count / Math.max(1, held))
  return (
    <span className="grow col g1">
      <span className="row g2 wrap">
        <b>{name}</b>
        <State name={STATE[version.state]}>{t(`directory.reader.state.${version.state}`)}</State>
        <span className="sm muted">
          {moment(version.madeAt)}, {version.madeByName ?? t('directory.reader.atNight')}
        </span>
      </span>
      <span className="sm">
        {t(`directory.reader.outcome.${version.outcome}`)} ·{' '}
        {t('directory.reader.lessons', counted(version.lessons))},{' '}
        {t('directory.reader.corrections', counted(version.corrections))}
        {version.dangerLessons > 0 && `, ${t('directory.reader.dangers', counted(version.dangerLessons))}`}
      </span>
      <span className="sm muted">
        {t('directory.reader.compared', {
          ...{ held, before: share(before.topic), after: share(after.topic) },
          ...{ beforeThree: share(before.inThree), afterThree: share(after.inThree) },
        })}
      </span>
    </span>
  )
}

type AskProps = { number: number; activeNumber: number; onYes: () => void; onClose: () => void }

function AskToUse({ number, activeNumber, onYes, onClose }: AskProps) {
  const { t } = useTranslation()
  return (
    <Confirm
      title={
        number === STARTER ? t('directory.reader.ask.starter') : t('directory.reader.ask.title', { number })
      }
      action={t(actOf(number, activeNumber))}
      onYes={onYes}
      onClose={onClose}
    >
      <p>{t('directory.reader.ask.text')}</p>
      {number < activeNumber && <p>{t('directory.reader.ask.back')}</p>}
    </Confirm>
  )
}
