import type { MeResponse } from '@veche/contract/access.ts'
import { Suspense } from 'react'
import { KeptPartFilesHost } from '../../../features/answers/part-files/index.ts'
import { KeptDoneHost, KeptNewHost } from '../../../features/answers/subtasks/index.ts'
import { KeptSnoozesHost } from '../../../features/desk/snoozes/KeptSnoozesHost.tsx'
import { KeptNotesHost } from '../../../features/notes/KeptNotesHost.tsx'
import { useHasKept } from '../../../lib/line/kept.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { KeptActs } from './KeptActs.tsx'

/** With the words and the pictures of practices, which few have here. */
const KeptPracticesHost = lazyPart(
  'KeptPracticesHost',
  () => import('../../../features/portal/practices/KeptPracticesHost.tsx'),
)

/**
 * What was pressed without a line and changes no answer: steps of questions, questions put aside, sub-tasks given or done, notes, questions to
 * the author and to other bodies, labels of photographs, files of parts, practices.
 */
export function KeptWorkHost({ me }: { me: Pick<MeResponse, 'id' | 'name'> }) {
  const userId = me.id
  const isPracticeKept = useHasKept(`work.${userId}.practice.`)
  return (
    <>
      <KeptSnoozesHost userId={userId} />
      <KeptDoneHost userId={userId} />
      <KeptNewHost userId={userId} />
      <KeptNotesHost userId={userId} />
      <KeptActs me={me} />
      <KeptPartFilesHost userId={userId} />
      {isPracticeKept && (
        <Suspense fallback={null}>
          <KeptPracticesHost userId={userId} />
        </Suspense>
      )}
    </>
  )
}
