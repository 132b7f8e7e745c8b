import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NetworkSetupResponse } from '@veche/contract/channels.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, api, unwrap } from '../../lib/api.ts'
import { networksQuery } from '../../lib/channels.ts'
import { systemQuery } from '../../lib/session.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { ChannelGlyph } from '../../ui/ChannelGlyph.tsx'
import { type FormProblems, FormProblemsContext, refusedFields } from '../../ui/forms/form-problems.ts'
import { showToast } from '../../ui/overlays/toast.tsx'
import { ErrorNotice, Notice, SkeletonRows } from '../../ui/query-states.tsx'
import { ChannelFields, KeyFields } from './ChannelFields.tsx'
import {
  type ChannelForm,
  emptyForm,
  isReadyToProbe,
  isReadyToSave,
  toChannelBody,
  toProbeBody,
} from './channel-form.ts'
import { ProbeChecks } from './ProbeChecks.tsx'
import * as styles from './wizard.module.css'

/** Which network, then three steps on one page: its keys, a live check of them, the place and the way of receiving. */
export function ConnectWizard({ onConnected }: { onConnected: (channelId: string) => void }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(networksQuery)
  const [chosen, setChosen] = useState<string | null>(null)
  if (error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('channels.loading')} />
  const setup = data.networks.find(({ network }) => network === chosen) ?? data.networks[0]
  return (
    <>
      {data.networks.length > 1 && (
        <fieldset className={`seg ${styles.networks}`} aria-label={t('channels.wizard.network')}>
          {data.networks.map(({ network }) => (
            <button
              key={network}
              type="button"
              aria-pressed={network === setup?.network}
              onClick={() => setChosen(network)}
            >
              <ChannelGlyph network={network} />
              {t(`common.network.${network}`)}
            </button>
          ))}
        </fieldset>
      )}
      {setup && <NetworkWizard key={setup.network} setup={setup} onConnected={onConnected} />}
    </>
  )
}

type WizardProps = { setup: NetworkSetupResponse; onConnected: (channelId: string) => void }

function NetworkWizard({ setup, onConnected }: WizardProps) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [form, setForm] = useState<ChannelForm>(emptyForm(setup))
  const probe = useMutation({
    mutationFn: () => unwrap(api.POST('/api/channels/probe', { body: toProbeBody(form) })),
  })
  const save = useMutation({
    mutationFn: () => unwrap(api.POST('/api/channels', { body: toChannelBody(form) })),
    onSuccess: ({ id, name }) => {
      void queryClient.invalidateQueries({ queryKey: ['channels'] })
      showToast(t('channels.done.connected', { name }))
      onConnected(id)
    },
  })
  // A refused key is said where it was typed.
  const wrongFields = fieldProblems(probe.error, words)
  const isRefused = probe.data?.checks.some(({ state }) => state === 'failed') ?? false
  const canConnect = probe.data?.canConnect ?? false
  const isWarned = probe.data?.checks.some(({ state }) => state === 'warning') ?? false
  const verdict = isRefused ? 'notReady' : isWarned ? 'readyBut' : 'ready'
  const change = (part: Partial<ChannelForm>) => {
    setForm({ ...form, ...part })
    // What was checked were other keys.
    if (!('municipalityCode' in part) && !('transport' in part)) probe.reset()
  }
  return (
    <>
      <Step number={1} title={t('channels.wizard.keys')}>
        <TrainingKeys network={setup.network} onTake={change} />
        <FormProblemsContext value={wrongFields}>
          <KeyFields form={form} onChange={change} />
        </FormProblemsContext>
      </Step>
      <Step number={2} title={t('channels.wizard.probe')}>
        <p className="sm muted">
          {t(setup.credentials.length > 0 ? 'channels.wizard.probeText' : 'channels.wizard.probeOwnText')}
        </p>
        <div>
          <Button
            look={probe.data ? 'default' : 'primary'}
            isBusy={probe.isPending}
            disabled={!isReadyToProbe(form)}
            onClick={() => probe.mutate()}
          >
            {probe.data ? t('channels.wizard.probeAgain') : t('channels.wizard.probeNow')}
          </Button>
        </div>
        <div aria-live="polite" className="form">
          {probe.error && Object.keys(wrongFields).length === 0 && (
            <Notice state="late" title={words(probe.error)} />
          )}
          {probe.data && (
            <Notice
              state={verdict === 'ready' ? 'done' : 'attention'}
              title={t(`channels.wizard.${verdict}`, {
                name: probe.data.name ?? (form.externalId || t(`common.network.${setup.network}`)),
              })}
            />
          )}
          {probe.data && <ProbeChecks checks={probe.data.checks} />}
        </div>
      </Step>
      <Step number={3} title={t('channels.wizard.place')}>
        <ChannelFields form={form} onChange={change} />
        {save.error && <Notice state="late" title={words(save.error)} />}
        <div className="row g3 wrap">
          <Button
            look={probe.data ? 'primary' : 'default'}
            isBusy={save.isPending}
            disabled={!isReadyToSave(form) || !canConnect}
            onClick={() => save.mutate()}
          >
            {isRefused && canConnect ? t('channels.wizard.saveAnyway') : t('channels.wizard.save')}
          </Button>
          {!probe.data && <span className="sm muted">{t('channels.wizard.probeFirst')}</span>}
          {isRefused && (
            <span className="sm">
              {t(canConnect ? 'channels.wizard.saveAnywayThen' : 'channels.wizard.cannotConnect')}
            </span>
          )}
        </div>
      </Step>
    </>
  )
}

function fieldProblems(error: unknown, words: (error: unknown) => string): FormProblems {
  if (!(error instanceof ApiError)) return {}
  return Object.fromEntries(refusedFields(error.details).map(({ field }) => [field, words(error)]))
}

/** The demo region has a page to try this on. */
function TrainingKeys({
  network,
  onTake,
}: {
  network: string
  onTake: (keys: Pick<ChannelForm, 'externalId' | 'credentials'>) => void
}) {
  const { t } = useTranslation()
  const page = useQuery(systemQuery).data?.trainingPage
  if (!page || page.network !== network) return null
  const { name, externalId, credentials } = page
  return (
    <Notice state="waiting" title={t('channels.wizard.training', { name })}>
      <Button size="s" onClick={() => onTake({ externalId, credentials })}>
        {t('channels.wizard.takeTraining')}
      </Button>
    </Notice>
  )
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <section className={`panel ${styles.wizard}`} aria-label={title}>
      <h2 className="row g2">
        <span className={styles.stepNumber} aria-hidden="true">
          {number}
        </span>
        {title}
      </h2>
      {children}
    </section>
  )
}
