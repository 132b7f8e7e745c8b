import { KeptPartFilesHost } from '../../../features/answers/part-files/index.ts'
import { KeptDoneHost, KeptNewHost } from '../../../features/answers/subtasks/index.ts'
import { KeptSnoozesHost } from '../../../features/desk/snoozes/KeptSnoozesHost.tsx'
import { KeptNotesHost } from '../../../features/notes/KeptNotesHost.tsx'
import { KeptPracticesHost } from '../../../features/portal/practices/index.ts'

/**
 * What was pressed without a line and changes no answer: questions put aside, sub-tasks given or done, notes, files of
 * parts, practices.
 */
export function KeptWorkHost({ userId }: { userId: string }) {
  return (
    <>
      <KeptSnoozesHost userId={userId} />
      <KeptDoneHost userId={userId} />
      <KeptNewHost userId={userId} />
      <KeptNotesHost userId={userId} />
      <KeptPartFilesHost userId={userId} />
      <KeptPracticesHost userId={userId} />
    </>
  )
}
