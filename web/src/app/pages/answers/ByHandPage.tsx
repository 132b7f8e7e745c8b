import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MeResponse } from '@veche/contract/access.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/public-page/by-hand/by-hand.module.css'
import type { HandSlip, Recorded } from '../../../features/public-page/by-hand/by-hand.queries.ts'
import {
  HandForm,
  registerByHand,
  SlipScreen,
  useHandForm,
} from '../../../features/public-page/by-hand/index.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { meQuery } from '../../../lib/session.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'

/** A call, a visit, a paper: one page with the words first, on a phone as at a desk. */
export function ByHandPage() {
  const { t } = useTranslation()
  const me = useQuery(meQuery).data
  return (
    <main className={`page ${styles.handPage}`}>
      <header className="page-h">
        <h1>{t('by-hand.title')}</h1>
      </header>
      {me && <Recording key={me.id} me={me} />}
    </main>
  )
}

type Sent = { slip: HandSlip; recordId: string; body: Recorded }

function Recording({ me }: { me: MeResponse }) {
  const { directory } = useDirectory()
  const queryClient = useQueryClient()
  const words = useErrorWords()
  const own = ownMunicipality(me, directory.agencies)
  const { form, change, begin, forget } = useHandForm(me.id, own)
  const [sent, setSent] = useState<Sent | null>(null)
  const again = useMutation({
    mutationFn: ({ recordId, body }: Sent) => registerByHand(recordId, body),
    onSuccess: (slip, before) => setSent({ ...before, slip }),
    onError: (error) => showErrorToast(words(error)),
  })
  const next = () => {
    begin()
    setSent(null)
  }
  useHotkeys({ n: sent !== null && next })
  if (sent)
    return (
      <SlipScreen
        slip={sent.slip}
        isAsking={again.isPending}
        wasToJoin={sent.body.joinId !== null}
        renderIncident={renderIncident}
        onAsk={() => again.mutate(sent)}
        onNext={next}
      />
    )
  return (
    <HandForm
      form={form}
      change={change}
      maySortLater={maySortLater(me)}
      renderIncident={renderIncident}
      onClear={begin}
      onRecorded={(slip, body) => {
        forget()
        setSent({ slip, recordId: form.recordId, body })
        void queryClient.invalidateQueries({ queryKey: ['incidents'] })
      }}
    />
  )
}

function renderIncident(incidentId: string, content: string): ReactNode {
  return (
    <Link className="lnk" to="/incident/$incidentId" params={{ incidentId }}>
      {content}
    </Link>
  )
}

type Agencies = ReturnType<typeof useDirectory>['directory']['agencies']

/** Where the reader works, to begin with. */
function ownMunicipality({ grants }: MeResponse, agencies: Agencies): string | null {
  const codes = grants.flatMap(({ scope }) => {
    if (scope.kind === 'municipality') return [scope.code]
    if (scope.kind !== 'agency') return []
    return agencies.find(({ code }) => code === scope.code)?.municipalityCode ?? []
  })
  return codes[0] ?? null
}

/** As the server has it: of a body alone, nobody sees what is not sorted. */
function maySortLater({ grants }: MeResponse): boolean {
  return grants.some(
    ({ role, scope }) =>
      ['dispatcher', 'moderator', 'coordinator'].includes(role) &&
      (scope.kind === 'region' || scope.kind === 'municipality'),
  )
}
