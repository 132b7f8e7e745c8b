import { useQuery } from '@tanstack/react-query'
import type { BroadcastContent, BroadcastResponse } from '@veche/contract/portal/broadcasts.ts'
import { BROADCAST_TEXT_LIMIT, CORRECTION_WAYS, CORRECTION_WORD } from '@veche/contract/values/broadcasts.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { dayKey, momentAt } from '../../../lib/words/format.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChoiceField, TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Notice, SkeletonRows } from '../../../ui/query-states.tsx'
import {
  type BroadcastForm,
  EMPTY_FORM,
  formOf,
  keyOf,
  listNetworks,
  saidOf,
  whoApproves,
} from './broadcast-form.ts'
import { changeBroadcast, createBroadcast, placesQuery } from './broadcasts.queries.ts'
import { Collisions } from './Collisions.tsx'
import { NetworkWords } from './NetworkWords.tsx'
import { PagesAway } from './PagesAway.tsx'
import { PictureField } from './PictureField.tsx'
import { PlacesField } from './PlacesField.tsx'
import { CorrectionStands } from './WhatStands.tsx'

const CREATED = schemaOf(() => import('@veche/contract/portal/broadcasts.ts'), 'CreateBroadcastRequest')
const FIELDS = ['text', 'variants', 'places', 'publishAt', 'pictureId', 'isUrgent', 'way'] as const

type Props = {
  /** Null: a new one. */
  broadcast: BroadcastResponse | null
  onClose: () => void
  onCreated?: (broadcastId: string) => void
}

/** Words, places, moment; what the networks take is said at once. Of what is out only the words are corrected. */
export function BroadcastDialog({ broadcast, onClose, onCreated }: Props) {
  const { t } = useTranslation()
  const { locale, time } = useFormat()
  const errorWords = useErrorWords()
  const { data, error } = useQuery(placesQuery)
  const offers = data?.places ?? []
  // As it was when the form opened: the page may bring another one meanwhile.
  const [opened] = useState(broadcast)
  const wallOf = (at: string) => `${dayKey(Date.parse(at), locale)}T${time(at)}`
  const [form, setForm] = useState(() => (opened ? formOf(opened.content, wallOf) : EMPTY_FORM))
  const [isDraft, setDraft] = useState(false)
  const change = (part: Partial<BroadcastForm>) => setForm((before) => ({ ...before, ...part }))
  const isCorrection = opened?.state === 'out'
  const lead = isCorrection ? CORRECTION_WORD : ''
  const momentOf = (wall: string) => momentAt(wall.slice(0, 10), wall.slice(11, 16), locale)
  const said = saidOf(form, offers, momentOf, lead)
  const networks = listNetworks(form, offers, lead)
  const chosen = offers.filter((offer) => form.places.includes(keyOf(offer)))
  const codes = [...new Set(chosen.map(({ municipalityCode }) => municipalityCode))]
  const people = isCorrection ? null : data && whoApproves(data, codes)
  const isForNobody = isCorrection ? opened.forReader.approvers === 0 : people?.approvers.length === 0
  const colleagues = isForNobody ? (isCorrection ? opened.forReader.colleagues : people?.colleagues) : null
  const isSubmitted = !isDraft && !isForNobody
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`broadcasts.field.${field}`)]))
  const edit = useKeptEdit<BroadcastContent>({
    opened: opened?.content ?? null,
    said,
    save: async (changes, before) => opened && changeBroadcast(opened, { changes, before, isSubmitted }),
    put: (field, value) => setForm(formOf({ ...said, [field]: value }, wallOf)),
    labels: labels as Record<keyof BroadcastContent, string>,
    words: {
      places: (value) => (Array.isArray(value) ? t('broadcasts.chosen', { count: value.length }) : null),
      variants: (value) => Object.values((value ?? {}) as object).join('\n\n') || null,
      pictureId: (value) => (value === null ? t('broadcasts.without') : t('broadcasts.field.pictureId')),
      isUrgent: (value) => t(value === true ? 'broadcasts.urgent' : 'broadcasts.usual'),
      way: (value) => t(`broadcasts.way.${value === 'instead' ? 'instead' : 'beside'}`),
    },
  })

  async function create() {
    const { id } = await createBroadcast(said, isSubmitted)
    onCreated?.(id)
  }

  const missing = {
    ...(said.text === '' && { text: t('common.fillField') }),
    ...(said.places.length === 0 && { places: t('broadcasts.noPlaces') }),
    ...(form.when === 'at' && form.wall === '' && { publishAt: t('common.fillField') }),
    ...(said.publishAt !== null &&
      !isCorrection &&
      Date.parse(said.publishAt) <= serverNow() && { publishAt: t('broadcasts.momentPassed') }),
    ...Object.fromEntries(
      networks.flatMap(({ network, isTooLong, words, limit }) =>
        isTooLong && (words.trim() === '' || words.trim().length > limit)
          ? [[`variants.${network}`, t('broadcasts.variantNeeded')]]
          : [],
      ),
    ),
  }
  return (
    <FormDialog
      title={t(
        opened === null ? 'broadcasts.createTitle' : isCorrection ? 'broadcasts.correct' : 'broadcasts.edit',
      )}
      submitLabel={t(isSubmitted ? 'broadcasts.submit' : 'broadcasts.saveDraft')}
      doneText={t(isSubmitted ? 'broadcasts.submitted' : 'broadcasts.savedDraft')}
      refresh={['broadcasts']}
      isWide
      accepted={{ schema: CREATED, body: said }}
      missing={missing}
      edit={opened ? edit : undefined}
      extra={colleagues && <ForNobody colleagues={colleagues.slice(0, NAMED)} />}
      send={data === undefined ? null : opened ? edit.send : create}
      onClose={onClose}
    >
      {isForNobody && (
        // Before the work: beside the button stands whom to ask.
        <Notice state="attention" title={t('broadcasts.forNobody')}>
          {colleagues && colleagues.length > 0
            ? t('broadcasts.askColleague', { names: colleagues.slice(0, NAMED).join(', ') })
            : t('broadcasts.askForApprover')}
        </Notice>
      )}
      <TextArea
        label={t('broadcasts.field.text')}
        name="text"
        rows={6}
        limit={BROADCAST_TEXT_LIMIT}
        data-autofocus=""
        hint={t(isCorrection ? 'broadcasts.correctHint' : 'broadcasts.textHint')}
        value={form.text}
        onChange={({ target }) => change({ text: target.value })}
      />
      <PictureField pictureId={form.pictureId} onChange={(pictureId) => change({ pictureId })} />
      {isCorrection && (
        <ChoiceField label={t('broadcasts.field.way')} name="way">
          {CORRECTION_WAYS.map((way) => (
            <label key={way} className="chk-l">
              <input type="radio" name="way" checked={form.way === way} onChange={() => change({ way })} />
              <span>
                {t(`broadcasts.way.${way}`)}
                <span className="xs muted blk">{t(`broadcasts.wayHint.${way}`)}</span>
              </span>
            </label>
          ))}
        </ChoiceField>
      )}
      {!isCorrection && error && (
        <Notice state="late" title={t('broadcasts.placesFailed')}>
          {errorWords(error)}
        </Notice>
      )}
      {!isCorrection && !data && !error && <SkeletonRows count={3} label={t('broadcasts.loading')} />}
      {!isCorrection && data && (
        <>
          <PlacesField offers={offers} chosen={form.places} onChange={(places) => change({ places })} />
          <PagesAway pages={data.away} />
          {people && codes.length > 0 && !isForNobody && <Approvers names={people.approvers} />}
          <WhenField form={form} onChange={change} mayBeUrgent={data.mayBeUrgent} />
          <Collisions places={said.places} publishAt={said.publishAt} except={opened?.id ?? null} />
        </>
      )}
      <NetworkWords
        networks={
          isCorrection
            ? networks.filter(({ isTooLong, isWithoutPicture }) => isTooLong || isWithoutPicture)
            : networks
        }
        onChange={(network, words) => change({ variants: { ...form.variants, [network]: words } })}
      />
      {isCorrection && opened && (
        <>
          <b className="sm">{t('broadcasts.standsTitle')}</b>
          <CorrectionStands places={opened.places} content={said} />
        </>
      )}
      {!isCorrection && !isForNobody && opened?.state !== 'waiting' && (
        <label className="chk-l">
          <input type="checkbox" checked={isDraft} onChange={() => setDraft(!isDraft)} />
          <span>{t('broadcasts.keepDraft')}</span>
        </label>
      )}
    </FormDialog>
  )
}

