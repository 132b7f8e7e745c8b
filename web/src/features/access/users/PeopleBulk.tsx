import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PeopleChange } from '@veche/contract/admin/many/people.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { DialogForm } from '../../../ui/forms/DialogForm.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { EMPTY_GRANT, GrantFields, toGrant } from './GrantFields.tsx'
import { PeopleLeft } from './many/PeopleLeft.tsx'
import { SwitchManyDialog } from './many/SwitchManyDialog.tsx'

type Props = { chosen: ReadonlySet<string>; onDone: () => void }
const KINDS = ['give', 'take', 'move'] as const

/** What is done to many people at once: said before it is done, and brought back from the notice. */
export function PeopleBulk({ chosen, onDone }: Props) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<PeopleChange['kind'] | null>(null)
  const [isActive, setActive] = useState<boolean | null>(null)
  return (
    <>
      {KINDS.map((one) => (
        <Button key={one} size="s" onClick={() => setKind(one)}>
          {t(`accounts.users.many.${one}`)}
        </Button>
      ))}
      {[false, true].map((one) => (
        <Button key={`${one}`} size="s" onClick={() => setActive(one)}>
          {t(`accounts.users.many.${one ? 'on' : 'off'}`)}
        </Button>
      ))}
      {isActive !== null && (
        <SwitchManyDialog {...{ isActive, chosen, onDone }} onClose={() => setActive(null)} />
      )}
      {kind && <ChangeDialog kind={kind} chosen={chosen} onClose={() => setKind(null)} onDone={onDone} />}
    </>
  )
}

type DialogProps = Props & { kind: PeopleChange['kind']; onClose: () => void }

function ChangeDialog({ kind, chosen, onClose, onDone }: DialogProps) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [form, setForm] = useState(EMPTY_GRANT)
  const [agencyCode, setAgencyCode] = useState<string | null>(null)
  const change = kind === 'move' ? toMove(agencyCode) : toChange(kind, toGrant(form))
  const preview = usePreview(chosen, change)
  const onSettled = () => queryClient.invalidateQueries({ queryKey: ['users'] })
  const undo = useMutation({
    mutationFn: (body: BodyOf<'POST /api/users/grants/undo'>) =>
      unwrap(api.POST('/api/users/grants/undo', { body })),
    onSuccess: () => showToast(t('accounts.users.many.undone')),
    onError: (error) => showErrorToast(words(error)),
    onSettled,
  })
  const save = useMutation({
    mutationFn: send,
    onSuccess: ({ changed, left }) => {
      const said = changed.length === 0 ? 'nothing' : left.length === 0 ? 'done' : 'doneBut'
      const words = t(`accounts.users.many.${said}`, { count: changed.length, left: left.length })
      showToast(words, changed.length > 0 ? () => undo.mutate({ changed }) : undefined)
      onDone()
      onClose()
    },
    onSettled,
  })

  function send(asked: PeopleChange) {
    return unwrap(api.POST('/api/users/grants', { body: { userIds: [...chosen], change: asked } }))
  }

  return (
    <DialogForm
      title={`${t(`accounts.users.many.${kind}`)}: ${t('accounts.users.many.people', { count: chosen.size })}`}
      submitLabel={t(`accounts.users.many.${kind}`)}
      isComplete={change !== null}
      missing={
        change
          ? {}
          : { code: t(`accounts.${kind === 'move' ? 'users.many.agencyProblem' : 'grant.placeProblem'}`) }
      }
      isPending={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={() => change && save.mutate(change)}
    >
      {kind === 'move' ? (
        <>
          <p className="sm muted">{t('accounts.users.many.moveText')}</p>
          <Combobox
            label={t('accounts.users.many.agency')}
            name="code"
            value={agencyCode}
            options={directory.agencies.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={setAgencyCode}
          />
        </>
      ) : (
        <GrantFields form={form} onChange={setForm} isForMany />
      )}
      {preview && <PeopleLeft {...preview} />}
    </DialogForm>
  )
}

type Told = AnswerOf<'POST /api/users/grants'>

/** Asked of the server, because a row of the table may be older than what it says. */
function usePreview(chosen: ReadonlySet<string>, change: PeopleChange | null): Told | undefined {
  const userIds = [...chosen]
  return useQuery({
    queryKey: ['users', 'many', userIds, change],
    queryFn:
      change === null
        ? skipToken
        : ({ signal }) =>
            unwrap(
              api.POST('/api/users/grants', {
                params: { query: { preview: 'true' } },
                body: { userIds, change },
                signal,
              }),
            ),
    retry: false,
  }).data
}

function toMove(agencyCode: string | null): PeopleChange | null {
  return agencyCode === null ? null : { kind: 'move', agencyCode }
}

function toChange(kind: 'give' | 'take', grant: ReturnType<typeof toGrant>): PeopleChange | null {
  if (!grant || grant.role === 'administrator') return null
  return { kind, grant: { role: grant.role, scope: grant.scope } }
}
