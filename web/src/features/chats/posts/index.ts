/** Our own words in a chat with their files: written, sent, waiting, and standing there as messages. */
export { Composer } from './Composer.tsx'
export { MessageFiles } from './MessageFiles.tsx'
export { useFiles } from './use-files.ts'
export { useSend } from './use-send.ts'
export { WaitingPosts } from './WaitingPosts.tsx'
