/** How questions come in: the posts and videos under which people ask, the tag, the telephone and the hall; kept, folded, followed as their words change. */
export { SourcesPanel } from './SourcesPanel.tsx'
export { TagNote } from './TagNote.tsx'
export { TypedDialog } from './TypedDialog.tsx'