/** Nobody approves words of their own: said beside the button that keeps a draft instead, with whom to ask. */
function ForNobody({ colleagues }: { colleagues: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <span className="sm" role="status">
      <b>{t('broadcasts.forNobody')}.</b>{' '}
      {colleagues.length > 0 && `${t('broadcasts.askColleague', { names: colleagues.join(', ') })} `}
      {t('broadcasts.askForApprover')}
    </span>
  )
}

const NAMED = 3

/** Who will be called, as the places are chosen. */
function Approvers({ names }: { names: readonly string[] }) {
  const { t } = useTranslation()
  const others = names.length - NAMED
  return (
    <p className="sm muted">
      {t('broadcasts.approvers', { names: names.slice(0, NAMED).join(', ') })}
      {others > 0 && ` ${t('broadcasts.otherApprovers', { count: others })}`}
    </p>
  )
}

type WhenProps = {
  form: BroadcastForm
  onChange: (part: Partial<BroadcastForm>) => void
  mayBeUrgent: boolean
}

function WhenField({ form, onChange, mayBeUrgent }: WhenProps) {
  const { t } = useTranslation()
  return (
    <>
      <ChoiceField label={t('broadcasts.field.publishAt')} name="when">
        {(['now', 'at'] as const).map((when) => (
          <label key={when} className="chk-l">
            <input
              type="radio"
              name="when"
              checked={form.when === when}
              onChange={() => onChange({ when, ...(when === 'at' && { isUrgent: false }) })}
            />
            <span>{t(`broadcasts.when.${when}`)}</span>
          </label>
        ))}
      </ChoiceField>
      {form.when === 'at' && (
        <TextField
          label={t('broadcasts.moment')}
          name="publishAt"
          type="datetime-local"
          value={form.wall}
          onChange={({ target }) => onChange({ wall: target.value })}
        />
      )}
      {form.when === 'now' && mayBeUrgent && (
        <label className="chk-l">
          <input
            type="checkbox"
            checked={form.isUrgent}
            onChange={() => onChange({ isUrgent: !form.isUrgent })}
          />
          <span>
            {t('broadcasts.urgent')}
            <span className="xs muted blk">{t('broadcasts.urgentHint')}</span>
          </span>
        </label>
      )}
    </>
  )
}
