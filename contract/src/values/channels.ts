/** Networks, places in them where people write, and how our pages are listed. */

export { NETWORKS } from '../networks/index.ts'

export const SURFACES = [
  'comment',
  'private',
  'chat',
  'post',
  'video_comment',
  'photo_comment',
  'board',
  'email',
  'form',
] as const

export const CHANNEL_STATES = ['troubled', 'paused'] as const

export const CHANNEL_SORTS = ['name', 'trouble', 'last_event'] as const
