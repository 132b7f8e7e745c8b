import type { FileStore } from '../../platform/files/files.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import type { Actor } from '../access/index.ts'

export type AttachmentsContext = Pick<AppContext, 'db' | 'clock'> & {
  files: FileStore
  /** Throws where the message is in no incident that the actor sees, or, `work`, may work on. */
  authorizeMessage: (ask: { messageId: string; actor: Actor; to: 'see' | 'work' }) => Promise<void>
}
