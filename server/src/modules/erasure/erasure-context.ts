import type { FileStore } from '../../platform/files/files.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import type { PipelineServices } from '../inbox/index.ts'

export type ErasureContext = Pick<AppContext, 'db' | 'jobs' | 'vault' | 'clock' | 'log' | 'region'> &
  Pick<PipelineServices, 'connectors' | 'findChannel'> & {
    shelves: Record<'attachments' | 'answers' | 'parts', Pick<FileStore, 'remove' | 'open'>>
    /** Takes away exported files, which hold rows of questions. */
    removeExports: () => Promise<void>
  }
