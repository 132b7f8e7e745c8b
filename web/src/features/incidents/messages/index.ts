/** Messages and work: a message begins an incident or joins its author’s, is split, deleted or has a point on the map; and whose threads one incident answers. */
export { MembersFold, MembersPanel } from './late.ts'
export { SplitDialog } from './SplitDialog.tsx'
export { Thread } from './Thread.tsx'
