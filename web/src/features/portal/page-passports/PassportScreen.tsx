import { useMutation, useQueryClient } from '@tanstack/react-query'
import { MEASURED_REQUIREMENTS, SAID_REQUIREMENTS } from '@veche/contract/values/portal/page-passports.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { State, type StateName } from '../../../ui/State.tsx'
import { OwnerDialog } from './OwnerDialog.tsx'
import { Facts, PassportMark } from './PassportList.tsx'
import * as styles from './passports.module.css'
import { lookAtPage, type Passport, REFRESH, type Requirement, type SaidCode } from './passports.queries.ts'
import { SayDialog } from './SayDialog.tsx'

export type RenderChannel = (channelId: string, content: ReactNode) => ReactNode
type Props = {
  passport: Passport
  back: ReactNode
  /** Null: the reader may not open where its keys are kept. */
  renderChannel: RenderChannel | null
}

const LOOKS = {
  broken: 'late',
  unknown: 'attention',
  met: 'done',
  none: 'waiting',
} as const satisfies Record<Requirement['state'], StateName>
const SAID: readonly string[] = SAID_REQUIREMENTS
const MEASURED: readonly string[] = MEASURED_REQUIREMENTS
const isSaid = (code: Requirement['code']): code is SaidCode => SAID.includes(code)

/** What is to be mended stands first, each with what to do and from where it follows. */
export function PassportScreen({ passport, back, renderChannel }: Props) {
  const { t } = useTranslation()
  const { municipalityName } = useDirectory()
  const { moment } = useFormat()
  const [open, setOpen] = useState<'owner' | SaidCode | null>(null)
  const { name, network, municipalityCode, state, url, requirements, ownerName, mayChange, measuredAt } =
    passport
  // As the list counts them: what is broken is mended, what nobody knows is looked at.
  const parts = [
    { title: t('passports.mend'), rows: requirements.filter((one) => one.state === 'broken') },
    { title: t('passports.lookAt'), rows: requirements.filter((one) => one.state === 'unknown') },
  ].filter(({ rows }) => rows.length > 0)
  const others = requirements.filter((one) => one.state !== 'broken' && one.state !== 'unknown')
  const row = (requirement: Requirement) => (
    <RequirementRow
      key={requirement.code}
      requirement={requirement}
      act={
        <Act
          passport={passport}
          requirement={requirement}
          renderChannel={renderChannel}
          onOpen={mayChange ? setOpen : null}
        />
      }
    />
  )
  return (
    <article className={styles.passport}>
      <header className="page-h">
        {back}
        <h1>{name}</h1>
      </header>
      <p className="row g2 wrap sm">
        <PassportMark state={state} />
        <span className="muted">
          {[t(`common.network.${network}`), municipalityName(municipalityCode)].join(' · ')}
        </span>
        {url && <NetworkLink permalink={url}>{t('passports.openPage')}</NetworkLink>}
      </p>
      <Facts passport={passport} />
      <p className="row g2 wrap">
        <span>
          {t('passports.owner')}: <b className="m">{ownerName ?? t('passports.nobody')}</b>
        </span>
        {mayChange && (
          <Button size="s" className="no-print" onClick={() => setOpen('owner')}>
            {t(ownerName ? 'passports.changeOwner' : 'passports.setOwner')}
          </Button>
        )}
      </p>
      {parts.map(({ title, rows }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul className={styles.requirements} aria-label={title}>
            {rows.map(row)}
          </ul>
        </section>
      ))}
      <section>
        <h2>{t('passports.rest')}</h2>
        <ul className={styles.requirements} aria-label={t('passports.rest')}>
          {others.map(row)}
        </ul>
      </section>
      {mayChange && <LookNow passport={passport} />}
      <p className="sm muted">
        {measuredAt && t('passports.measured', { moment: moment(measuredAt) })} {t('passports.notVerified')}
      </p>
      <Button look="quiet" className={`no-print ${styles.print}`} onClick={() => window.print()}>
        {t('passports.print')}
      </Button>
      {open === 'owner' && <OwnerDialog passport={passport} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'owner' && (
        <SayDialog passport={passport} code={open} onClose={() => setOpen(null)} />
      )}
    </article>
  )
}

/** Whoever has mended something sees it without waiting for the hour. */
function LookNow({ passport: { channelId } }: Pick<Props, 'passport'>) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: () => lookAtPage(channelId),
    onSuccess: () => showToast(t('passports.lookedNow')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: REFRESH }),
  })
  return (
    <p className="no-print">
      <Button isBusy={isPending} onClick={() => mutate()}>
        {t('passports.lookNow')}
      </Button>
    </p>
  )
}

function RequirementRow({ requirement, act }: { requirement: Requirement; act: ReactNode }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { code, state, source, said } = requirement
  return (
    <li>
      <p className="row g2 wrap">
        <State name={LOOKS[state]}>{t(`passports.requirementState.${state}`)}</State>
        <b className="m">{t(`passports.requirement.${code}`)}</b>
      </p>
      {(state === 'broken' || state === 'unknown') && <p className="sm">{t(`passports.todo.${code}`)}</p>}
      {said && (
        <p className="sm">
          {t(said.isMet ? 'passports.saidMet' : 'passports.saidBroken', {
            ...{ name: said.byName, moment: moment(said.at) },
          })}
          {said.note && `: ${said.note}`}
        </p>
      )}
      <p className="xs muted">
        {source.document === null
          ? t('passports.ownRule')
          : t(source.isVerified ? 'passports.byDocument' : 'passports.byUnread', {
              document: source.document,
            })}
      </p>
      {act}
    </li>
  )
}

type ActProps = {
  passport: Passport
  requirement: Requirement
  renderChannel: RenderChannel | null
  /** Null: the reader changes nothing here. */
  onOpen: ((open: 'owner' | SaidCode) => void) | null
}

function Act({ passport, requirement: { code, state, said }, renderChannel, onOpen }: ActProps) {
  const { t } = useTranslation()
  if (code === 'token' && state !== 'met' && renderChannel)
    return <p className="no-print">{renderChannel(passport.channelId, t('passports.openChannel'))}</p>
  if (onOpen === null || state === 'none') return null
  if (code === 'owner' && state === 'broken')
    return (
      <Button size="s" className="no-print" onClick={() => onOpen('owner')}>
        {t('passports.setOwner')}
      </Button>
    )
  if (!isSaid(code)) return null
  // The network has told it: nobody's word is asked for.
  if (MEASURED.includes(code) && state !== 'unknown' && said === null) return null
  return (
    <Button size="s" className="no-print" onClick={() => onOpen(code)}>
      {t(state === 'met' ? 'passports.sayAgain' : 'passports.say')}
    </Button>
  )
}
