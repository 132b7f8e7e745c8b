import { z } from 'zod'
import { Moment } from '../common.ts'

export const INSTALLATION_CHECKS = [
  'database',
  'migrations',
  'workers',
  'inbox',
  'quarantine',
  'outbox',
  'jobs',
  'attachments',
  'channels',
  'disk',
  'certificate',
  'files',
  'backup',
  'book',
] as const

/** `unknown`: cannot be determined here. */
export const InstallationCheck = z.object({
  code: z.enum(INSTALLATION_CHECKS),
  state: z.enum(['ok', 'attention', 'late', 'unknown']),
  /** Counts, bytes and seconds by name. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type InstallationCheck = z.infer<typeof InstallationCheck>

/** The state of the installation, for its administrators. */
export const InstallationResponse = z.object({
  at: Moment,
  version: z.string(),
  /** Of the process that answers. */
  startedAt: Moment,
  checks: z.array(InstallationCheck),
  /** False: no letters are sent at all. */
  isMailSetUp: z.boolean(),
})
export type InstallationResponse = z.infer<typeof InstallationResponse>
