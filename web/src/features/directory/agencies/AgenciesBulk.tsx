import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AgencyChange, ChangeAgenciesResponse } from '@veche/contract/admin/many/agencies.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { Confirm } from '../../../ui/overlays/Confirm.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice } from '../../../ui/query-states.tsx'
import { type Book, REFRESH } from '../directory.queries.ts'

type Props = { book: Book; chosen: ReadonlySet<string>; onDone: () => void }
const DEEDS = {
  schedule: {},
  trust: { isTrusted: true },
  distrust: { isTrusted: false },
  off: { isActive: false },
  on: { isActive: true },
} as const
type Deed = keyof typeof DEEDS
const NAMES = ['schedule', 'trust', 'distrust', 'off', 'on'] as const satisfies Deed[]

/** Hours, trust and work of many bodies: said before, named where they stay, taken back from the notice. */
export function AgenciesBulk(props: Props) {
  const { t } = useTranslation()
  const [deed, setDeed] = useState<Deed | null>(null)
  return (
    <>
      {NAMES.map((name) => (
        <Button key={name} size="s" onClick={() => setDeed(name)}>
          {t(`directory.many.${name}`)}
        </Button>
      ))}
      {deed && <ChangeDialog {...props} deed={deed} onClose={() => setDeed(null)} />}
    </>
  )
}

const send = (rows: AgencyChange[], signal?: AbortSignal) =>
  unwrap(
    api.POST('/api/directory/agencies/many', {
      ...(signal && { params: { query: { preview: 'true' as const } }, signal }),
      body: { rows },
    }),
  )

function ChangeDialog({ book, chosen, onDone, deed, onClose }: Props & { deed: Deed; onClose: () => void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const schedules = book.schedules.filter(({ isActive }) => isActive)
  const [scheduleCode, setSchedule] = useState(schedules[0]?.code ?? '')
  const change = deed === 'schedule' ? { scheduleCode } : DEEDS[deed]
  const rows = [...chosen].map((code) => ({ code, ...change }))
  const preview = useQuery({
    queryKey: ['directory', 'many', rows],
    queryFn: ({ signal }) => send(rows, signal),
    retry: false,
    gcTime: 0,
  })
  const rules = {
    mutationFn: (changed: AgencyChange[]) => send(changed),
    onError: (error: Error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: REFRESH }),
  }
  // The notice outlives the dialog, so what is said stands with the mutation and not with its call.
  const undo = useMutation({
    ...rules,
    onSuccess: ({ left }) =>
      showToast(t(`directory.many.${left.length > 0 ? 'undoneBut' : 'undone'}`, { left: left.length })),
  })
  const run = useMutation({
    ...rules,
    onSuccess: (told) => {
      const counts = { count: told.undo.length, left: told.left.length }
      showToast(
        t(`directory.many.${told.left.length > 0 ? 'doneBut' : 'done'}`, counts),
        told.undo.length > 0 ? () => undo.mutate(told.undo) : undefined,
      )
      onDone()
      onClose()
    },
  })
  return (
    <Confirm
      title={t('directory.many.title', { deed: t(`directory.many.${deed}`), count: chosen.size })}
      action={t(`directory.many.${deed}`)}
      isReady={!run.isPending && (preview.data?.undo.length ?? 0) > 0}
      onYes={() => run.mutate(rows)}
      onClose={onClose}
    >
      {deed === 'schedule' ? (
        <SelectField
          label={t('directory.field.schedule')}
          name="scheduleCode"
          hint={t('directory.hint.scheduleOfAgency')}
          value={scheduleCode}
          onChange={({ target }) => setSchedule(target.value)}
        >
          {schedules.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : (
        <p>{t(`directory.many.text.${deed}`)}</p>
      )}
      {preview.error && <ErrorNotice error={preview.error} onRetry={preview.refetch} />}
      {preview.data && <Told {...preview.data} />}
    </Confirm>
  )
}

/** How many it changes, and by name what stays as it is. */
function Told({ undo, left }: ChangeAgenciesResponse) {
  const { t } = useTranslation()
  return (
    <div className="col g1" role="status">
      <p className="m">
        {t('directory.many.changes', { changed: undo.length, of: undo.length + left.length })}
      </p>
      <ul className="sm">
        {left.map(({ code, name, reason }) => (
          <li key={code}>
            {name}: <span className="muted">{t(`directory.many.why.${reason}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
